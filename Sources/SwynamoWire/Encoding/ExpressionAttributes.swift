public import SwynamoCore

/// The names and values that a request's expressions share: the first name is `#0`, the first value `:0`, and so on.
public struct ExpressionAttributes: Sendable, Hashable {
  public var names: [String]
  public var values: [AttributeValue]

  public init(names: [String] = [], values: [AttributeValue] = []) {
    self.names = names
    self.values = values
  }

  /// By placeholder: `["#0": "email"]`
  public var namesByPlaceholder: [String: String] {
    Dictionary(names.enumerated().map { ("#\($0.offset)", $0.element) }, uniquingKeysWith: { first, _ in first })
  }

  /// By placeholder: `[":0": "Smith"]`
  public var valuesByPlaceholder: Item {
    Item(values.enumerated().map { (":\($0.offset)", $0.element) }, uniquingKeysWith: { first, _ in first })
  }

  func write(to writer: inout AttributeWriter) {
    if !names.isEmpty {
      writer.name("ExpressionAttributeNames")
      writer.writeObject { writer in
        for index in names.indices {
          writer.placeholder(UInt8(ascii: "#"), index)
          writer.write(jsonString: names[index])
        }
      }
    }
    if !values.isEmpty {
      writer.name("ExpressionAttributeValues")
      writer.writeObject { writer in
        for index in values.indices {
          writer.placeholder(UInt8(ascii: ":"), index)
          writer.write(values[index])
        }
      }
    }
  }
}

extension AttributeWriter {
  fileprivate mutating func placeholder(_ sigil: UInt8, _ index: Int) {
    separate()
    write(byte: UInt8(ascii: "\""))
    write(byte: sigil)
    write(digitsOf: index)
    write(literal: "\":")
  }
}
