/// The datapoints of one part of a store, read and checked.
public struct StoredDatapoints {
    private let tables: StateTables

    /// Reads a part, whose sets and windows are those of a counter like the one that wrote it.
    public init(_ blob: [UInt8], like schema: borrowing Counter) throws(MetricStateError) {
        var reader = StateReader(try StoredBlob.datapoints.open(blob))
        tables = try StateTables(&reader, schema)
    }

    /// Adds what a query asks of it to the query's counter.
    public func add(_ projection: StoreProjection, to counter: inout Counter) throws(StoreProjection.Refusal) {
        try tables.project(projection, into: &counter)
    }

    /// Adds all of it to a counter of the store's own kind.
    public func merge(into counter: inout Counter) { tables.merge(into: &counter) }

    /// The number of events in the ten counts of a set in which each event has one place: what conservation is checked against.
    public func countedEvents(in set: Int) -> Int64 { tables.countedEvents(in: set) }
}
