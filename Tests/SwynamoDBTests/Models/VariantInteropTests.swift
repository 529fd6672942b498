import Foundation
import SwynamoDB
import Testing

/// Items of several types as PynamoDB has them: `pynamodb_more.py` reads the same file with a `DiscriminatorAttribute`.
@Suite struct VariantInteropTests {
  struct Dog: MapAttribute, Equatable {
    var owner: String
    var name: String
    var legs: Int?
    var kind: String?
    var tricks: [String]?
    static let schema = MapSchema {
      Field(\Dog.owner)
      Field(\.name)
      Field(\.legs)
      Field(\.kind)
      Field(\.tricks)
    }.of(Dog.init)
  }

  struct Cat: Codable, Equatable, Sendable {
    var owner: String
    var name: String
    var legs: Int?
    var kind: String?
    var lives: Int
  }

  enum Animal: Sendable, Equatable {
    case dog(Dog), cat(Cat)
    var owner: String {
      switch self {
      case .dog(let it): it.owner;
      case .cat(let it): it.owner
      }
    }
    var name: String {
      switch self {
      case .dog(let it): it.name;
      case .cat(let it): it.name
      }
    }
    var legs: Int? {
      switch self {
      case .dog(let it): it.legs;
      case .cat(let it): it.legs
      }
    }
  }

  static let animals = Table("animals") {
    HashKey(\Animal.owner, "owner")
    RangeKey(\.name, "name")
    Field(\.legs, "legs")
  }.of(discriminator: "cls") {
    Variant("Dog", make: Animal.dog) { if case .dog(let it) = $0 { it } else { nil } }
    Variant("Cat", codable: Animal.cat) { if case .cat(let it) = $0 { it } else { nil } }
  }

  @Test func itemsThatPynamoDBReads() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Interop/clients/animals.json")
    let items = try JSONDecoder().decode([Item].self, from: Data(contentsOf: file))
    let models: [Animal] = [
      .dog(Dog(owner: "ann", name: "Rex", legs: 4, tricks: ["sit"])),
      .cat(Cat(owner: "ann", name: "Tom", kind: "angora", lives: 7)),
    ]
    #expect(try models.map { try Self.animals.encode($0) } == items)
    #expect(try items.map { try Self.animals.decode($0) } == models)
  }
}
