/// Why a stored value could not be read into a model.
///
/// `path` names the attribute, `table` and `key` the item where they are known, so that it can be found and mended.
public struct AttributeDecodingError: Error, Sendable, Hashable {
  /// What is wrong with the stored value.
  public enum Reason: Sendable, Hashable {
    /// Stored with another type than the property's.
    case typeMismatch(expected: [AttributeType], found: AttributeType)
    /// Not in the item, and the property is not optional and has no default.
    case missing
    /// Of the right type, but not a value of the property's type.
    case invalidValue(String, type: String)
    /// Texts that the property's type can't keep, though DynamoDB does: what they are, and the type that holds all.
    case unsupportedTexts(String, type: String, instead: String)
    /// The bytes are not what DynamoDB sends.
    case malformed(String, offset: Int)
    /// An encrypted value that can't be decrypted, and why.
    case notDecrypted(String)
    /// The model, read back, does not hold what was stored.
    case mismatchedInitializer(String)
  }

  /// What is wrong with the stored value.
  public var reason: Reason
  /// "address.lines[0]"
  public var path: String
  /// The table of the item, where it is known.
  public var table: String?
  /// The key of the item, where it is known.
  public var key: EncodedItem?
  /// Whether a write was made, and only what it gives back can't be read: it isn't to be made again.
  public var writeWasMade = false

  /// An error of a conformance or a codec of your own: `AttributeDecodingError(.invalidValue(text, type: "Color"))`.
  public init(_ reason: Reason, path: String = "", table: String? = nil, key: EncodedItem? = nil) {
    self.reason = reason
    self.path = path
    self.table = table
    self.key = key
  }

  /// A set of which Swift holds fewer elements than are stored: DynamoDB tells texts apart by their bytes, Swift takes a composed
  /// and a decomposed letter for the same. Written again, the rest would be lost.
  @usableFromInline
  init(merging stored: Int, into kept: Int, of type: Any.Type) {
    let texts = "\(stored) elements of which Swift tells only \(kept) apart"
    self.init(
      type == Set<String>.self
        ? .unsupportedTexts(texts, type: "\(type)", instead: "StringSet") : .invalidValue(texts, type: "\(type)"))
  }

  /// The same error for a value inside the named attribute, member or element.
  public func within(_ name: String) -> AttributeDecodingError {
    var error = self
    error.path = path.within(attribute: name)
    return error
  }
}

extension AttributeDecodingError: CustomStringConvertible {
  public var description: String {
    let place =
      (path.isEmpty ? "a value" : "attribute \"\(path)\"") + (key.map { " of the item \($0)" } ?? "")
      + (table.map { " of table \"\($0)\"" } ?? "")
    return sentence(place) + (writeWasMade ? "; the write was made, and only its answer can't be read" : "")
  }

  private func sentence(_ place: String) -> String {
    switch reason {
    case .typeMismatch(let expected, let found):
      return
        "\(place) is stored as \(found.rawValue), but its property reads \(expected.map(\.rawValue).joined(separator: " or "))"
    case .missing:
      return "\(place) is missing in the item; make its property optional or declare a default"
    case .invalidValue(let text, let type):
      return "\(place) holds \(text), which is no \(type)"
    case .unsupportedTexts(let texts, let type, let instead):
      return "\(place) holds \(texts), which a \(type) can't keep; declare the property as \(instead)"
    case .malformed(let reason, let offset):
      return "\(place) could not be read: \(reason) at byte \(offset)"
    case .notDecrypted(let reason):
      return "\(place) can't be decrypted: \(reason)"
    case .mismatchedInitializer(let reason):
      return "\(place): \(reason)"
    }
  }
}
