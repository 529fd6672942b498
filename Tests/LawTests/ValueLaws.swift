import Foundation
import SwynamoDB
import Testing

/// Law 3: what is written is what is read.
@Suite struct ValueLaws {
  @Test func values() async {
    await check("decode(encode(value)) == value") { generator in
      let value = generator.value(depth: 4)
      let json = value.json
      let read = try AttributeReader.read(json) { try $0.readValue() }
      guard read == value else { return "\(value) was written as \(json) and read as \(read)" }
      // Equal texts may have other bytes; their JSON would differ.
      return read.json == json ? nil : "\(json) was written again as \(read.json)"
    }
  }

  @Test func items() async {
    await check("decode(encode(item)) == item") { generator in
      let item = generator.item()
      let encoded = EncodedItem(item)
      let read = try encoded.decoded()
      guard read == item else { return "\(item) was written as \(encoded) and read as \(read)" }
      let key = item.filter { [.string, .number, .binary].contains($0.value.type) }
      let cursor = Cursor(key: EncodedItem(key), place: Cursor.Place(operation: "Scan", table: "laws", index: nil))
      guard !key.isEmpty, cursor.description.utf8.count < 32_000 else { return nil }
      return (try? Cursor("\(cursor)")) == cursor ? nil : "the cursor \(cursor) is not read back"
    }
  }

  @Test func models() async {
    await check("decode(encode(model)) == model") { generator in
      let parcel = generator.parcel()
      let put = try parcels.put(parcel).request().item
      let read = try AttributeReader.read(put.json, parcels.schema.codec.decode)
      guard read == parcel else { return "\(parcel) was written as \(put) and read as \(read)" }
      // Through a tree of values, as a service would spell the item: other spaces, other order.
      let spelled = try generator.respelled(put.decoded())
      let again = try AttributeReader.read(spelled, parcels.schema.codec.decode)
      return again == parcel ? nil : "\(parcel) was read from \(spelled) as \(again)"
    }
  }

  @Test func numbersAsText() async {
    await check("parse(description(number)) == number") { generator in
      let number = generator.number()
      let read = try DynamoDBNumber(parsing: number.description)
      return read == number ? nil : "\(number) was read as \(read)"
    }
  }
}

private struct Parcel: Sendable, Equatable {
  let id: String
  let weight: Int
  var int8: Int8
  var int64: Int64
  var unsigned: UInt64
  var double: Double
  var float: Float
  var number: DynamoDBNumber
  var flag: Bool
  var data: Data
  var bytes: [UInt8]
  var date: Date
  var seconds: Date
  var milliseconds: Date
  var uuid: UUID
  var text: String?
  var null: String?
  var texts: Set<String>?
  var numbers: Set<Int>?
  var binaries: Set<[UInt8]>?
  var list: [String?]
  var map: [String: [Double]]
  var lines: [Line]
  var sender: Line?
  var raw: AttributeValue
  var json: [String]

  struct Line: MapAttribute, Equatable {
    var name: String
    var inner: [String: Int]
    var next: [Line]?
    static let schema = MapSchema {
      Field(\Line.name, "n")
      Field(\.inner)
      Field(\.next)
    }.of(Line.init)
  }
}

private let parcels = Table("parcels") {
  HashKey(\Parcel.id)
  RangeKey(\.weight)
  Field(\.int8)
  Field(\.int64)
  Field(\.unsigned)
  Field(\.double)
  Field(\.float)
  Field(\.number)
  Field(\.flag)
  Field(\.data)
  Field(\.bytes)
  Field(\.date)
  Field(\.seconds, as: .epochSeconds)
  Field(\.milliseconds, as: .epochMilliseconds)
  Field(\.uuid)
  Field(\.text)
  Field(\.null, as: .null())
  Field(\.texts)
  Field(\.numbers)
  Field(\.binaries)
  Field(\.list)
  Field(\.map)
  Field(\.lines)
  Field(\.sender)
  Field(\.raw)
  Field(\.json, as: .json)
}.of(Parcel.init)

