import SwynamoBytes
import SwynamoCore
import SwynamoWire

extension AttributeValue {
  /// Reads a value whose types were checked (`Shape.checkTypes`), with the service's rules of what may be stored. What is only
  /// compared has no depth: it may be nested deeper.
  init(json: JSONValue, depth: Int? = 1) throws(ValueError) {
    var value: AttributeValue?
    var count = 0
    for member in json.members where !member.value.isNull {
      guard let type = AttributeType(descriptor: member.name) else { continue }
      value = try Self.read(type, member.value, depth)
      count += 1
    }
    guard let value else { throw .noType }
    guard count == 1 else { throw .severalTypes }
    self = value
  }

  private static func read(_ type: AttributeType, _ json: JSONValue, _ depth: Int?) throws(ValueError) -> AttributeValue {
    switch type {
    case .string: return .string(json.text ?? "")
    case .number: return .number(try DynamoDBNumber(json: json))
    case .binary: return .binary(bytes(json))
    case .bool: return .bool(json.boolean ?? false)
    case .null:
      guard json.boolean == true else { throw .falseNull }
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
  private static func checkNesting(_ depth: Int?) throws(ValueError) {
    if let depth, depth >= Limits.levels { throw .tooDeep }
  }

  private static func bytes(_ json: JSONValue) -> [UInt8] {
    json.text.flatMap { try? Base64.bytes($0) } ?? []
  }

  private static func strings(_ json: JSONValue) throws(ValueError) -> StringSet {
    let texts = json.elements.compactMap(\.text)
    guard !json.elements.isEmpty else { throw .emptySet(.stringSet) }
    guard texts.count == json.elements.count else { throw .nullInSet(.stringSet) }
    let members = StringSet(texts)
    guard members.count == texts.count else { throw .repeatedStrings(texts) }
    return members
  }

  private static func numbers(_ json: JSONValue) throws(ValueError) -> Set<DynamoDBNumber> {
    guard !json.elements.isEmpty else { throw .emptySet(.numberSet) }
    var members: Set<DynamoDBNumber> = []
    for element in json.elements {
      guard element != .null else { throw .noType }
      members.insert(try DynamoDBNumber(json: element))
    }
    guard members.count == json.elements.count else { throw .repeatedNumbers }
    return members
  }

  private static func binaries(_ json: JSONValue) throws(ValueError) -> Set<[UInt8]> {
    let values = json.elements.map(bytes)
    let members = Set(values)
    guard !members.isEmpty else { throw .emptySet(.binarySet) }
    guard !json.elements.contains(.null) else { throw .nullInSet(.binarySet) }
    guard members.count == values.count else { throw .repeatedBinaries(values) }
    return members
  }
}

extension Item {
  init(json: JSONValue, depth: Int? = 1) throws(ValueError) {
    let members = json.members
    self.init(minimumCapacity: members.count)
    for member in members { try Self.check(name: member.name) }
    for member in members { self[member.name] = try AttributeValue(json: member.value, depth: depth) }
  }

  /// Names of attributes and of members of maps: not empty, and less than 64 KB.
  static func check(name: String) throws(ValueError) {
    let count = name.utf8.count
    guard count > 0 else { throw .emptyName }
    guard count <= Limits.attributeNameBytes else { throw .longName }
  }
}

// The same with what is wrong in the words of an operation.

extension AttributeValue {
  init(_ json: JSONValue, depth: Int? = 1, in wording: RequestWording) throws(DynamoDBError) {
    do throws(ValueError) { try self.init(json: json, depth: depth) } catch { throw error.error(in: wording) }
  }
}

extension Item {
  /// `beforeDepth` is looked at between other faults of values and their depth.
  init(
    _ json: JSONValue?, in wording: RequestWording, beforeDepth: () throws(DynamoDBError) -> Void = {}
  ) throws(DynamoDBError) {
    let json = json ?? .null
    do throws(ValueError) { try self.init(json: json) } catch {
      // Transactions look at the depth of all of an item before they look at the names inside of it.
      if case .emptyName = error, wording == .transaction, !json.members.contains(where: { $0.name.isEmpty }), json.isTooDeep {
        throw ValueError.tooDeep.error(in: wording)
      }
      if case .tooDeep = error { try beforeDepth() }
      throw error.error(in: wording)
    }
  }

  static func check(name: String, in wording: RequestWording) throws(DynamoDBError) {
    do throws(ValueError) { try check(name: name) } catch { throw error.error(in: wording) }
  }
}

extension JSONValue {
  /// Whether the item of these attributes has a list or a map that is nested too deeply.
  fileprivate var isTooDeep: Bool { members.contains { $0.value.isTooDeep(at: 1) } }

  private func isTooDeep(at depth: Int) -> Bool {
    guard let content = self["L"] ?? self["M"] else { return false }
    if depth >= Limits.levels { return true }
    return content.elements.contains { $0.isTooDeep(at: depth + 1) }
      || content.members.contains { $0.value.isTooDeep(at: depth + 1) }
  }
}

extension DynamoDBNumber {
  fileprivate init(json: JSONValue) throws(ValueError) {
    let text = json.text ?? ""
    do throws(DynamoDBNumber.InvalidNumberError) { try self.init(parsing: text) } catch {
      switch error {
      case .notANumber: throw .notANumber(text)
      case .tooManyDigits: throw .tooManyDigits
      case .overflow: throw .overflow(text)
      case .underflow: throw .underflow(text)
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
