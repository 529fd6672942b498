import SwynamoBytes
import SwynamoWire

extension Shape {
  /// Where a value stands, which is part of what the service says of a wrong one.
  enum Place {
    case field
    case element
  }

  /// The first pass: throws `SerializationException` for the first value of a wrong type.
  func checkTypes(_ json: JSONValue, _ place: Place = .field) throws(DynamoDBError) {
    if json.isNull { return }
    switch self {
    case .string: try checkScalar(json, java: "java.lang.String", kind: "String")
    case .boolean: try checkBoolean(json)
    case .integer: try checkScalar(json, java: "java.lang.Integer", kind: "Integer")
    case .long: try checkScalar(json, java: "java.lang.Long", kind: "Long")
    case .timestamp: try checkScalar(json, java: "java.util.Date", kind: "milliSecondsSinceEpoch")
    case .blob: try checkBlob(json)
    case .attributeValue: try Self.checkAttribute(json, place)
    case .list(let element):
      switch json {
      case .array(let elements): for value in elements { try element.checkTypes(value, .element) }
      case .object: throw .malformed(Self.unexpectedObject)
      case .null, .bool, .number, .string: throw .malformed(Self.notACollection(place))
      }
    case .map(let value, let name):
      switch json {
      case .object(let members): for member in members { try value.checkTypes(member.value, .element) }
      case .array: throw .malformed("Unrecognized collection type java.util.Map<java.lang.String, \(name)>")
      case .null, .bool, .number, .string: throw .malformed(Self.notACollection(place))
      }
    case .structure(let name, let members):
      let given = try Self.members(of: json, structure: name, place)
      for member in members {
        for found in given where found.name == member.name { try member.shape.checkTypes(found.value) }
      }
    }
  }

  /// For a list or a map that is itself an element of one, the service lets its own fault show.
  private static func notACollection(_ place: Place) -> String {
    switch place {
    case .field: "Unexpected field type"
    case .element:
      "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class "
        + "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base "
        + "of loader 'bootstrap')"
    }
  }

  private static let unexpectedObject = "Start of structure or map found where not expected"

  private static func members(
    of json: JSONValue, structure: String, _ place: Place
  ) throws(DynamoDBError) -> [JSONMember] {
    switch json {
    case .object(let members): return members
    case .array: throw .malformed("Unrecognized collection type class com.amazonaws.dynamodb.v20120810.\(structure)")
    case .null, .bool, .number, .string:
      throw .malformed(place == .field ? "Unexpected field type" : "Unexpected value type in payload")
    }
  }

  private func checkScalar(_ json: JSONValue, java: String, kind: String) throws(DynamoDBError) {
    switch json {
    case .string: if kind != "String" { throw .malformed("STRING_VALUE cannot be converted to \(kind)") }
    case .number(let digits):
      if kind == "String" { throw .malformed("\(Self.token(digits)) cannot be converted to String") }
    case .bool(let flag): throw .malformed("\(flag ? "TRUE_VALUE" : "FALSE_VALUE") cannot be converted to \(kind)")
    case .array: throw .malformed("Unrecognized collection type class \(java)")
    case .object: throw .malformed(Self.unexpectedObject)
    case .null: break
    }
  }

  private func checkBoolean(_ json: JSONValue) throws(DynamoDBError) {
    switch json {
    case .bool, .null: break
    case .string: if json.boolean == nil { throw .malformed("Unexpected token received from parser") }
    case .number(let digits): throw .malformed("\(Self.token(digits)) cannot be converted to Boolean")
    case .array: throw .malformed("Unrecognized collection type class java.lang.Boolean")
    case .object: throw .malformed(Self.unexpectedObject)
    }
  }

  private func checkBlob(_ json: JSONValue) throws(DynamoDBError) {
    switch json {
    case .string(let text):
      do throws(Base64.Fault) { _ = try Base64.bytes(text) } catch {
        switch error {
        case .length(let count):
          throw .malformed("Base64 encoded length is expected a multiple of 4 bytes but found: \(count)")
        case .character: throw .malformed("Invalid Base64 character")
        case .lastCharacter: throw .malformed("Invalid last non-pad Base64 character dectected")
        }
      }
    case .bool, .number: throw .malformed("only base-64-encoded strings are convertible to bytes")
    case .array: throw .malformed("Unrecognized collection type class java.nio.ByteBuffer")
    case .object: throw .malformed(Self.unexpectedObject)
    case .null: break
    }
  }

  private static func checkAttribute(_ json: JSONValue, _ place: Place) throws(DynamoDBError) {
    for member in try members(of: json, structure: "AttributeValue", place) {
      switch member.name {
      case "S", "N": try Shape.string.checkTypes(member.value)
      case "B": try Shape.blob.checkTypes(member.value)
      case "BOOL", "NULL": try Shape.boolean.checkTypes(member.value)
      case "SS", "NS": try Shape.list(.string).checkTypes(member.value)
      case "BS": try Shape.list(.blob).checkTypes(member.value)
      case "L": try Shape.list(.attributeValue).checkTypes(member.value)
      case "M": try attributes.checkTypes(member.value)
      default: break
      }
    }
  }

  private static func token(_ digits: String) -> String {
    digits.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) ? "DECIMAL_VALUE" : "NUMBER_VALUE"
  }
}
