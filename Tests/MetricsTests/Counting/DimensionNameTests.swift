import Events
import Testing

@testable import Metrics

@Suite("Names of dimensions") struct DimensionNameTests {
    @Test(
        "a name is a tag, a header, a link tag or a field",
        arguments: [
            ("campaign", Dimension.Source.column(.tag("campaign"))),
            ("ses:configuration-set", .column(.tag("ses:configuration-set"))),
            ("a/b", .column(.tag("a/b"))),
            ("header", .column(.tag("header"))),
            ("field", .column(.tag("field"))),
            ("Field/source", .column(.tag("Field/source"))),
            ("header/X-Tier", .column(.header("X-Tier"))),
            ("header/a/b", .column(.header("a/b"))),
            ("link/slot", .column(.linkTag("slot"))),
            ("field/bounceType", .column(.field(.bounceType))),
            ("field/recipientDomain", .recipientDomain),
            ("field/smtpStatus", .recipientStatus),
            ("field/fromDomain", .domain(.field(.source))),
        ])
    func sources(name: String, source: Dimension.Source) throws {
        let dimension = try #require(Dimension(name))
        #expect(dimension.name == name)
        #expect(dimension.source == source)
    }

    @Test(
        "no name, nothing behind a slash, and fields that there are not, are no dimensions",
        arguments: ["", "header/", "link/", "field/", "field/bouncetype", "field/nothing", "field/source/x"])
    func refused(name: String) {
        #expect(Dimension(name) == nil)
    }

    @Test("every name that is offered behind field/ is one")
    func offered() {
        #expect(Dimension.fieldNames.allSatisfy { Dimension("field/\($0)") != nil })
        let documented = [
            "bounceType", "bounceSubType", "complaintFeedbackType", "delayType", "recipientDomain", "fromDomain",
            "source", "sendingAccountId", "link", "smtpStatus", "templateName",
        ]
        #expect(Set(documented).isSubset(of: Dimension.fieldNames))
    }

    @Test("columns are named as typed")
    func columns() throws {
        let options = countingOptions(dimensions: [["header/X-TIER", "campaign"], ["header/x-tier"]])
        let record = EventRecord(.send).with { $0.headers = [("X-Tier", "gold")] }
        let outcome = try count([record], options)
        #expect(outcome.table.dimensionSets == [[], ["header/X-TIER", "campaign"], ["header/x-tier"]])
        #expect(outcome.sums(.send, set: 1) == ["gold|none": 1])
        #expect(outcome.sums(.send, set: 2) == ["gold": 1])
    }
}
