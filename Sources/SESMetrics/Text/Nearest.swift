/// Suggests what someone may have meant who typed something that there is not.
enum Nearest {
    /// The candidate that is nearest to `text` without regard to case; nil when none is near.
    static func match(_ text: String, among candidates: some Sequence<String>) -> String? {
        matches(text, among: candidates, count: 1).first
    }

    /// Up to `count` candidates that are near to `text`, the nearest first, ties in the order given.
    static func matches(_ text: String, among candidates: some Sequence<String>, count: Int) -> [String] {
        let typed = Array(text.lowercased().utf8.prefix(longest))
        let near = candidates.enumerated().compactMap {
            order, candidate -> (distance: Int, order: Int, text: String)? in
            let other = Array(candidate.lowercased().utf8.prefix(longest))
            // A good part of a name is a good hint: "rendering" for RenderingFailure, "berlin" for Europe/Berlin.
            let isPart = typed.count >= 3 && candidate.lowercased().contains(text.lowercased())
            let distance = isPart ? 1 : distance(typed, other)
            return distance <= max(1, (max(typed.count, other.count) + 1) / 3) ? (distance, order, candidate) : nil
        }
        return near.sorted { ($0.distance, $0.order) < ($1.distance, $1.order) }.prefix(count).map(\.text)
    }

    /// Longer texts are compared by this many bytes, as the work grows with the square.
    private static let longest = 64

    /// How many bytes must be put in, left out, replaced or swapped with their neighbour to get from one to the other.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
                var least = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
