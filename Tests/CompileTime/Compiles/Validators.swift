// expression limit: 300 ms
// file limit: 1500 ms
import SwynamoDB

struct Event: Sendable {
  var id: String
  var number: Int
  var title: String
  var start: Int
  var end: Int
  var note: String?
  var link: String?
  var rating: Double?
  var tags: Set<String>
  var lines: [String]
}

let events = Table("events") {
  HashKey(\Event.id).validated { $0.contains(" ") ? "an id has no spaces" : nil }
  RangeKey(\.number).validated { $0 > 0 ? nil : "numbers begin with 1" }
  Field(\.title)
    .validated { $0.count <= 10_000 ? nil : "the title has more than 10,000 characters" }
    .validated { $0.isEmpty ? "the title is empty" : nil }
  Field(\.start).validated { $0 >= 0 && $0 < 1_000_000 ? nil : "it starts at an odd time" }
  Field(\.end).validated { end, event in end > event.start ? nil : "it ends before it begins" }
  Field(\.note).validated { $0.isEmpty ? "a note has a text" : nil }
  Field(\.link).validated { link, event in link.count < event.title.count ? "the link is too short" : nil }
  Field(\.rating).validated { (rating: Double?) in rating == nil ? "the rating is missing" : nil }
  Field(\.tags, "labels").validated { $0.count > 10 ? "there are more than 10 tags" : nil }
  Field(\.lines, default: []).validated { lines in
    for line in lines where line.count > 80 { return "a line has more than 80 characters" }
    return nil
  }
}.of(Event.init)
