/// An optional attribute is left out when nil; inside a list or a map, and where asked for, nil is NULL.
///
/// NULL has one meaning, so it reads as the outermost nil: an `AttributeValue?` that holds `.null`, and `.some(nil)` of a `T??`, come
/// back as nil. Declare an `AttributeValue` that is not optional where the two are to be told apart.
extension Optional: AttributeConvertible where Wrapped: AttributeConvertible {
  public typealias Kind = OptionalKind<Wrapped.Kind>

  @inlinable public var isAbsent: Bool { self == nil }
  @inlinable public static var absentValue: Wrapped?? { .some(.none) }

  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) {
    if let value = self {
      value.encodeAttribute(to: &writer)
    } else {
      writer.write(literal: #"{"NULL":true}"#)
    }
  }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws {
    if try reader.takeNullValue() {
      self = nil
    } else {
      self = try Wrapped(attributeFrom: &reader)
    }
  }

  @inlinable
  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue {
    self?.attributeValue(faults: &faults) ?? .null
  }
}

extension AttributeReader {
  /// Reads `{"NULL":true}` when it comes next.
  @inlinable
  package mutating func takeNullValue() throws -> Bool {
    // Every other type is told apart by the fourth byte of `{"NU`, or by its white space.
    if _fastPath(remaining > 3), cursor[0] == UInt8(ascii: "{"), cursor[1] == UInt8(ascii: "\""),
      cursor[2] != UInt8(ascii: "N") || cursor[3] == UInt8(ascii: "\"")
    {
      return false
    }
    guard try peekType() == .null else { return false }
    _ = try readValue()
    return true
  }
}
