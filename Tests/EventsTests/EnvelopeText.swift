internal import Foundation

/// Puts text into envelopes as their makers write them.
enum EnvelopeText: UInt8, CaseIterable {
    case sns, eventBridge, lambda, logs, firehoseError, quarantine, quarantineBase64

    /// Whether it counts towards the levels that are unwrapped.
    var isLevel: Bool { rawValue < EnvelopeText.firehoseError.rawValue }

    /// The envelope around a text.
    func wrap(_ text: [UInt8]) -> [UInt8] {
        switch self {
        case .sns: Self.notification(text)
        case .eventBridge: Self.join(#"{"version":"0","detail-type":"Email Sent","detail":"#, text, "}")
        case .lambda: Self.join(#"{"Records":[{"EventSource":"aws:sns","Sns":"#, Self.notification(text), "}]}")
        case .logs:
            Self.join(#"{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","message":"#, Self.string(text), "}]}")
        case .firehoseError: Self.join(#"{"attemptsMade":1,"errorCode":"x","rawData":"#, Self.base64(text), "}")
        case .quarantine: Self.join(#"{"input":"x","reason":"json_syntax","raw":"#, Self.string(text), "}")
        case .quarantineBase64:
            Self.join(#"{"input":"x","reason":"invalid_utf8","rawBase64":"#, Self.base64(text), "}")
        }
    }

    private static func notification(_ text: [UInt8]) -> [UInt8] {
        join(#"{"Type":"Notification","MessageId":"1","Message":"#, string(text), "}")
    }

    private static func join(_ head: String, _ middle: [UInt8], _ tail: String) -> [UInt8] {
        Array(head.utf8) + middle + Array(tail.utf8)
    }

    private static func string(_ text: [UInt8]) -> [UInt8] {
        var string: [UInt8] = [0x22]
        for byte in text {
            if byte < 0x20 {
                string += Array("\\u00".utf8) + [0x30 + byte >> 4, Array("0123456789abcdef".utf8)[Int(byte & 15)]]
            } else {
                if byte == 0x22 || byte == 0x5C { string.append(0x5C) }
                string.append(byte)
            }
        }
        return string + [0x22]
    }

    private static func base64(_ text: [UInt8]) -> [UInt8] { [0x22] + Data(text).base64EncodedData() + [0x22] }
}
