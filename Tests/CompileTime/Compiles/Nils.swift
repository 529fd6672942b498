// expression limit: 100 ms
// file limit: 1000 ms
import SwynamoDB

struct Draft: Sendable {
  var id: String
  var title: String?
  var place: Place?
  var payload: AttributeValue?
  var words: Int
}

struct Place: MapAttribute {
  var city: String?
  static let schema = MapSchema { Field(\Place.city) }.of(Place.init)
}

let drafts = Table("drafts") {
  HashKey(\Draft.id)
  Field(\.title)
  Field(\.place)
  Field(\.payload)
  Field(\.words)
}.of(Draft.init)

// An attribute is compared with nil without a warning, an optional property's or not.
func nils(title: String?) {
  _ = drafts.scan().filter { $0.title == nil }
  _ = drafts.scan().filter { $0.title != nil }
  _ = drafts.scan().filter { $0.place == nil && $0.words > 3 || $0.place.city != nil }
  _ = drafts.scan().filter { $0.payload == nil }
  _ = drafts.scan().filter { $0.words == nil }
  _ = drafts.scan().filter { $0.title == title }
}
