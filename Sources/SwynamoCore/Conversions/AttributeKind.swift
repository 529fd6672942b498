/// What DynamoDB stores a property as; it decides which operators the property has.
public protocol AttributeKind: Sendable {
  /// Nil when a value may be of any type.
  static var type: AttributeType? { get }
}

/// The kinds of values that are there: all but an optional's.
public protocol RequiredKind: AttributeKind {}

/// The kinds that keys, ordering and sets are made of: string, number, binary.
public protocol ScalarKind: RequiredKind {
  associatedtype SetKind: AttributeKind
  /// `{"S":`
  static var opening: StaticString { get }
  /// `{"SS":[`
  static var setOpening: StaticString { get }
  static var scalarType: AttributeType { get }
  static var setType: AttributeType { get }
}

/// The kinds that have a beginning: string and binary.
public protocol PrefixKind: ScalarKind {}

/// The kinds of sets.
public protocol SetKind: RequiredKind {}

/// The kinds that `size` measures.
public protocol SizedKind: RequiredKind {}

public enum StringKind: PrefixKind, SizedKind {
  public typealias SetKind = StringSetKind
  @inlinable public static var type: AttributeType? { .string }
  @inlinable public static var scalarType: AttributeType { .string }
  @inlinable public static var setType: AttributeType { .stringSet }
  @inlinable public static var opening: StaticString { #"{"S":"# }
  @inlinable public static var setOpening: StaticString { #"{"SS":["# }
}

public enum NumberKind: ScalarKind {
  public typealias SetKind = NumberSetKind
  @inlinable public static var type: AttributeType? { .number }
  @inlinable public static var scalarType: AttributeType { .number }
  @inlinable public static var setType: AttributeType { .numberSet }
  @inlinable public static var opening: StaticString { #"{"N":"# }
  @inlinable public static var setOpening: StaticString { #"{"NS":["# }
}

public enum BinaryKind: PrefixKind, SizedKind {
  public typealias SetKind = BinarySetKind
  @inlinable public static var type: AttributeType? { .binary }
  @inlinable public static var scalarType: AttributeType { .binary }
  @inlinable public static var setType: AttributeType { .binarySet }
  @inlinable public static var opening: StaticString { #"{"B":"# }
  @inlinable public static var setOpening: StaticString { #"{"BS":["# }
}

public enum BoolKind: RequiredKind {
  @inlinable public static var type: AttributeType? { .bool }
}

public enum StringSetKind: SetKind, SizedKind {
  @inlinable public static var type: AttributeType? { .stringSet }
}

public enum NumberSetKind: SetKind, SizedKind {
  @inlinable public static var type: AttributeType? { .numberSet }
}

public enum BinarySetKind: SetKind, SizedKind {
  @inlinable public static var type: AttributeType? { .binarySet }
}

public enum ListKind: SizedKind {
  @inlinable public static var type: AttributeType? { .list }
}

public enum MapKind: SizedKind {
  @inlinable public static var type: AttributeType? { .map }
}

/// An optional's: stored as what it wraps, but nil has no order, no beginning and no place in a key.
public enum OptionalKind<Wrapped: AttributeKind>: AttributeKind {
  @inlinable public static var type: AttributeType? { Wrapped.type }
}

/// A value that may be of any of the ten types.
public enum AnyKind: RequiredKind {
  @inlinable public static var type: AttributeType? { nil }
}
