extension FixedWidthInteger {
    /// The quotient rounded towards minus infinity, so that times before 1970 fall into windows as later ones do.
    ///
    /// - Precondition: `divisor` is positive.
    @inline(__always) func flooringQuotient(by divisor: Self) -> Self {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
