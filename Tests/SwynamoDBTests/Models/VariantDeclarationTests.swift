import SwynamoDB
import Testing

/// Declarations of variants and of Codable models that can't be, with their sentences.
@Suite struct VariantDeclarationTests {
  struct Square: MapAttribute {
    var side: Int
    static let schema = MapSchema { Field(\Square.side) }.of(Square.init)
  }

  /// A payload that is told by the attribute that tells it.
  enum Polygon: MapAttribute {
    case square(Square)
    static let schema = MapSchema(discriminator: "kind") {
      Variant("square", make: Polygon.square) { if case .square(let it) = $0 { it } else { nil } }
    }
  }

  struct Numbered: MapAttribute {
    var kind: Int
    static let schema = MapSchema { Field(\Numbered.kind) }.of(Numbered.init)
  }

  enum Shape: MapAttribute {
    case polygon(Polygon), numbered(Numbered), others(Item)
    static let schema = MapSchema(discriminator: "kind") {
      Variant("polygon", make: Shape.polygon) { if case .polygon(let it) = $0 { it } else { nil } }
      Variant("numbered", make: Shape.numbered) { if case .numbered(let it) = $0 { it } else { nil } }
    }

    var id: String { "a" }
    var order: Int { 1 }
    var count: Int? { nil }
    var version: Int? { nil }
  }

  struct Drawing: Sendable {
    let id: String
    var shape: Shape
  }

  static func sentences<Model, Hash, Range>(_ table: Table<Model, Hash, Range>) -> [String] {
    do {
      try table.validate()
      return []
    } catch { return error.faults.map { "\($0)" } }
  }

  static let polygon =
    "the payload of the variant \"polygon\" is told by the discriminator \"kind\" itself, which holds one value: give one of them "
    + "another attribute, or name its variants here"
  static let numbered =
    "\"kind\" is the discriminator, a text, and the payload of the variant \"numbered\" declares it as N: give one of them another name"

  @Test func payloadsThatCannotAgree() {
    let shapes = Table("shapes") {
      HashKey(\Shape.id, "id")
      Field(\.order, "kind")
    }.of(discriminator: "kind") {
      Variant("polygon", make: Shape.polygon) { if case .polygon(let it) = $0 { it } else { nil } }
      Variant("numbered", make: Shape.numbered) { if case .numbered(let it) = $0 { it } else { nil } }
    }
    #expect(
      Self.sentences(shapes) == [
        "\"kind\" is the discriminator, a text, and a part declares it as N: give one of them another name",
        Self.polygon, Self.numbered,
      ])
    // In a map inside an item.
    let drawings = Table("drawings") {
      HashKey(\Drawing.id)
      Field(\.shape)
    }.of(Drawing.init)
    let nested = Self.sentences(drawings)
    #expect(nested.count == 2)
    #expect(nested.allSatisfy { $0.hasPrefix("the map of Shape, declared at SwynamoDBTests/VariantDeclarationTests.swift:") })
    #expect(zip(nested, [Self.polygon, Self.numbered]).allSatisfy { $0.hasSuffix(": " + $1) })
  }

  @Test func variantsThatCannotBeToldApart() {
    let wrong = Table("shapes") { HashKey(\Shape.id, "kind") }.of(discriminator: "kind") {
      Variant("A", alsoReading: "A", make: Shape.numbered) { if case .numbered(let it) = $0 { it } else { nil } }
      Variant("B", alsoReading: "A", codable: { (_: [String: Int]) in Shape.others([:]) }) { _ in nil }
      Variant(others: Shape.others) { if case .others(let it) = $0 { it } else { nil } }
      Variant(others: Shape.others) { if case .others(let it) = $0 { it } else { nil } }
    }
    #expect(
      Self.sentences(wrong) == [
        "the discriminator \"kind\" is a key of the table; name another attribute",
        "the discriminator \"kind\" has several variants for others, of which only the first would be read; leave one",
        "a variant of the discriminator \"kind\" names its value \"A\" twice; leave one out",
        "two variants are told by the value \"A\" of the discriminator \"kind\"; give one of them another",
        "\"kind\" is the discriminator, a text, and the payload of the variant \"A\" declares it as N: give one of them another name",
      ])
    let none = Table("shapes") { HashKey(\Shape.id, "id") }.of(discriminator: "kind") {}
    #expect(Self.sentences(none) == ["the discriminator \"kind\" has no variants to tell apart; give it a Variant for each case"])
    let unnamed = Table("shapes") { HashKey(\Shape.id, "id") }.of(discriminator: "") {
      Variant("square", make: { Shape.polygon(.square($0)) }) { _ in nil }
    }
    #expect(Self.sentences(unnamed) == ["an attribute's name is empty"])
  }

  struct Loose: Codable, Sendable {
    let id: String
    var visits: Int
    var rest: Item
  }

  @Test func whatOnlyAnInitializerReads() {
    let loose = Table("loose") {
      HashKey(\Loose.id)
      Field(\.visits, default: 0)
      UnknownAttributes(\.rest)
    }.codable()
    #expect(
      Self.sentences(loose) == [
        "UnknownAttributes is for models with an initializer; one that is Codable, or told by a discriminator, is made of whole items",
        "\"visits\" has a default, which only a declaration with an initializer reads; give it where the model is made, in init(from:) "
          + "or the payload's schema",
      ])
    let shapes = Table("shapes") {
      HashKey(\Shape.id, "id")
      Field(\.count, "count", default: 1)
    }.of(discriminator: "kind") { Variant(others: Shape.others) { if case .others(let it) = $0 { it } else { nil } } }
    #expect(
      Self.sentences(shapes) == [
        "\"count\" has a default, which only a declaration with an initializer reads; give it where the model is made, in init(from:) "
          + "or the payload's schema"
      ])
  }

  @Test func aVersionThatNoPayloadReads() {
    let shapes = Table("shapes") {
      HashKey(\Shape.id, "id")
      Version(\.version, "version")
      Field(\.count, "count").countingWrites()
    }.of(discriminator: "type") { Variant("n", make: Shape.numbered) { if case .numbered(let it) = $0 { it } else { nil } } }
    #expect(
      Self.sentences(shapes) == [
        "\"version\" is written by the library, going by what the model has, and the payload of the variant \"n\" doesn't declare it: "
          + "declare it there too",
        "\"count\" is written by the library, going by what the model has, and the payload of the variant \"n\" doesn't declare it: "
          + "declare it there too",
      ])
  }
}
