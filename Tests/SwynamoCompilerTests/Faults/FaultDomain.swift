import SwynamoDB

/// Fields that are stored in unusual ways, and one that is not stored at all.
struct Odd: Sendable {
  var id: String
  var rank: Int
  var level: Int
  var title: String
  var tags: [String]
  var undeclared: Int = 0

  init(id: String, rank: Int, level: Int, title: String, tags: [String]) {
    self.id = id
    self.rank = rank
    self.level = level
    self.title = title
    self.tags = tags
  }
}

let odd = Table("odd") {
  HashKey(
    \Odd.id,
    as: AttributeCodec(
      type: .string, encode: { $0.encodeAttribute(to: &$1) }, decode: String.init(attributeFrom:), isAbsent: \.isEmpty))
  RangeKey(\.rank)
  Field(\.level, as: .converting(to: String.self, { "\($0)" }, { Int($0) ?? 0 }))
  Field(\.title, as: .converting(to: Int.self, { $0.count }, { String(repeating: "x", count: $0) }))
  Field(\.tags, as: .converting(to: String.self, { $0.joined(separator: ",") }, { $0.split(separator: ",").map(String.init) }))
}.of(Odd.init)

/// Says that it is stored as a string, and is stored as a number when it begins with a digit.
struct Shifty: AttributeConvertible, Comparable {
  typealias Kind = AttributeKinds.String
  var text: String

  init(_ text: String) { self.text = text }

  init(attributeFrom reader: inout AttributeReader) throws { text = try String(attributeFrom: &reader) }

  func encodeAttribute(to writer: inout AttributeWriter) {
    if let number = Int(text) { number.encodeAttribute(to: &writer) } else { text.encodeAttribute(to: &writer) }
  }

  static func < (left: Shifty, right: Shifty) -> Bool { left.text < right.text }
}

struct Moody: Sendable {
  var hash: Shifty
  var range: Shifty
}

let moods = Table("moods") {
  HashKey(\Moody.hash)
  RangeKey(\.range)
}.of(Moody.init)

struct Blob: Sendable {
  var id: [UInt8]
  var part: [UInt8]
}

let blobs = Table("blobs") {
  HashKey(\Blob.id)
  RangeKey(\.part)
}.of(Blob.init)
