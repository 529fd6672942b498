/// Why a stored value could not be read into a model.
///
/// `path` names the attribute, and the table where it is known, so that the item can be found and mended.
public struct AttributeDecodingError: Error, Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// Stored with another type than the property's.
    case typeMismatch(expected: [AttributeType], found: AttributeType)
    /// Not in the item, and the property is not optional and has no default.
    case missing
    /// Of the right type, but not a value of the property's type.
    case invalidValue(String, type: String)
    /// The bytes are not what DynamoDB sends.
    case malformed(String, offset: Int)
    /// The model, read back, does not hold what was stored.
    case mismatchedInitializer(String)
  }

  public var reason: Reason
  /// "address.lines[0]"
  public var path: String
  public var table: String?

  public init(_ reason: Reason, path: String = "", table: String? = nil) {
    self.reason = reason
    self.path = path
    self.table = table
  }

  /// A set or a map of which Swift holds fewer elements than are stored: DynamoDB tells texts apart by their bytes, Swift takes a
  /// composed and a decomposed letter for the same. Written again, the rest would be lost.
  @usableFromInline
  init(merging stored: Int, into kept: Int, of type: Any.Type) {
    self.init(.invalidValue("\(stored) elements of which Swift tells only \(kept) apart", type: "\(type)"))
  }

  /// The same error for a value inside the named attribute, member or element.
  public func within(_ name: String) -> AttributeDecodingError {
    var error = self
    error.path = path.isEmpty || path.hasPrefix("[") ? name + path : name + "." + path
    return error
  }
}

extension AttributeDecodingError: CustomStringConvertible {
  public var description: String {
    let place = (path.isEmpty ? "a value" : "attribute \"\(path)\"") + (table.map { " of table \"\($0)\"" } ?? "")
    switch reason {
    case .typeMismatch(let expected, let found):
      return
        "\(place) is stored as \(found.rawValue), but its property reads \(expected.map(\.rawValue).joined(separator: " or "))"
    case .missing:
      return "\(place) is missing in the item; make its property optional or declare a default"
    case .invalidValue(let text, let type):
      return "\(place) holds \(text), which is no \(type)"
    case .malformed(let reason, let offset):
      return "\(place) could not be read: \(reason) at byte \(offset)"
    case .mismatchedInitializer(let reason):
      return "\(place): \(reason)"
    }
  }
}
