public import SwynamoCore

/// A type stored as a nested map with a schema of its own.
///
///     struct Address: MapAttribute {
///       var city: String
///       var zip: String
///       static let schema = MapSchema { Field(\Address.city); Field(\.zip, "postal_code") }.of(Address.init)
///     }                                                  // {"M":{"city":{"S":"Rome"},"postal_code":{"S":"00100"}}}
public protocol MapAttribute: AttributeConvertible where Kind == AttributeKinds.Map {
  /// The fields of the map and the initializer that they are the parameters of.
  static var schema: MapSchema<Self> { get }
}

extension MapAttribute {
  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) {
    writer.writeMap { writer in Self.schema.model.codec.encode(self, to: &writer) }
  }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws {
    self = try reader.readNested(.map) { reader in try Self.schema.model.codec.decode(&reader) }
  }
}

/// The members of a nested map and the Swift type that they make, declared as a table's fields are.
///
///     static let schema = MapSchema { Field(\Address.city); Field(\.zip, "postal_code") }.of(Address.init)
///
/// What the compiler can't see of a wrong one is a fault of every table that has such maps.
public struct MapSchema<Model>: Sendable {
  @usableFromInline let model: ModelSchema<Model>

  @usableFromInline
  init(_ model: ModelSchema<Model>) { self.model = model }

  /// The schema of maps that are read and written as whole items, with the fields of one that has no initializer.
  @usableFromInline
  init<Parts>(whole: WholeItemCodec<Model>, of fields: MapSchema<Parts>, faults: [DeclarationError.Fault] = []) {
    model = ModelSchema(fields.model.columns, at: fields.model.location, whole: whole, faults: faults)
  }
}

/// Public for the compiler only: gathers the fields of a nested map, or the parts of an entity, in the order of the initializer's parameters.
@resultBuilder
public enum MapBuilder<Model> {
  @inlinable
  public static func buildExpression<Part: TablePart>(_ part: Part) -> Part where Part.Model == Model { part }

  @inlinable
  public static func buildBlock<each Part: TablePart>(_ part: repeat each Part) -> MapParts<Model, repeat each Part> {
    var columns: [ErasedColumn] = []
    for part in repeat each part { columns.append(part.column) }
    return MapParts(columns)
  }
}

/// Public for the compiler only: the fields of a nested map, or the parts of an entity, in order.
public struct MapParts<Model, each Part: TablePart>: Sendable {
  @usableFromInline let columns: [ErasedColumn]

  @inlinable
  init(_ columns: [ErasedColumn]) { self.columns = columns }
}

extension MapSchema {
  /// Declares the fields; `of` gives the initializer that they are the parameters of.
  @inlinable
  public init<Map, each Part: TablePart>(
    fileID: StaticString = #fileID, line: UInt = #line, @MapBuilder<Map> _ fields: () -> MapParts<Map, repeat each Part>
  ) where Model == MapParts<Map, repeat each Part> {
    self.init(ModelSchema(unfinished: fields().columns, at: DeclarationError.Location(fileID: fileID, line: line)))
  }

  /// The schema of maps that are made by this initializer: its parameters are the fields declared, in their order.
  @inlinable
  @preconcurrency
  public func of<Map, each Part: TablePart>(
    order: FieldOrder = .checked, _ make: @escaping @Sendable (repeat (each Part).FieldValue) throws -> Map
  ) -> MapSchema<Map> where Model == MapParts<Map, repeat each Part> {
    MapSchema<Map>(
      ModelSchema(
        model.columns, at: model.location, order: order,
        construct: { cursor in try make(repeat cursor.take((each Part).FieldValue.self)) }))
  }

  @available(
    *, unavailable,
    message:
      "the fields declared are not the initializer's parameters: there must be one Field for each, in its order and of its type"
  )
  public func of<Initializer, Map, each Part: TablePart>(
    order: FieldOrder = .checked, _ make: Initializer
  ) -> MapSchema<Map> where Model == MapParts<Map, repeat each Part> { fatalError() }
}
