import FoundationEssentials
import SwynamoDB
import Testing

@Suite struct OptionalCodecTests {
  struct Settings: Codable, Sendable, Equatable { var theme: String }

  struct Profile: Sendable, Equatable {
    let id: String
    var text: Settings?
    var map: Settings?
    var spelled: Int?
  }

  static let profiles = Table("profiles") {
    HashKey(\Profile.id)
    Field(\.text, as: .json)
    Field(\.map, as: .codable)
    Field(\.spelled, as: .null())
  }.of(Profile.init)

  @Test(arguments: [
    (Profile(id: "1", text: nil, map: nil, spelled: nil), #"{"id":{"S":"1"},"spelled":{"NULL":true}}"#),
    (
      Profile(id: "1", text: Settings(theme: "dark"), map: Settings(theme: "dark"), spelled: 1),
      #"{"id":{"S":"1"},"text":{"S":"{\"theme\":\"dark\"}"},"map":{"M":{"theme":{"S":"dark"}}},"spelled":{"N":"1"}}"#
    ),
  ])
  func nilIsLeftOutUnlessItIsSpelled(profile: Profile, json: String) throws {
    #expect(try Self.profiles.put(profile).request().item.description == json)
    #expect(try AttributeReader.read(json) { try Self.profiles.schema.codec.decode(&$0) } == profile)
  }

  struct Visit: Sendable, Equatable {
    let id: String
    var start: Date
    var end: Date?
  }

  static let visits = Table("visits") {
    HashKey(\Visit.id)
    Field(\.start, as: .iso8601(assuming: .hours(2)))
    Field(\.end, as: .iso8601(assuming: .utc))
  }.of(Visit.init)

  /// Written is the same as without it, in items and in conditions.
  @Test func datesWithAnAssumedOffset() throws {
    func read(_ json: String) throws -> Visit { try AttributeReader.read(json) { try Self.visits.schema.codec.decode(&$0) } }
    let visit = try read(#"{"id":{"S":"1"},"start":{"S":"2021-09-06T17:04"}}"#)
    let written = #"{"id":{"S":"1"},"start":{"S":"2021-09-06T15:04:00.000000+0000"}}"#
    #expect(try Self.visits.put(visit).request().item.description == written)
    #expect(try read(written) == visit)
    let end = try #require(
      try read(#"{"id":{"S":"1"},"start":{"S":"2021-09-06T17:04Z"},"end":{"S":"2021-09-06 18:00:30,5"}}"#).end)
    let filter = try Self.visits.scan().filter { $0.end == end }.request()
    #expect(filter.attributes.values == ["2021-09-06T18:00:30.500000+0000"])
  }

  @Test func anAbsentAttributeIsNil() throws {
    let read = try AttributeReader.read(#"{"id":{"S":"1"}}"#) { try Self.profiles.schema.codec.decode(&$0) }
    #expect(read == Profile(id: "1", text: nil, map: nil, spelled: nil))
  }
}
