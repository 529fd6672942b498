/// A type whose values are attribute values.
///
///     enum Status: String, AttributeConvertible { case open, paid }     // stored as {"S":"open"}
///
/// A type conforms by naming its raw value, as above, or by two functions that encode and decode it through another type's:
///
///     extension Celsius: AttributeConvertible {
///       typealias Kind = AttributeKinds.Number
///       func encodeAttribute(to writer: inout AttributeWriter) { degrees.encodeAttribute(to: &writer) }
///       init(attributeFrom reader: inout AttributeReader) throws { degrees = try Double(attributeFrom: &reader) }
///     }
///
/// The other requirements have defaults, which only types like arrays, sets and optionals replace.
public protocol AttributeConvertible: Sendable {
  /// What the values are stored as.
  associatedtype Kind: AttributeKind
  /// What an array of the values is stored as.
  associatedtype ArrayKind: AttributeKind = AttributeKinds.List

  /// Appends the value, `{"S":"…"}`. What can't be stored is noted by `writer.report(_:)`.
  func encodeAttribute(to writer: inout AttributeWriter)
  /// Reads the value that comes next. Errors: `AttributeDecodingError`.
  init(attributeFrom reader: inout AttributeReader) throws

  /// Whether the value is stored by leaving its attribute out.
  var isAbsent: Bool { get }
  /// What is read where the attribute is not in the item; nil when it must be.
  static var absentValue: Self? { get }

  /// The value on its own, for conditions and updates.
  func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue

  /// Appends an array of the values: a list, unless the type says otherwise.
  static func encodeArray(_ elements: [Self], to writer: inout AttributeWriter)
  /// Reads an array of the values.
  static func decodeArray(from reader: inout AttributeReader) throws -> [Self]

  /// Appends the value as an element of a set or the name of a member: its quoted text, without the type. Follows from
  /// ``encodeAttribute(to:)``, and is asked of strings, numbers and binaries only.
  func encodeElement(to writer: inout AttributeWriter)
  /// Reads the quoted text of an element of a set or the name of a member; follows from ``init(attributeFrom:)``.
  init(elementFrom reader: inout AttributeReader) throws
}

extension AttributeConvertible {
  @inlinable public var isAbsent: Bool { false }
  @inlinable public static var absentValue: Self? { nil }

  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue {
    var writer = AttributeWriter(capacity: 128)
    encodeAttribute(to: &writer)
    if !writer.faults.isEmpty {
      faults += writer.faults
      if !writer.faults.allSatisfy(\.isValidation) { return .null }
    }
    do {
      return try AttributeReader.read(writer.bytes) { try $0.readValue() }
    } catch {
      faults.append(
        AttributeValue.LocatedFault(path: "", fault: .encodingFailed("\(Self.self) encodes no attribute value: \(error)")))
      return .null
    }
  }

  @inlinable
  public static func encodeArray(_ elements: [Self], to writer: inout AttributeWriter) {
    writer.beginList()
    var index = 0
    for element in elements {
      let known = writer.faults.count
      writer.separate()
      element.encodeAttribute(to: &writer)
      writer.locateFaults(from: known, under: "[\(index)]")
      index &+= 1
    }
    writer.endList()
  }

  @inlinable
  public static func decodeArray(from reader: inout AttributeReader) throws -> [Self] {
    try reader.readNested(.list) { reader in
      var elements: [Self] = []
      try reader.readArray { reader, index in
        do {
          elements.append(try Self(attributeFrom: &reader))
        } catch let error as AttributeDecodingError {
          throw error.within("[\(index)]")
        }
      }
      return elements
    }
  }
}
