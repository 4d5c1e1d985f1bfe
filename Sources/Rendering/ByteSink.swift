/// Where rendered bytes go: a file, standard output, a compressor.
///
/// In: blocks of about 64 KiB, in order. What a sink throws ends the rendering and reaches
/// the caller as it was thrown.
public protocol ByteSink: AnyObject {
    /// Takes all of a block; the span is valid only during the call.
    func write(_ bytes: Span<UInt8>) throws
}
