import SwynamoDB
import Testing

@Suite struct UnknownAttributesTests {
  struct Reading: Sendable, Equatable {
    let sensor: String
    var value: Int
    var rest: Item
    var place: Place?
  }

  struct Place: MapAttribute, Equatable {
    var city: String
    var rest: Item
    static let schema = MapSchema {
      Field(\Place.city)
      UnknownAttributes(\.rest)
    }.of(Place.init)
  }

  static let readings = Table("readings") {
    HashKey(\Reading.sensor)
    Field(\.value)
    UnknownAttributes(\.rest)
    Field(\.place)
  }.of(Reading.init)

  @Test func whatIsNotDeclaredIsKept() throws {
    let stored = #"{"unit":{"S":"C"},"sensor":{"S":"a"},"value":{"N":"3"},"place":{"M":{"zip":{"N":"1"},"city":{"S":"Rome"}}}}"#
    let reading = try AttributeReader.read(stored) { try Self.readings.schema.codec.decode(&$0) }
    #expect(
      reading
        == Reading(sensor: "a", value: 3, rest: ["unit": "C"], place: Place(city: "Rome", rest: ["zip": 1])))
    #expect(
      try Self.readings.put(reading).request().item.description
        == #"{"sensor":{"S":"a"},"value":{"N":"3"},"unit":{"S":"C"},"place":{"M":{"city":{"S":"Rome"},"zip":{"N":"1"}}}}"#)
  }

  @Test func aDeclaredPropertyHasTheSay() throws {
    let reading = Reading(sensor: "a", value: 3, rest: ["value": 4, "": 5], place: nil)
    #expect(try Self.readings.put(reading).request().item.decoded() == ["sensor": "a", "value": 3])
  }

  @Test func thePropertyIsNoAttribute() {
    #expect(throws: StatementError.self) { try Self.readings.scan().filter { $0.rest.exists }.request() }
  }
}
