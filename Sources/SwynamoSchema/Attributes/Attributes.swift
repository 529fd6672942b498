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
