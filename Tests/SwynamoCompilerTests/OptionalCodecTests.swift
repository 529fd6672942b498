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

  static let profiles = Table("profiles", of: Profile.init) {
    HashKey(\.id)
    Field(\.text, as: .json)
    Field(\.map, as: .codable)
    Field(\.spelled, as: .null())
  }

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

  @Test func anAbsentAttributeIsNil() throws {
    let read = try AttributeReader.read(#"{"id":{"S":"1"}}"#) { try Self.profiles.schema.codec.decode(&$0) }
    #expect(read == Profile(id: "1", text: nil, map: nil, spelled: nil))
  }
}
