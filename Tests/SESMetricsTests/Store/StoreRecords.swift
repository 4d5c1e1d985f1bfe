#if Store
    @testable import SESMetrics

    /// Random events of which no two are the same event unless they are copies: what a run counts of them decides nothing
    /// then, so that runs with other options know the same copies.
    struct StoreRecords {
        var events: RandomEvents
        private var number = 0

        init(seed: UInt64) {
            events = RandomEvents(seed: seed)
        }

        /// Some events, and notifications of some of them.
        mutating func list(_ count: Int) -> [JSONTree] {
            var list: [JSONTree] = []
            for _ in 0..<count {
                let event = distinct(events.event())
                list.append(event)
                if events.generator.isOne(in: 5), let twin = notification(event) { list.append(twin) }
            }
            return list
        }

        private mutating func distinct(_ event: JSONTree) -> JSONTree {
            number += 1
            guard case .object(var members) = event else { return event }
            for index in members.indices {
                switch members[index].0 {
                case "open", "click":
                    // Some at the same time as others, of other links and programs.
                    let time = StoreRecords.time(number / 2 * 2)
                    members[index].1 = members[index].1.setting("timestamp", .string(time))
                        .setting("ipAddress", .string("192.0.2.\(number % 250)"))
                case "mail" where !StoreRecords.isResponse(members):
                    members[index].1 = members[index].1.setting("messageId", .string("u-\(number)"))
                default: break
                }
            }
            return .object(members)
        }

        private static func isResponse(_ members: [(String, JSONTree)]) -> Bool {
            members.contains { $0.0 == "open" || $0.0 == "click" }
        }

        /// Some time within ten weeks, another for each number.
        private static func time(_ number: Int) -> String {
            let hours = number * 7919 % (24 * 70)
            let (day, hour) = (hours / 24, hours % 24)
            let month = day < 31 ? 3 : day < 61 ? 4 : 5
            let first = month == 3 ? 0 : month == 4 ? 31 : 61
            func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
            return "2026-0\(month)-\(two(day - first + 1))T\(two(hour)):\(two(number % 60)):00.\(100 + number % 900)Z"
        }

        /// SES's notification of a published event, where there is one of its type.
        private func notification(_ event: JSONTree) -> JSONTree? {
            guard case .object(var members) = event,
                let type = members.firstIndex(where: { $0.0 == "eventType" }),
                case .string(let name) = members[type].1, ["Bounce", "Complaint", "Delivery"].contains(name)
            else { return nil }
            members[type].0 = "notificationType"
            return .object(members)
        }
    }

    extension JSONTree {
        /// An object with another value under a key.
        func setting(_ key: String, _ value: JSONTree) -> JSONTree {
            guard case .object(var members) = self else { return self }
            members.removeAll { $0.0 == key }
            members.append((key, value))
            return .object(members)
        }
    }
#endif
