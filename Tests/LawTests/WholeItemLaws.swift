import Foundation
import SwynamoDB
import Testing

/// Law 3 for models that are made of whole items: what is written is what is read, or the write is refused.
@Suite struct WholeItemLaws {
  @Test func codableModels() async {
    await check("decode(encode(model)) == model, by Codable", cases: 3_000) { generator in
      let model = generator.payload()
      return roundTrip(model, codables, isAlwaysTaken: true) ?? roundTrip(model, partial, isAlwaysTaken: true)
        ?? roundTrip(model, misnamed, isAlwaysTaken: false)
    }
  }

  @Test func variants() async {
    await check("decode(encode(model)) == model, by a discriminator", cases: 3_000) { generator in
      let thing = generator.thing()
      // Parts that say what the payload says, in the first table, are never in the way.
      if thing.content.isNamedByNobody, let failure = roundTrip(thing, plain, isAlwaysTaken: true) { return failure }
      return roundTrip(thing, plain, isAlwaysTaken: false) ?? roundTrip(thing, twisted, isAlwaysTaken: false)
    }
  }

  /// Twice: what is read and put again stays what it was.
  private func roundTrip<Model: Equatable, Range>(
    _ model: Model, _ table: Table<Model, String, Range>, isAlwaysTaken: Bool
  ) -> String? {
    let item: Item
    do {
      item = try table.put(model).request().item.decoded()
    } catch {
      return isAlwaysTaken ? "\(model) is refused: \(error)" : nil
    }
    do {
      let read = try table.decode(item)
      guard read == model else { return "\(model) was written as \(item) and read as \(read)" }
      // What is read says nothing else by its parts than its content does.
      guard isAlwaysTaken else { return nil }
      return try table.encode(read) == item ? nil : "\(read) was written again as \(try table.encode(read)), not as \(item)"
    } catch {
      return "\(model) was written as \(item), which can't be read: \(error)"
    }
  }
}

/// Every kind of attribute.
private struct Payload: MapAttribute, Codable, Equatable {
  var id: String
  var number: DynamoDBNumber
  var int: Int
  var flag: Bool
  var data: Data
  var date: Date
  var text: String?
  var count: Int?
  var list: [String?]
  var map: StringMap<[Int]>
  var raw: AttributeValue
  var line: Line?

  struct Line: MapAttribute, Codable, Equatable {
    var name: String
    var size: Int?
    static let schema = MapSchema {
      Field(\Line.name)
      Field(\.size)
    }.of(Line.init)
  }

  static let schema = MapSchema {
    Field(\Payload.id)
    Field(\.number)
    Field(\.int)
    Field(\.flag)
    Field(\.data)
    Field(\.date)
    Field(\.text)
    Field(\.count)
    Field(\.list)
    Field(\.map)
    Field(\.raw)
    Field(\.line)
  }.of(Payload.init)
}

private struct Loose: MapAttribute, Equatable {
  var id: String
  var count: Int?
  var extra: Item
  static let schema = MapSchema {
    Field(\Loose.id)
    Field(\.count)
    UnknownAttributes(\.extra)
  }.of(Loose.init)
}

private struct Coded: Codable, Equatable, Sendable {
  var id: String?
  var text: String?
  var count: Int?
  var cls: String?
}

/// Sets, which Codable has as lists.
private struct Sets: MapAttribute, Equatable {
  var texts: Set<String>?
  var numbers: Set<Int>?
  var binaries: Set<[UInt8]>?
  static let schema = MapSchema {
    Field(\Sets.texts)
    Field(\.numbers)
    Field(\.binaries)
  }.of(Sets.init)
}

/// A payload, and what the parts make of it.
private struct Thing: Sendable, Equatable {
  enum Content: Sendable, Equatable {
    case payload(Payload), coded(Payload), loose(Loose), few(Coded), sets(Sets), others(Item)

    /// Whether no name of the content's own may be one of the parts'.
    var isNamedByNobody: Bool {
      switch self {
      case .payload, .coded, .sets: true
      case .loose, .few, .others: false
      }
    }
  }

  var content: Content
  /// What the parts say: the same, nothing, or something else.
  var twist = 0

  static func == (first: Thing, second: Thing) -> Bool { first.content == second.content }

  var id: String {
    switch content {
    case .payload(let it), .coded(let it): it.id
    case .loose(let it): it.id
    case .few(let it): it.id ?? "f"
    case .sets: "s"
    case .others(let item): if case .string(let id)? = item["id"], !id.isEmpty { id } else { "o" }
    }
  }

  private var own: (text: String?, count: Int?) {
    switch content {
    case .payload(let it), .coded(let it): (it.text, it.count)
    case .few(let it): (it.text, it.count)
    case .loose(let it): (nil, it.count)
    case .sets, .others: (nil, nil)
    }
  }

