internal import CByteScan

extension TextBlock {
    /// The name of the kernel that makes masks on this processor, as `avx2`.
    public static var kernelName: String { unsafe String(cString: sesstat_kernel_current().pointee.name) }
}
