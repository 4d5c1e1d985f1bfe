internal import CByteScan

/// The fast way over values: the places of quotes come from a list, so that no step waits for the one before.
///
/// It gives up wherever a value is not plain and sound, and leaves that to the strict functions, which alone decide what
/// is wrong and where. Positions must rise from call to call, as they do within a record; ``placeCursor(at:)`` goes back.
extension JSONScanner {
    /// Gets ready to cross what begins at `position`, wherever that is.
    mutating func placeCursor(at position: Int) {
        guard let places, places.count > 0 else { return }
        let index = cursor
        let isBehind = index > 0 && Int(places[index &- 1]) >= position
        if isBehind || Int(places[min(index &+ 8, places.count &- 1)]) < position {
            cursor = places.firstIndex(from: position)
        }
    }

    /// Crosses any value that begins at `position`; `depth` is that of the container around it.
    @inline(__always) func crossValue(_ position: Int, depth: Int, _ cursor: inout Int) -> Int {
        let first = bytes[position]
        if first == UInt8(ascii: "\"") { return crossString(position &+ 1, &cursor) }
        if first | 0x20 == UInt8(ascii: "{") { return crossContainer(position, depth: depth, &cursor) }
        return skipValue(position, depth: depth)
    }

    /// Crosses a string; `position` is behind its opening quote, the result behind its closing one.
    @inline(__always) func crossString(_ position: Int, _ cursor: inout Int) -> Int {
        let end = plainStringEnd(position, &cursor)
        return end >= 0 ? end &+ 1 : skipString(position)
    }

    /// Where the string ends whose opening quote is before `position`, if it holds no escape and no fault; else negative.
    @inline(__always) func plainStringEnd(_ position: Int, _ cursor: inout Int) -> Int {
        guard let places else {
            let end = stops.first(from: position)
            return bytes[end] == UInt8(ascii: "\"") ? end : -1
        }
        while Int(places[cursor]) < position { cursor &+= 1 }
        let end = Int(places[cursor])
        return bytes[end] == UInt8(ascii: "\"") ? end : -1
    }

    /// Crosses the object or array at `position`; `depth` is that of the container around it.
    ///
    /// Most arrays of a record hold one plain string, which is crossed here.
    @inline(__always) func crossContainer(_ position: Int, depth: Int, _ cursor: inout Int) -> Int {
        if bytes[position] == UInt8(ascii: "["), bytes[position &+ 1] == UInt8(ascii: "\""), depth < maximumDepth {
            let end = plainStringEnd(position &+ 2, &cursor)
            if end >= 0, bytes[end &+ 1] == UInt8(ascii: "]") { return end &+ 2 }
        }
        return crossAnyContainer(position, depth: depth, &cursor)
    }

    @inline(never) private func crossAnyContainer(_ position: Int, depth: Int, _ cursor: inout Int) -> Int {
        if let places {
            let behind = unsafe sesstat_cross_container(
                bytes.base, places.base, position, &cursor, Int32(truncatingIfNeeded: maximumDepth &- depth))
            if behind >= 0 { return behind }
        }
        return skipValue(position, depth: depth)
    }
}
