public import SwynamoCore

/// Public for the compiler only: a part that a table or a map is declared of.
///
/// The parts are `HashKey`, `RangeKey`, `Field` and `UnknownAttributes`; those of an entity `KeyField` and fields.
///
/// Where a part may stand is said by its types: `of` asks for the first part's `FirstValue`, the second's `SecondValue` and the
/// others' `FieldValue`, which are no parameter of an initializer where the part doesn't belong. As constraints of the block the same
/// rules would cost seconds of the compiler's time for a wrong declaration.
public protocol TablePart<Model>: Sendable {
  /// The type whose property it is.
  associatedtype Model
  /// The property's type.
  associatedtype Value
  /// What the part gives the initializer as the first part of a table.
  associatedtype FirstValue = NotFirstPart
  /// What it gives as the second part of a table.
  associatedtype SecondValue = Value
  /// What it gives as any other part, and in a map.
  associatedtype FieldValue = Value
  /// What it gives as a part of an entity of a single table.
  associatedtype EntityValue = Value
  /// The type of the table's range key when the part is the second. (A `RangeKey` calls its own parameter so, for messages to name
  /// the type itself.)
  associatedtype RangeValue = NoRangeKey

  /// The property with its types erased.
  var column: ErasedColumn { get }
}

/// Stands for the range key's type in a table that has none.
public enum NoRangeKey: Sendable {}

/// Public for the compiler only: stands for the value of a part that can't be a table's first, which is a `HashKey`.
public enum NotFirstPart: Sendable {}

/// Public for the compiler only: stands for the value of a `HashKey` where a table's second part belongs.
public enum NotSecondPart: Sendable {}

/// Public for the compiler only: stands for the value of a key where only fields belong.
public enum NotFieldPart: Sendable {}

extension Field: TablePart {
  @inlinable public var column: ErasedColumn { ErasedColumn(property, as: .field) }
}

extension HashKey: TablePart {
  public typealias FirstValue = Value
  public typealias SecondValue = NotSecondPart
  public typealias FieldValue = NotFieldPart
  public typealias EntityValue = NotFieldPart

  @inlinable public var column: ErasedColumn { ErasedColumn(property, as: .hashKey) }
}

extension RangeKey: TablePart {
  public typealias Value = RangeValue
  public typealias FieldValue = NotFieldPart
  public typealias EntityValue = NotFieldPart

  @inlinable public var column: ErasedColumn { ErasedColumn(property, as: .rangeKey) }
}

/// Public for the compiler only: a part that may be a table's second.
///
/// A range key may where its property isn't optional: every item has one.
public protocol TableSecondPart: TablePart {}

extension Field: TableSecondPart {}
extension UnknownAttributes: TableSecondPart {}
extension RangeKey: TableSecondPart where RangeValue: AttributeConvertible, RangeValue.Kind: RequiredKind {}

extension UnknownAttributes: TablePart {
  public typealias Value = Item

  @inlinable public var column: ErasedColumn { ErasedColumn(property, as: .unknownAttributes) }
}

/// Public for the compiler only: gathers the parts of a table.
///
/// They are a `HashKey`, then a `RangeKey` if there is one, then fields, in the order of the initializer's parameters.
@resultBuilder
public enum TableBuilder<Model> {
  @inlinable
  public static func buildExpression<Part: TablePart>(_ part: Part) -> Part where Part.Model == Model { part }

  @inlinable
  public static func buildBlock<Hash: TablePart>(_ hash: Hash) -> TableKey<Model, Hash> { TableKey([hash.column]) }

  @inlinable
  public static func buildBlock<Hash: TablePart, Second: TablePart, each Part: TablePart>(
    _ hash: Hash, _ second: Second, _ part: repeat each Part
  ) -> TableParts<Model, Hash, Second, repeat each Part> {
    var columns = [hash.column, second.column]
    for part in repeat each part { columns.append(part.column) }
    return TableParts(columns)
  }
}

/// Public for the compiler only: the hash key that is a table's only part.
public struct TableKey<Model, Hash: TablePart>: Sendable {
  @usableFromInline let columns: [ErasedColumn]

  @inlinable
  init(_ columns: [ErasedColumn]) { self.columns = columns }
}

/// Public for the compiler only: the parts of a table, in order.
public struct TableParts<Model, Hash: TablePart, Second: TablePart, each Part: TablePart>: Sendable {
  @usableFromInline let columns: [ErasedColumn]

  @inlinable
  init(_ columns: [ErasedColumn]) { self.columns = columns }
}

/// Public for the compiler only: stands for the range key's type while a table's initializer is still to be given, with `of`.
public enum WithoutInitializer: Sendable {}
