import SwynamoCore
import Testing

/// Types that write their own coding.
@Suite struct CodableCodecContainerTests {
  class Animal: Codable {
    let name: String
    init(name: String) { self.name = name }
  }

  final class Dog: Animal, @unchecked Sendable {
    // @unchecked: immutable, as its superclass is.
    let tricks: [String]

    enum CodingKeys: String, CodingKey { case tricks, base }

    init(name: String, tricks: [String]) {
      self.tricks = tricks
      super.init(name: name)
    }

    required init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      tricks = try container.decode([String].self, forKey: .tricks)
      #expect(try container.superDecoder(forKey: .base).codingPath.map(\.stringValue) == ["base"])
      try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(tricks, forKey: .tricks)
      try super.encode(to: container.superEncoder())
      try super.encode(to: container.superEncoder(forKey: .base))
    }
  }

  @Test func superclasses() throws {
    let json =
      #"{"M":{"base":{"M":{"name":{"S":"Rex"}}},"super":{"M":{"name":{"S":"Rex"}}},"tricks":{"L":[{"S":"sit"}]}}}"#
    #expect(CodableCodec.write(Dog(name: "Rex", tricks: ["sit"])).json == json)
    let dog = try CodableCodec.read(Dog.self, json)
    #expect(dog.name == "Rex")
    #expect(dog.tricks == ["sit"])
  }

  /// A type that goes by every kind of nested container.
  struct Grid: Codable, Equatable, Sendable {
    var size: Int
    var rows: [[Int]]

    enum Keys: String, CodingKey { case shape, rows, note }
    enum ShapeKeys: String, CodingKey { case size, unit }

    init(size: Int, rows: [[Int]]) {
      self.size = size
      self.rows = rows
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      #expect(container.allKeys == [.note, .rows, .shape])
      #expect(container.contains(.note))
      #expect(try container.decodeNil(forKey: .note))
      size = try container.nestedContainer(keyedBy: ShapeKeys.self, forKey: .shape).decode(Int.self, forKey: .size)
      var list = try container.nestedUnkeyedContainer(forKey: .rows)
      #expect(try list.decodeNil())
      #expect(try !list.decodeNil())
      #expect(list.count == 4)
      let unit = try list.nestedContainer(keyedBy: ShapeKeys.self).decode(String.self, forKey: .unit)
      #expect(unit == "mm")
      rows = []
      while !list.isAtEnd {
        #expect(list.codingPath.map(\.stringValue) == ["rows"])
        if list.currentIndex == 3 {
          rows.append(try [Int](from: list.superDecoder()))
          continue
        }
        var row = try list.nestedUnkeyedContainer()
        var numbers: [Int] = []
        while !row.isAtEnd { numbers.append(try row.decode(Int.self)) }
        rows.append(numbers)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Keys.self)
      try container.encodeNil(forKey: .note)
      // Both are written after a later container was asked for; the second asks for the first's members again.
      var shape = container.nestedContainer(keyedBy: ShapeKeys.self, forKey: .shape)
      var again = container.nestedContainer(keyedBy: ShapeKeys.self, forKey: .shape)
      var list = container.nestedUnkeyedContainer(forKey: .rows)
      try list.encodeNil()
      var element = list.nestedContainer(keyedBy: ShapeKeys.self)
      for (index, numbers) in rows.enumerated() {
        #expect(list.count == index + 2)
        if list.count == 3 {
          try numbers.encode(to: list.superEncoder())
          continue
        }
        var row = list.nestedUnkeyedContainer()
        #expect(row.codingPath.map(\.stringValue) == ["rows", "[\(index + 2)]"])
        try row.encode(contentsOf: numbers)
      }
      try element.encode("mm", forKey: .unit)
      try again.encode("mm", forKey: .unit)
      try shape.encode(size, forKey: .size)
    }
  }

  @Test func nestedContainers() throws {
    try CodableCodec.expect(
      Grid(size: 2, rows: [[1, 2], [3]]),
      #"{"M":{"note":{"NULL":true},"rows":{"L":[{"NULL":true},{"M":{"unit":{"S":"mm"}}},{"L":[{"N":"1"},{"N":"2"}]},"#
        + #"{"L":[{"N":"3"}]}]},"shape":{"M":{"size":{"N":"2"},"unit":{"S":"mm"}}}}}"#)
  }

  /// A type that is read from one of two forms, by catching the errors that `Codable` names.
  struct Lenient: Codable, Equatable, Sendable {
    var number: Int

    init(number: Int) { self.number = number }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      do {
        number = try container.decode(Int.self)
      } catch DecodingError.typeMismatch {
        number = try Int(container.decode(String.self)) ?? 0
      } catch DecodingError.valueNotFound {
        number = -1
      } catch DecodingError.dataCorrupted {
        number = -2
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(number)
    }
  }

  @Test(arguments: [
    (#"{"N":"5"}"#, 5), (#"{"S":"6"}"#, 6), (#"{"NULL":true}"#, -1), (#"{"N":"0.5"}"#, -2),
  ])
  func typesMayCatchTheErrorsOfCodable(json: String, number: Int) throws {
    #expect(try CodableCodec.read(Lenient.self, json) == Lenient(number: number))
  }

  @Test func singleValues() throws {
    try CodableCodec.expect([Lenient(number: 1)], #"{"L":[{"N":"1"}]}"#)
    try CodableCodec.expect(["a": Lenient(number: 1)], #"{"M":{"a":{"N":"1"}}}"#)
    try CodableCodec.expect(Lenient(number: 1), #"{"N":"1"}"#)
  }

  /// An element that can't be read stays the next one.
  struct FirstNumber: Codable, Equatable, Sendable {
    var number: Int

    init(number: Int) { self.number = number }

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      while let text = try? list.decode(String.self) { #expect(text == "x") }
      number = try list.decode(Int.self)
    }

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(number)
    }
  }

  @Test func elementsAreTriedAgain() throws {
    #expect(try CodableCodec.read(FirstNumber.self, #"{"L":[{"S":"x"},{"S":"x"},{"N":"3"}]}"#).number == 3)
    try CodableCodec.expect(FirstNumber(number: 3), #"{"L":[{"N":"3"}]}"#)
  }
}
