import SwynamoDB

/// An item with an attribute of every type, for conditions and updates.
struct Specimen: Sendable, Equatable {
  let id: String
  var text = "Smith"
  var number = 42
  var other = 7
  var ratio = 0.5
  var isOpen = true
  var bytes: [UInt8] = [1, 2, 3]
  var tags: Set<String> = ["blue", "red"]
  var primes: Set<Int> = [2, 3, 5]
  var hashes: Set<[UInt8]> = [[0], [1, 2]]
  var words = ["alpha", "beta"]
  var lines = [Line(sku: "a-1", count: 2), Line(sku: "b-2", count: 5)]
  var scores = ["maths": 3, "a.b": 4]
  var place: Place? = Place(city: "Rome", zip: "00100", rooms: [1, 2])
  var status = Status.open
  var anything: AttributeValue = ["deep": [1, ["deeper": "x"]]]
  var missing: String?
  var nothing: String?

  struct Line: MapAttribute, Equatable {
    var sku: String
    var count: Int
    static let schema = MapSchema {
      Field(\Line.sku)
      Field(\.count)
    }.of(Line.init)
  }

  struct Place: MapAttribute, Equatable {
    var city: String
    var zip: String
    var rooms: [Int]
    static let schema = MapSchema {
      Field(\Place.city)
      Field(\.zip, "postal_code")
      Field(\.rooms)
    }.of(Place.init)
  }

  enum Status: String, AttributeConvertible { case open, paid }
}

let specimens = Table("specimens") {
  HashKey(\Specimen.id)
  Field(\.text)
  Field(\.number)
  Field(\.other)
  Field(\.ratio)
  Field(\.isOpen)
  Field(\.bytes)
  Field(\.tags)
  Field(\.primes)
  Field(\.hashes)
  Field(\.words)
  Field(\.lines)
  Field(\.scores)
  Field(\.place)
  Field(\.status)
  Field(\.anything)
  Field(\.missing)
  Field(\.nothing, as: .null())
}.of(Specimen.init)
