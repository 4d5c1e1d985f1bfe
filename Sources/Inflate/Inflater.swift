internal import CZlib

#if ISAL
    internal import CISAL
#endif

/// The library that takes deflate data apart; which one it is makes no difference to what an input gives.
public enum Inflater: CaseIterable, Sendable {
    /// zlib, always there.
    case zlib
    #if ISAL
        /// ISA-L, several times as fast, with zlib wherever the data is not beyond doubt; built with the trait `ISAL`.
        case isal
    #endif

    /// The fastest of this build.
    public static var preferred: Inflater {
        #if ISAL
            .isal
        #else
            .zlib
        #endif
    }

    /// Name and version, as `zlib 1.2.13` or `ISA-L 2.30.0 + zlib 1.2.13`.
    public var name: String {
        let zlib = unsafe "zlib \(String(cString: zlibVersion()))"
        switch self {
        case .zlib: return zlib
        #if ISAL
            // ISA-L does not tell its version at run time.
            case .isal: return "ISA-L \(ISAL_MAJOR_VERSION).\(ISAL_MINOR_VERSION).\(ISAL_PATCH_VERSION) + \(zlib)"
        #endif
        }
    }
}