extension Generator {
  fileprivate mutating func parcel() -> Parcel {
    Parcel(
      id: text() + "k", weight: int(-5...5), int8: .random(in: .min ... .max, using: &self), int64: Int64(bitPattern: next()),
      unsigned: next(), double: double(), float: float(), number: number(), flag: once(in: 2), data: Data(bytes()),
      bytes: bytes(),
      date: Date(timeIntervalSince1970: Double(int(-60_000_000_000...250_000_000_000))),
      seconds: Date(timeIntervalSince1970: Double(int(-1_000_000_000_000...1_000_000_000_000))),
      milliseconds: Date(timeIntervalSince1970: Double(int(-1_000_000_000...4_000_000_000)) / 8), uuid: uuid(),
      text: once(in: 3) ? nil : text(), null: once(in: 2) ? nil : text(),
      texts: once(in: 2) ? nil : Set(array(1...4) { $0.text() }),
      numbers: once(in: 2) ? nil : Set(array(1...4) { $0.int(-9...9) }),
      binaries: once(in: 2) ? nil : Set(array(1...4) { $0.bytes() }),
      list: array(0...4) { $0.once(in: 4) ? nil : $0.text() },
      map: Dictionary(
        array(0...3) { ($0.text() + "k", $0.array(0...3) { $0.double() }) }, uniquingKeysWith: { first, _ in first }),
      lines: array(0...3) { $0.line(depth: 2) }, sender: once(in: 2) ? nil : line(depth: 2), raw: value(depth: 3),
      json: array(0...2) { $0.text() })
  }

  private mutating func line(depth: Int) -> Parcel.Line {
    Parcel.Line(
      name: text(), inner: [text() + "k": int(0...9)],
      next: depth == 0 || once(in: 2) ? nil : array(0...2) { $0.line(depth: depth - 1) })
  }

  /// Any double that DynamoDB can store.
  private mutating func double() -> Double {
    if once(in: 3) { return one(of: [0, 0.1, -0.5, 1.0 / 3, 1e21, 1e-7, 123_456_789.125, 9.99e125, 1e-130, .pi, -1e100]) }
    let value = Double(bitPattern: next())
    return value.isFinite && (1e-130...9.9e125).contains(abs(value)) ? value : Double(int(-1000...1000)) / 7
  }

  private mutating func float() -> Float {
    let value = Float(bitPattern: UInt32(truncatingIfNeeded: next()))
    return value.isFinite && abs(value) > 1e-37 ? value : 0.1
  }

  private mutating func uuid() -> UUID {
    let (high, low) = (next(), next())
    return withUnsafeBytes(of: (high, low)) { UUID(uuid: $0.load(as: uuid_t.self)) }
  }

  /// The item as another writer might spell it: members in another order, white space, escapes.
  mutating func respelled(_ item: Item) throws -> [UInt8] {
    var text = "{ "
    for (index, member) in item.shuffled(using: &self).enumerated() {
      text += index == 0 ? "" : once(in: 2) ? " ,\n" : ","
      // By bytes: a quote and a mark after it are one character.
      let name = String(decoding: AttributeValue.string(member.key).json.utf8.dropFirst(5).dropLast(), as: UTF8.self)
      text += "\(name)\(once(in: 2) ? " : " : ":")"
      text += escaped(member.value.json)
    }
    return Array((text + "}").utf8)
  }

  /// Letters and whatever is no ASCII as \u escapes, in strings only: where the value is a lone string.
  private mutating func escaped(_ json: String) -> String {
    guard json.utf8.starts(with: #"{"S":""#.utf8), !json.utf8.contains(UInt8(ascii: "\\")), once(in: 2) else { return json }
    let content = String(decoding: json.utf8.dropFirst(6).dropLast(2), as: UTF8.self)
    let units = content.utf16.map {
      "\\u" + String(repeating: "0", count: 4 - String($0, radix: 16).count) + String($0, radix: 16)
    }
    return "{ \"S\" : \"\(units.joined())\" }"
  }
}
