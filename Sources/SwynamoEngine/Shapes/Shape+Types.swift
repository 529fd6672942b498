import SwynamoBytes
import SwynamoCore
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
      try content(ofType: member.name)?.checkTypes(member.value)
    }
  }

  /// What a member of an attribute value holds; nil for one that is no type.
  private static func content(ofType name: String) -> Shape? {
    switch name {
    case "S", "N": .string
    case "B": .blob
    case "BOOL", "NULL": .boolean
    case "SS", "NS": texts
    case "BS": blobs
    case "L": values
    case "M": attributes
    default: nil
    }
  }

  private static let texts = Shape.list(.string)
  private static let blobs = Shape.list(.blob)
  private static let values = Shape.list(.attributeValue)

  private static func token(_ digits: String) -> String {
    digits.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) ? "DECIMAL_VALUE" : "NUMBER_VALUE"
  }
}

extension Shape {
  /// What an operation understands of a request, for those that keep requests and tell them again: without members that the service's
  /// model does not know and without nulls, a member that is given twice as it was given last, and whole numbers without fractions.
  ///
  ///     // BillingMode, ProvisionedThroughput: {"Zzz":1,"BillingMode":null,"ProvisionedThroughput":{"ReadCapacityUnits":5.9}}
  ///     // {"ProvisionedThroughput":{"ReadCapacityUnits":5}}
  ///
  /// The types must have been checked.
  func known(in json: JSONValue) -> JSONValue { understood(json) ?? .object([]) }

  private func understood(_ json: JSONValue) -> JSONValue? {
    switch (self, json) {
    case (.string, .string), (.blob, .string): json
    case (.boolean, _): json.boolean.map(JSONValue.bool)
    case (.integer, .number), (.long, .number): json.integer.map { .number(String($0)) }
    case (.timestamp, .number): json.double.flatMap(Self.time)
    case (.list(let element), .array(let elements)): .array(elements.compactMap(element.understood))
    case (.map(let value, _), .object(let members)): .object(Self.last(of: members) { _ in value })
    case (.attributeValue, .object(let members)): .object(Self.last(of: members, Self.content))
    case (.structure(_, let members), .object):
      .object(
        members.compactMap { member in
          json[member.name].flatMap(member.shape.understood).map { JSONMember(name: member.name, value: $0) }
        })
    case (.string, _), (.blob, _), (.integer, _), (.long, _), (.timestamp, _), (.list, _), (.map, _), (.attributeValue, _),
      (.structure, _):
      nil
    }
  }

  private static func last(of members: [JSONMember], _ shape: (String) -> Shape?) -> [JSONMember] {
    var seen: StringSet = []
    let found = members.reversed().compactMap { member -> JSONMember? in
      guard seen.insert(member.name).inserted else { return nil }
      return shape(member.name)?.understood(member.value).map { JSONMember(name: member.name, value: $0) }
    }
    return found.reversed()
  }

  private static func time(_ seconds: Double) -> JSONValue? {
    guard seconds.isFinite else { return nil }
    return .number(Int(exactly: seconds).map(String.init) ?? String(seconds))
  }
}
