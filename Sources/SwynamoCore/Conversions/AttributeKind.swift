/// What DynamoDB stores a property as; it decides which operators the property has.
public protocol AttributeKind: Sendable {
  /// Nil when a value may be of any type.
  static var type: AttributeType? { get }
}

/// Public for the compiler only: the kinds of values that are there, all but an optional's.
public protocol RequiredKind: AttributeKind {}

/// The kinds that keys, ordering and sets are made of: string, number, binary.
public protocol ScalarKind: RequiredKind {
  /// What a set of such values is stored as.
  associatedtype SetKind: AttributeKind
  /// `{"S":`
  static var opening: StaticString { get }
  /// `{"SS":[`
  static var setOpening: StaticString { get }
  /// The type of one value.
  static var scalarType: AttributeType { get }
  /// The type of a set of values.
  static var setType: AttributeType { get }
}

/// Public for the compiler only: the kinds of sets.
public protocol SetKind: RequiredKind {}

/// Public for the compiler only: the kinds that `size` measures.
public protocol SizedKind: RequiredKind {}

/// What DynamoDB stores properties as, a type each, for a conformance of your own.
///
///     typealias Kind = AttributeKinds.Number
public enum AttributeKinds {
  /// Stored as a string, `S`.
  public enum String: ScalarKind, SizedKind {
    public typealias SetKind = AttributeKinds.StringSet
    @inlinable public static var type: AttributeType? { .string }
    @inlinable public static var scalarType: AttributeType { .string }
    @inlinable public static var setType: AttributeType { .stringSet }
    @inlinable public static var opening: StaticString { #"{"S":"# }
    @inlinable public static var setOpening: StaticString { #"{"SS":["# }
  }

  /// Stored as a number, `N`.
  public enum Number: ScalarKind {
    public typealias SetKind = AttributeKinds.NumberSet
    @inlinable public static var type: AttributeType? { .number }
    @inlinable public static var scalarType: AttributeType { .number }
    @inlinable public static var setType: AttributeType { .numberSet }
    @inlinable public static var opening: StaticString { #"{"N":"# }
    @inlinable public static var setOpening: StaticString { #"{"NS":["# }
  }

  /// Stored as a binary, `B`.
  public enum Binary: ScalarKind, SizedKind {
    public typealias SetKind = AttributeKinds.BinarySet
    @inlinable public static var type: AttributeType? { .binary }
    @inlinable public static var scalarType: AttributeType { .binary }
    @inlinable public static var setType: AttributeType { .binarySet }
    @inlinable public static var opening: StaticString { #"{"B":"# }
    @inlinable public static var setOpening: StaticString { #"{"BS":["# }
  }

  /// Stored as a boolean, `BOOL`.
  public enum Bool: RequiredKind {
    @inlinable public static var type: AttributeType? { .bool }
  }

  /// Stored as a set of strings, `SS`.
  public enum StringSet: SetKind, SizedKind {
    @inlinable public static var type: AttributeType? { .stringSet }
  }

  /// Stored as a set of numbers, `NS`.
  public enum NumberSet: SetKind, SizedKind {
    @inlinable public static var type: AttributeType? { .numberSet }
  }

  /// Stored as a set of binaries, `BS`.
  public enum BinarySet: SetKind, SizedKind {
    @inlinable public static var type: AttributeType? { .binarySet }
  }

  /// Stored as a list, `L`.
  public enum List: SizedKind {
    @inlinable public static var type: AttributeType? { .list }
  }

  /// Stored as a map, `M`.
  public enum Map: SizedKind {
    @inlinable public static var type: AttributeType? { .map }
  }
}

/// Public for the compiler only: an optional's kind.
///
/// It is stored as what it wraps, but nil has no order, no beginning and no place in a key.
public enum OptionalKind<Wrapped: AttributeKind>: AttributeKind {
  @inlinable public static var type: AttributeType? { Wrapped.type }
}

/// Public for the compiler only: a value that may be of any of the ten types.
public enum AnyKind: RequiredKind {
  @inlinable public static var type: AttributeType? { nil }
}

/// A type stored as a string, number or binary: it can be a key, be ordered, and be an element of a set.
public protocol ScalarAttribute: AttributeConvertible, Hashable where Kind: ScalarKind {
  /// Appends the quoted text, without the type.
  func encodeScalar(to writer: inout AttributeWriter)
  /// Reads the quoted text.
  init(scalarFrom reader: inout AttributeReader) throws
}

extension ScalarAttribute {
  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) {
    writer.write(literal: Kind.opening)
    encodeScalar(to: &writer)
    writer.write(byte: UInt8(ascii: "}"))
  }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws {
    try reader.beginValue(Kind.scalarType)
    try self.init(scalarFrom: &reader)
    try reader.endValue()
  }

  @inlinable
  public func encodeElement(to writer: inout AttributeWriter) { encodeScalar(to: &writer) }

  @inlinable
  public init(elementFrom reader: inout AttributeReader) throws { try self.init(scalarFrom: &reader) }
}