  var text: String? { twist == 0 ? own.text : twist == 1 ? nil : "t" }
  var count: Int? { twist == 0 ? own.count : twist == 2 ? nil : 7 }
  var null: String? { twist == 3 ? nil : own.text }
  var name: String? { twist == 4 ? "Payload" : nil }
}

@VariantBuilder<Thing>
private func variants() -> [Variant<Thing>] {
  Variant("Payload", alsoReading: "Load", make: { Thing(content: .payload($0)) }) {
    if case .payload(let it) = $0.content { it } else { nil }
  }
  Variant("CodedPayload", codable: { Thing(content: .coded($0)) }) { if case .coded(let it) = $0.content { it } else { nil } }
  Variant("Loose", make: { Thing(content: .loose($0)) }) { if case .loose(let it) = $0.content { it } else { nil } }
  Variant("Coded", codable: { Thing(content: .few($0)) }) { if case .few(let it) = $0.content { it } else { nil } }
  Variant("Sets", make: { Thing(content: .sets($0)) }) { if case .sets(let it) = $0.content { it } else { nil } }
  Variant(others: { Thing(content: .others($0)) }) { if case .others(let it) = $0.content { it } else { nil } }
}

private let plain = Table("things") { HashKey(\Thing.id, "id") }.of(discriminator: "cls", variants)

private let twisted = Table("things") {
  HashKey(\Thing.id, "id")
  Field(\.text, "text")
  Field(\.count, "count")
  Field(\.null, "null", as: .null())
  Field(\.name, "cls")
}.of(discriminator: "cls", variants)

private let codables = Table("payloads") { HashKey(\Payload.id) }.codable()

private let partial = Table("payloads") {
  HashKey(\Payload.id)
  Field(\.number)
  Field(\.data)
  Field(\.date)
  Field(\.text)
  Field(\.count)
  Field(\.list)
  Field(\.map)
  Field(\.raw)
  Field(\.line)
}.codable()

private let misnamed = Table("payloads") {
  HashKey(\Payload.id)
  Field(\.text, "count")
  Field(\.count, "text")
}.codable()

extension Generator {
  fileprivate mutating func payload() -> Payload {
    Payload(
      id: text() + "k", number: number(), int: int(-9...9), flag: once(in: 2), data: Data(bytes()),
      date: Date(timeIntervalSince1970: Double(int(-60_000_000_000...250_000_000_000))), text: once(in: 2) ? nil : text(),
      count: once(in: 2) ? nil : int(6...8), list: array(0...3) { $0.once(in: 3) ? nil : $0.text() },
      map: StringMap(
        array(0...3) { ($0.text() + "k", $0.array(0...2) { $0.int(0...9) }) }, uniquingKeysWith: { first, _ in first }),
      raw: value(depth: 2), line: once(in: 2) ? nil : Payload.Line(name: text(), size: once(in: 2) ? nil : int(0...9)))
  }

  /// With the names that parts, payloads and the discriminator have.
  private mutating func members() -> Item {
    var item = item()
    for name in ["id", "text", "count", "null", "cls"] where once(in: 3) {
      item[name] = once(in: 4) ? value(depth: 1) : one(of: ["a", "t", "Payload", "Load", "Unknown", 7, .null])
    }
    return item
  }

  fileprivate mutating func thing() -> Thing {
    let content: Thing.Content =
      switch int(0...6) {
      case 0: .payload(payload())
      case 1: .coded(payload())
      case 2:
        // A name that is declared is not written from the unknown ones, which is documented; the part of "text" is nil.
        .loose(
          Loose(
            id: "l", count: once(in: 2) ? nil : 7,
            extra: members().filter { !["id", "count", "cls", "null"].contains($0.key) }))
      case 3:
        .few(
          Coded(
            id: once(in: 2) ? nil : "f", text: once(in: 2) ? nil : one(of: ["t", "x"]), count: once(in: 2) ? nil : 7,
            cls: one(of: [nil, "Coded", "Payload"])))
      case 4:
        .sets(
          Sets(
            texts: once(in: 2) ? nil : Set(array(1...3) { $0.text() }),
            numbers: once(in: 2) ? nil : Set(array(1...3) { $0.int(-9...9) }),
            binaries: once(in: 2) ? nil : Set(array(1...3) { $0.bytes() })))
      default: .others(members())
      }
    // What nobody stores of a model isn't there when it is read: the parts of one that keeps what is unknown go by its content.
    if case .loose = content { return Thing(content: content) }
    return Thing(content: content, twist: int(0...4))
  }
}
