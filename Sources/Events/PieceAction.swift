/// What is to be done with a stretch of a record that is crossed by the pieces of a ``PieceTable``.
///
/// The same as ``RecordWalker`` does when it comes to that place: each action is carried out by its functions.
struct PieceAction: BitwiseCopyable, Equatable {
    /// What is done; the argument says to what.
    enum Kind: UInt8, BitwiseCopyable {
        case none
        /// Keep a string, or another value, of a ``Field``.
        case keepString, keepOther
        /// Keep the name of the event's type.
        case type, notificationType
        /// The object `mail` begins or ends.
        case beginMail, endMail
        /// The payload of the event's type begins, or that of another type, of which nothing is kept.
        case payload, otherPayload
        case beginDestination, destination
        case beginRecipients, recipient
        /// An element of a list begins; it was a recipient, or a header.
        case beginElement, endRecipient, endHeader
        case beginHeaders, beginTags, beginLinkTags
        /// The text of a planned tag, of the message or of a link, for an extra slot.
        case extra
    }

    let bits: UInt16

    init(bits: UInt16) { self.bits = bits }

    init(_ kind: Kind, _ argument: UInt8 = 0) { bits = UInt16(kind.rawValue) << 8 | UInt16(argument) }

    init(_ kind: Kind, _ field: Field) { self.init(kind, field.rawValue) }

    init(_ kind: Kind, _ type: EventType) { self.init(kind, type.rawValue) }

    static let none = PieceAction(.none)

    @inline(__always) var kind: Kind {
        // Raw values rise from 0 by one, so that they are what stands in memory; the other way is a call a mark.
        unsafe unsafeBitCast(UInt8(truncatingIfNeeded: bits &>> 8), to: Kind.self)
    }
    var argument: UInt8 { UInt8(truncatingIfNeeded: bits) }
    @inline(__always) var field: Field { unsafe unsafeBitCast(argument, to: Field.self) }
    @inline(__always) var type: EventType { unsafe unsafeBitCast(argument, to: EventType.self) }
}
