public import SwynamoCore

/// Stands for an item in a closure: its members are the attributes that the table declares.
///
///     users.scan().filter { $0.visits > 10 }
@frozen
@dynamicMemberLookup
public struct Attributes<Model>: Sendable {
  @usableFromInline let columns: ColumnTable

  @inlinable
  init(_ columns: ColumnTable) { self.columns = columns }

  /// An optional property's attribute has the operators of what the property wraps.
  @_disfavoredOverload
  @inlinable
  public subscript<Value>(dynamicMember property: KeyPath<Model, Value>) -> Attribute<Model, Value> {
    let found = columns.reference(
      to: property, offset: MemoryLayout<Model>.offset(of: property), valueType: ObjectIdentifier(Value.self))
    return Attribute(found.reference, found.codec)
  }

  @inlinable
  public subscript<Value>(dynamicMember property: KeyPath<Model, Value?>) -> Attribute<Model, Value> {
    let found = columns.reference(
      to: property, offset: MemoryLayout<Model>.offset(of: property), valueType: ObjectIdentifier(Value?.self))
    return Attribute(found.reference, found.codec)
  }
}

extension Attributes {
  /// The attribute of a key path that is known only when the program runs, or in generic code.
  ///
  ///     extension Table where Model: Versioned {
  ///       func put(_ model: Model, at version: KeyPath<Model, Int>) -> Put<Model, Model> {
  ///         put(model).if { $0[version] == model.version }
  ///       }
  ///     }
  ///
  /// In generic code `$0.version` is the protocol's property, which no table declares; the caller gives `\Document.version`.
  @_disfavoredOverload
  @inlinable
  public subscript<Value>(_ property: KeyPath<Model, Value>) -> Attribute<Model, Value> { self[dynamicMember: property] }

  /// The same for an optional property, whose attribute has the operators of what it wraps.
  @inlinable
  public subscript<Value>(_ property: KeyPath<Model, Value?>) -> Attribute<Model, Value> { self[dynamicMember: property] }
}
