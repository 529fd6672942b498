public import SwynamoCore

/// One of the types that an item, or a nested map, may be, told by the value of a discriminator.
///
///     enum Shape { case circle(Circle), square(Square) }
///
///     Variant("Circle", make: Shape.circle) { if case .circle(let circle) = $0 { circle } else { nil } }
///
/// The value is written to the discriminator attribute; others may be read as the same type:
///
///     Variant("Circle", alsoReading: "Round", make: Shape.circle) { … }
public struct Variant<Model>: Sendable {
  /// The values that stand for it; the first is written. Nil for what has another value, or none.
  let values: [String]?
  /// The schema of its map, whose faults are the declaration's.
  let map: (any MapAttribute.Type)?
  /// Writes the discriminator, by the last argument, and then what the layout doesn't declare; false for a model of another variant.
  let encode: @Sendable (Model, ItemLayout, inout AttributeWriter, (inout AttributeWriter) -> Void) -> Bool
  let decode: @Sendable (inout AttributeReader) throws -> Model

  private init<Payload>(
    _ values: [String]?, map: (any MapAttribute.Type)?, _ make: @escaping @Sendable (Payload) -> Model,
    _ payload: @escaping @Sendable (Model) -> Payload?,
    encode: @escaping @Sendable (Payload, ItemLayout, inout AttributeWriter) -> Void,
    decode: @escaping @Sendable (inout AttributeReader) throws -> Payload
  ) {
    self.values = values
    self.map = map
    self.encode = { model, declared, writer, writeDiscriminator in
      guard let payload = payload(model) else { return false }
      writeDiscriminator(&writer)
      encode(payload, declared, &writer)
      return true
    }
    self.decode = { reader in make(try decode(&reader)) }
  }

  /// A type with a map's schema, stored member by member beside the discriminator.
  @preconcurrency
  public init<Payload: MapAttribute>(
    _ value: String, alsoReading others: String..., make: @escaping @Sendable (Payload) -> Model,
    payload: @escaping @Sendable (Model) -> Payload?
  ) {
    self.init(
      [value] + others, map: Payload.self, make, payload,
      encode: { payload, declared, writer in
        let layout = Payload.schema.model.codec.layout
        let hasDeclared = layout.names.contains { declared.declares($0) }
        guard hasDeclared || Payload.schema.model.codec.whole != nil else {
          withUnsafePointer(to: payload) { layout.encodeMembers(UnsafeRawPointer($0), to: &writer) }
          return
        }
        writer.encode(membersOf: declared) { Payload.schema.model.codec.encode(payload, to: &$0) }
      },
      decode: { reader in try Payload.schema.model.codec.decode(&reader) })
  }

  /// A Codable type, stored member by member beside the discriminator, as `.codable` stores them.
  @preconcurrency
  public init<Payload: Codable & Sendable>(
    _ value: String, alsoReading others: String..., codable make: @escaping @Sendable (Payload) -> Model,
    payload: @escaping @Sendable (Model) -> Payload?
  ) {
    let codec = WholeItemCodec<Payload>.codable
    self.init(
      [value] + others, map: nil, make, payload,
      encode: { payload, declared, writer in
        let (item, faults) = CodableItem.encode(payload)
        writer.faults += faults
        guard let item else {
          writer.report(.encodingFailed("\(Payload.self) is no map to Codable, and an item is one"))
          return
        }
        declared.encode(undeclared: item.filter { $0.value != .null }, to: &writer)
      },
      decode: codec.decode)
  }

  /// Everything else: items with another value of the discriminator, or without one, whole.
  ///
  ///     Variant(others: Shape.unknown) { if case .unknown(let item) = $0 { item } else { nil } }
  ///
  /// It is written as it is. Without it an item of an unknown type is an error, which names its value.
  @preconcurrency
  public init(others make: @escaping @Sendable (Item) -> Model, payload: @escaping @Sendable (Model) -> Item?) {
    self.init(
      nil, map: nil, make, payload,
      encode: { item, declared, writer in declared.encode(undeclared: item, to: &writer) },
      decode: { reader in try reader.readItem() })
  }
}

extension AttributeWriter {
  /// Writes the members of an object that a layout doesn't declare itself.
  fileprivate mutating func encode(membersOf declared: ItemLayout, _ body: (inout AttributeWriter) -> Void) {
    var nested = AttributeWriter()
    body(&nested)
    faults += nested.faults
    guard let item = try? AttributeReader.read(nested.bytes, { try $0.readItem() }) else { return report(.nestedTooDeep) }
    declared.encode(undeclared: item, to: &self)
  }
}

/// The variants that a discriminator tells apart, one on each line.
@resultBuilder
public enum VariantBuilder<Model> {
  public static func buildExpression(_ variant: Variant<Model>) -> Variant<Model> { variant }
  public static func buildBlock(_ variants: Variant<Model>...) -> [Variant<Model>] { variants }
}
