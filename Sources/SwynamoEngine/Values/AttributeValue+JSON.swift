import SwynamoBytes
import SwynamoCore
import SwynamoWire

extension AttributeValue {
  /// Reads a value whose types were checked (`Shape.checkTypes`), with the service's rules of what may be stored. What is only
  /// compared has no depth: it may be nested deeper.
  init(json: JSONValue, depth: Int? = 1) throws(DynamoDBError) {
    var value: AttributeValue?
    var count = 0
    for member in json.members where !member.value.isNull {
      guard let type = AttributeType(descriptor: member.name) else { continue }
      value = try Self.read(type, member.value, depth)
      count += 1
    }
    guard let value else { throw .emptyValue }
    guard count == 1 else {
      throw .invalid(
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")
    }
    self = value
  }

  private static func read(_ type: AttributeType, _ json: JSONValue, _ depth: Int?) throws(DynamoDBError) -> AttributeValue {
    switch type {
    case .string: return .string(json.text ?? "")
    case .number: return .number(try DynamoDBNumber(json: json))
    case .binary: return .binary(bytes(json))
    case .bool: return .bool(json.boolean ?? false)
    case .null:
      guard json.boolean == true else { throw .invalidParameter("Null attribute value types must have the value of true") }
      return .null
    case .stringSet: return .stringSet(try strings(json))
    case .numberSet: return .numberSet(try numbers(json))
    case .binarySet: return .binarySet(try binaries(json))
    case .list:
      try checkNesting(depth)
      var elements: [AttributeValue] = []
      for element in json.elements { elements.append(try AttributeValue(json: element, depth: depth.map { $0 + 1 })) }
      return .list(elements)
    case .map:
      try checkNesting(depth)
      return .map(try Item(json: json, depth: depth.map { $0 + 1 }))
    }
  }

  /// Lists and maps may only be nested so deep, the item itself being the first level.
  private static func checkNesting(_ depth: Int?) throws(DynamoDBError) {
    if let depth, depth >= Limits.levels { throw .tooDeep }
  }

  private static func bytes(_ json: JSONValue) -> [UInt8] {
    json.text.flatMap { try? Base64.bytes($0) } ?? []
  }

  private static func strings(_ json: JSONValue) throws(DynamoDBError) -> StringSet {
    let texts = json.elements.compactMap(\.text)
    guard !json.elements.isEmpty else { throw .invalidParameter("An string set  may not be empty") }
    guard texts.count == json.elements.count else {
      throw .invalidParameter("An string set may not have a null string as a member")
    }
    let members = StringSet(texts)
    guard members.count == texts.count else {
      throw .invalidParameter("Input collection [\(texts.joined(separator: ", "))] contains duplicates.")
    }
    return members
  }

  private static func numbers(_ json: JSONValue) throws(DynamoDBError) -> Set<DynamoDBNumber> {
    guard !json.elements.isEmpty else { throw .invalidParameter("An number set  may not be empty") }
    var members: Set<DynamoDBNumber> = []
    for element in json.elements {
      guard element != .null else { throw .emptyValue }
      members.insert(try DynamoDBNumber(json: element))
    }
    guard members.count == json.elements.count else { throw .invalid("Input collection contains duplicates") }
    return members
  }

  private static func binaries(_ json: JSONValue) throws(DynamoDBError) -> Set<[UInt8]> {
    let members = Set(json.elements.map(bytes))
    guard !members.isEmpty else { throw .invalidParameter("Binary sets should not be empty") }
    guard !json.elements.contains(.null) else {
      throw .invalidParameter("Binary sets may not contain null or empty values")
    }
    guard members.count == json.elements.count else {
      let shown = json.elements.map { $0.text ?? "" }.joined(separator: ", ")
      throw .invalidParameter("Input collection [\(shown)]of type BS contains duplicates.")
    }
    return members
  }
}

extension Item {
  init(json: JSONValue, depth: Int? = 1) throws(DynamoDBError) {
    let members = json.members
    self.init(minimumCapacity: members.count)
    for member in members { try Self.check(name: member.name) }
    for member in members { self[member.name] = try AttributeValue(json: member.value, depth: depth) }
  }

  /// Names of attributes and of members of maps: not empty, and less than 64 KB.
  static func check(name: String) throws(DynamoDBError) {
    let count = name.utf8.count
    guard count > 0 else { throw .invalid("Empty attribute name") }
    guard count <= Limits.attributeNameBytes else {
      throw .invalid("Attribute name is too large, must be less than \(Limits.attributeNameBytes + 1) bytes")
    }
  }
}

extension DynamoDBNumber {
  fileprivate init(json: JSONValue) throws(DynamoDBError) {
    let text = json.text ?? ""
    guard !text.isEmpty else { throw .invalid("The parameter cannot be converted to a numeric value") }
    do throws(DynamoDBNumber.InvalidNumberError) { try self.init(parsing: text) } catch {
      switch error {
      case .notANumber: throw .invalid("The parameter cannot be converted to a numeric value: \(text)")
      case .tooManyDigits: throw .invalid("Attempting to store more than \(Limits.digits) significant digits in a Number")
      case .overflow:
        throw .invalid("Number overflow. Attempting to store a number with magnitude larger than supported range")
      case .underflow:
        throw .invalid("Number underflow. Attempting to store a number with magnitude smaller than supported range")
      }
    }
  }
}

extension AttributeType {
  /// Of a member's name: most have one letter, which is seen at once.
  fileprivate init?(descriptor: String) {
    guard descriptor.utf8.count == 1 else {
      self.init(bytesOf: descriptor)
      return
    }
    switch descriptor.utf8.first {
    case UInt8(ascii: "S"): self = .string
    case UInt8(ascii: "N"): self = .number
    case UInt8(ascii: "B"): self = .binary
    case UInt8(ascii: "L"): self = .list
    case UInt8(ascii: "M"): self = .map
    default: return nil
    }
  }
}

extension JSONWriter {
  mutating func item(_ item: Item) {
    var writer = AttributeWriter(capacity: 512)
    writer.write(item)
    raw(writer.bytes)
  }
}
