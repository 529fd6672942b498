/// Swift's own collections that hash texts, or values made of texts: by what they show, in the square of the length of a run of
/// combining marks.
protocol HashedTexts {
  var count: Int { get }

  /// The texts that are hashed, and values that hold such, of what is stored; nil for what the type doesn't read.
  static func hashed(in value: AttributeValue) -> [AttributeValue]?
  /// The type that keeps all, where there is one.
  static var substitute: String? { get }
}

extension Dictionary: HashedTexts {
  /// `Codable` has dictionaries whose keys are no texts as lists of keys and values.
  static func hashed(in value: AttributeValue) -> [AttributeValue]? {
    switch value {
    case .map(let members): members.map { .string($0.key) }
    case .list(let elements): stride(from: 0, to: elements.count, by: 2).map { elements[$0] }
    case .string, .number, .binary, .bool, .null, .stringSet, .numberSet, .binarySet: nil
    }
  }

  static var substitute: String? { Key.self == String.self ? "\(StringMap<Value>.self)" : nil }
}

extension Set: HashedTexts {
  static func hashed(in value: AttributeValue) -> [AttributeValue]? {
    if case .list(let elements) = value { elements } else { nil }
  }

  static var substitute: String? { Element.self == String.self ? "StringSet" : nil }
}

extension HashedTexts {
  /// Throws where the type could keep what is stored only in a time that is nobody's intention.
  static func checkTexts(_ value: AttributeValue) throws(AttributeDecodingError) {
    for hashed in hashed(in: value) ?? [] {
      guard hashed.isCheapToHash else { throw .unsupported(String.longRun, self, instead: substitute) }
    }
  }

  /// Throws where the type has kept fewer than are stored, as it took some for the same.
  func checkCount(_ value: AttributeValue) throws(AttributeDecodingError) {
    guard let hashed = Self.hashed(in: value), hashed.count != count else { return }
    let stored = Set<AttributeValue>(hashed).count
    guard stored != count else { return }
    throw .unsupported("\(stored) elements of which Swift tells only \(count) apart", Self.self, instead: Self.substitute)
  }
}

extension AttributeDecodingError {
  fileprivate static func unsupported(_ texts: String, _ type: Any.Type, instead: String?) -> AttributeDecodingError {
    AttributeDecodingError(
      instead.map { .unsupportedTexts(texts, type: "\(type)", instead: $0) } ?? .invalidValue(texts, type: "\(type)"))
  }
}

extension AttributeValue {
  fileprivate var isCheapToHash: Bool {
    switch self {
    case .string(let text): text.isCheapToHash
    case .stringSet(let texts): texts.allSatisfy(\.isCheapToHash)
    case .list(let elements): elements.allSatisfy(\.isCheapToHash)
    case .map(let members): members.allSatisfy { $0.key.isCheapToHash && $0.value.isCheapToHash }
    case .number, .binary, .bool, .null, .numberSet, .binarySet: true
    }
  }
}

extension StringMap {
  /// Throws where the names can't be the keys of a dictionary.
  func checkNames(for type: any HashedTexts.Type) throws(AttributeDecodingError) {
    // ASCII has one form.
    guard members.keys.contains(where: { !$0.string.utf8.allSatisfy { $0 < 0x80 } }) else { return }
    guard members.keys.allSatisfy(\.string.isCheapToHash) else {
      throw .unsupported(String.longRun, type, instead: type.substitute)
    }
    let kept = Set(members.keys.lazy.map(\.string)).count
    guard kept == count else {
      throw .unsupported("\(count) names of which Swift tells only \(kept) apart", type, instead: type.substitute)
    }
  }
}

extension String {
  fileprivate static var longRun: String { "a text with more than \(longestRunOfMarks) combining marks in a row" }

  /// For a type that compares the text with its own.
  @usableFromInline
  func checkIsCheap(for type: Any.Type) throws(AttributeDecodingError) {
    if !isCheapToHash { throw .unsupported(Self.longRun, type, instead: nil) }
  }

  @inlinable
  func checkIsCheapInSet() throws(AttributeDecodingError) { if _slowPath(!isCheapToHash) { throw Self.unfitForSet } }

  @usableFromInline
  static var unfitForSet: AttributeDecodingError { .unsupported(longRun, Set<String>.self, instead: "StringSet") }
}

extension AttributeReader {
  /// Looks at the text that comes next, and leaves it unread.
  @usableFromInline
  mutating func checkTextIsCheap(for type: Any.Type) throws {
    let mark = cursor
    let raw = try readRawString()
    if !raw.isASCII || raw.hasEscapes, try !unescape(raw.bytes).isCheapToHash {
      throw AttributeDecodingError.unsupported(String.longRun, type, instead: nil)
    }
    cursor = mark
  }

  /// Looks at the texts of a JSON document, which whoever decodes it keeps in the standard library's collections: runs of marks,
  /// and names of one object that differ in their form only. What else is wrong with the document isn't found here.
  mutating func checkJSON(of type: Any.Type) throws {
    // The names of the objects that are open, as far as they have several forms.
    var objects: [[String]] = []
    while !isAtEnd {
      switch cursor.pointee {
      case UInt8(ascii: "\""): break
      case UInt8(ascii: "{"):
        objects.append([])
        cursor += 1
        continue
      case UInt8(ascii: "}"):
        if let names = objects.popLast(), names.count > 1, Set(names).count < StringSet(names).count {
          throw AttributeDecodingError(.invalidValue("names that Swift takes for one", type: "JSON of \(type)"))
        }
        cursor += 1
        continue
      default:
        cursor += 1
        continue
      }
      guard let raw = try? readRawString() else { return }
      if raw.isASCII && !raw.hasEscapes { continue }
      guard let text = try? unescape(raw.bytes) else { return }
      if !text.isCheapToHash { throw AttributeDecodingError(.invalidValue(String.longRun, type: "JSON of \(type)")) }
      skipSpace()
      if !isAtEnd, cursor.pointee == UInt8(ascii: ":"), !objects.isEmpty { objects[objects.count - 1].append(text) }
    }
  }
}
