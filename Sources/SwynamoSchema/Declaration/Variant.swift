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
  /// Writes the discriminator of that name, and what else the layout doesn't declare; false for a model of another variant.
  let encode: @Sendable (Model, String, ItemLayout, inout AttributeWriter) -> Bool
  let decode: @Sendable (inout AttributeReader) throws -> Model

  private init<Payload>(
    _ values: [String]?, map: (any MapAttribute.Type)?, _ make: @escaping @Sendable (Payload) -> Model,
    _ payload: @escaping @Sendable (Model) -> Payload?,
    encode: @escaping @Sendable (Payload, String, ItemLayout, inout AttributeWriter) -> Void,
    decode: @escaping @Sendable (inout AttributeReader) throws -> Payload
  ) {
    self.values = values
    self.map = map
    self.encode = { model, discriminator, declared, writer in
      guard let payload = payload(model) else { return false }
      // What has another value, or none, has it among its members.
      if let value = values?.first, !declared.declares(discriminator) {
        writer.beginMember(discriminator)
        writer.write(.string(value))
      }
      encode(payload, discriminator, declared, &writer)
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
      encode: { payload, discriminator, declared, writer in
        let codec = Payload.schema.model.codec
        if codec.whole == nil, codec.layout.isApart(from: declared, and: discriminator) {
          withUnsafePointer(to: payload) { codec.layout.encodeMembers(UnsafeRawPointer($0), to: &writer) }
          return
        }
        var nested = AttributeWriter()
        codec.encode(payload, to: &nested)
        writer.faults += nested.faults
        guard let item = try? AttributeReader.read(nested.bytes, { try $0.readItem() }) else {
          return writer.report(.nestedTooDeep)
        }
        declared.encode(undeclared: item, besides: discriminator, to: &writer)
      },
      decode: { reader in try Payload.schema.model.codec.decode(&reader) })
  }

  /// A Codable type, stored member by member beside the discriminator, as `.codable` stores them.
  @preconcurrency
  public init<Payload: Codable & Sendable>(
    _ value: String, alsoReading others: String..., codable make: @escaping @Sendable (Payload) -> Model,
    payload: @escaping @Sendable (Model) -> Payload?
  ) {
    self.init(
      [value] + others, map: nil, make, payload,
      encode: { payload, discriminator, declared, writer in
        guard let item = WholeItemCodec.item(of: payload, &writer) else { return }
        declared.encode(undeclared: item, besides: discriminator, to: &writer)
      },
      decode: WholeItemCodec<Payload>.codable.decode)
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
      encode: { item, _, declared, writer in declared.encode(undeclared: item, to: &writer) },
      decode: { reader in try reader.readItem() })
  }
}

/// Public for the compiler only: the variants that a discriminator tells apart, one on each line.
@resultBuilder
public enum VariantBuilder<Model> {
  public static func buildExpression(_ variant: Variant<Model>) -> Variant<Model> { variant }
  public static func buildBlock(_ variants: Variant<Model>...) -> [Variant<Model>] { variants }
}
