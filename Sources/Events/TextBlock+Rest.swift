extension TextBlock {
    /// Begins anew with what another block has not had scanned; the other stays as it is.
    public func take(restOf other: TextBlock) {
        removeAll()
        unsafe append(other.bytes.buffer(other.start..<other.end))
    }
}
