/// Why a store cannot be used.
public enum StoreFailure: Error, Equatable, Sendable {
    /// There is no such file.
    case missing
    /// The file is no store of this program's.
    case notStore
    /// It was written by a later version, with this number of the schema.
    case newer(Int)
    /// It was written by an earlier version, and cannot be changed because it is only read.
    case older(Int)
    /// It is damaged: what SQLite says of it.
    case corrupt(String)
    /// Somebody else is writing to it.
    case busy
    /// It cannot be opened, or not be written to.
    case notWritable(String)
    /// Writing failed, for example for want of room.
    case writeFailed(String)
    /// Anything else that SQLite says.
    case other(String)
}
