import SwynamoCore

/// The members of a nested map and the Swift type that they make, declared as a table's fields are.
///
///     static let schema = MapSchema(of: Address.init) { Field(\.city); Field(\.zip, "postal_code") }
public struct MapSchema<Model>: Sendable {
  public let model: ModelSchema<Model>

  @inlinable
  public init<each Value>(
    of make: @escaping @Sendable (repeat each Value) throws -> Model, order: FieldOrder = .checked,
    @SchemaBuilder<Model> _ parts: () -> Schema<Model, NoHashKey, NoRangeKey, repeat each Value>
  ) {
    let schema = parts()
    var columns: [ErasedColumn] = []
    for column in repeat each schema.columns { columns.append(ErasedColumn(column)) }
    model = ModelSchema(
      columns, parts: schema.parts, construct: { cursor in try make(repeat cursor.take((each Value).self)) },
      checksOrder: order == .checked)
    model.refuseFaults()
  }

  @available(
    *, unavailable,
    message:
      "the fields declared are not the initialiser's parameters: there must be one Field for each, in its order and of its type"
  )
  public init<each Parameter, each Value, H, R>(
    of make: @escaping @Sendable (repeat each Parameter) throws -> Model, order: FieldOrder = .checked,
    @SchemaBuilder<Model> _ parts: () -> Schema<Model, H, R, repeat each Value>
  ) {
    fatalError()
  }
}

extension ModelSchema {
  @usableFromInline
  func refuseFaults() {
    guard !faults.isEmpty else { return }
    fatalError("the map of \(Model.self) is not well declared:\n" + faults.map { "  - \($0)" }.joined(separator: "\n"))
  }
}
