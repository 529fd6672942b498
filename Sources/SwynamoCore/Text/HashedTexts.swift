/// Swift's own collections that hash texts: by what they show, in the square of the length of a run of combining marks.
protocol HashedTexts {
  /// Throws where the type can't keep the texts of a stored value, or could only in a time that is nobody's intention.
  static func check(_ value: AttributeValue) throws(AttributeDecodingError)
}

extension Dictionary: HashedTexts where Key == String {
  static func check(_ value: AttributeValue) throws(AttributeDecodingError) {
    guard case .map(let members) = value else { return }
    try members.checkIsHashable(as: Self.self, instead: StringMap<Value>.self)
  }
}

extension Set: HashedTexts where Element == String {
  /// `Codable` has sets as lists.
  static func check(_ value: AttributeValue) throws(AttributeDecodingError) {
    guard case .list(let elements) = value else { return }
    var texts: StringSet = []
    for case .string(let text) in elements {
      try text.checkIsCheapToHash()
      texts.insert(text)
    }
    let kept = Set(texts.sorted)
    guard kept.count == texts.count else { throw AttributeDecodingError(merging: texts.count, into: kept.count, of: Self.self) }
  }
}

extension StringMap {
  /// Throws where the names can't be the keys of a dictionary.
  func checkIsHashable(as type: Any.Type, instead: Any.Type) throws(AttributeDecodingError) {
    // ASCII has one form.
    guard members.keys.contains(where: { !$0.string.utf8.allSatisfy { $0 < 0x80 } }) else { return }
    let type = "\(type)", instead = "\(instead)"
    for name in members.keys where !name.string.isCheapToHash {
      throw AttributeDecodingError(
        .unsupportedTexts(
          "a name with more than \(String.longestRunOfMarks) combining marks in a row", type: type, instead: instead))
    }
    let kept = Set(keys).count
    guard kept == count else {
      throw AttributeDecodingError(
        .unsupportedTexts("\(count) names of which Swift tells only \(kept) apart", type: type, instead: instead))
    }
  }
}

extension String {
  @usableFromInline
  func checkIsCheapToHash() throws(AttributeDecodingError) {
    guard !isCheapToHash else { return }
    throw AttributeDecodingError(
      .unsupportedTexts(
        "a text with more than \(Self.longestRunOfMarks) combining marks in a row", type: "Set<String>", instead: "StringSet"))
  }
}

extension AttributeReader {
  /// Looks at the names in a JSON text, which whoever decodes it keeps in dictionaries of the standard library. What else is wrong
  /// with the text isn't found here.
  mutating func checkNamesAreCheapToHash(of type: Any.Type) throws {
    while !isAtEnd {
      guard cursor.pointee == UInt8(ascii: "\"") else {
        cursor += 1
        continue
      }
      guard let raw = try? readRawString() else { return }
      skipSpace()
      if isAtEnd || cursor.pointee != UInt8(ascii: ":") || raw.isASCII && !raw.hasEscapes { continue }
      guard let name = try? unescape(raw.bytes) else { return }
      if !name.isCheapToHash {
        throw AttributeDecodingError(
          .invalidValue("a name with more than \(String.longestRunOfMarks) combining marks in a row", type: "JSON of \(type)"))
      }
    }
  }
}
