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
  /// What of the payload's schema can't agree with the discriminator and the parts.
  let faults: @Sendable (_ discriminator: String, _ parts: ItemLayout) -> [DeclarationError.Fault]
  /// Writes the discriminator and the payload's members behind the parts; false for a model of another variant.
  let encode: @Sendable (Model, VariantItem, inout AttributeWriter) -> Bool
  let decode: @Sendable (inout AttributeReader, _ discriminator: String, _ parts: ItemLayout) throws -> Model

  private init<Payload>(
    _ values: [String]?, map: (any MapAttribute.Type)?, _ make: @escaping @Sendable (Payload) -> Model,
    _ payload: @escaping @Sendable (Model) -> Payload?,
    faults: @escaping @Sendable (String, ItemLayout) -> [DeclarationError.Fault] = { _, _ in [] },
    encode: @escaping @Sendable (Payload, VariantItem, inout AttributeWriter) -> Void,
    decode: @escaping @Sendable (inout AttributeReader, String, ItemLayout, (Payload) -> Model) throws -> Model
  ) {
    self.values = values
    self.map = map
    self.faults = faults
    self.encode = { model, item, writer in
      guard let payload = payload(model) else { return false }
      encode(payload, item, &writer)
      return true
    }
    self.decode = { reader, discriminator, parts in try decode(&reader, discriminator, parts, make) }
  }

  /// A type with a map's schema, stored member by member beside the discriminator.
  @preconcurrency
  public init<Payload: MapAttribute>(
    _ value: String, alsoReading others: String..., make: @escaping @Sendable (Payload) -> Model,
    payload: @escaping @Sendable (Model) -> Payload?
  ) {
    let layouts = PayloadLayoutCache()
    self.init(
      [value] + others, map: Payload.self, make, payload,
      faults: { discriminator, parts in Payload.schema.model.faults(asVariant: value, discriminator, parts) },
      encode: { payload, item, writer in
        let codec = Payload.schema.model.codec
        if codec.whole == nil, codec.layout.encryption == nil {
          let layout = layouts.layout(codec.layout, of: item)
          return withUnsafePointer(to: payload) { layout.encode(UnsafeRawPointer($0), of: item, to: &writer) }
        }
        item.write(
          codec.item(of: payload, beside: item.parts, to: &writer),
          reading: { stored in
            var nested = AttributeWriter()
            return codec.item(of: try codec.decode(stored), beside: item.parts, to: &nested)
          }, to: &writer)
      },
      decode: { reader, discriminator, parts, make in
        let codec = Payload.schema.model.codec
        guard codec.layout.unknownAttributes != nil else { return make(try codec.decode(&reader)) }
        return try codec.decode(&reader, discriminator, parts, make)
      })
  }

  /// A Codable type, stored member by member beside the discriminator, as `.codable` stores them.
  @preconcurrency
  public init<Payload: Codable & Sendable>(
    _ value: String, alsoReading others: String..., codable make: @escaping @Sendable (Payload) -> Model,
    payload: @escaping @Sendable (Model) -> Payload?
  ) {
    self.init(
      [value] + others, map: nil, make, payload,
      encode: { payload, item, writer in
        guard let members = WholeItemCodec.members(of: payload, beside: item.parts, to: &writer) else { return }
        item.write(
          members, reading: { CodableItem.encode(try CodableItem.decode(Payload.self, from: $0)).item ?? [:] }, to: &writer)
      },
      decode: { reader, _, _, make in make(try CodableItem.decode(Payload.self, from: reader.readItem())) })
  }

  /// Everything else: items with another value of the discriminator, or without one, whole.
  ///
  ///     Variant(others: Shape.unknown) { if case .unknown(let item) = $0 { item } else { nil } }
  ///
  /// It is written as it is; an item that has a value of another variant is refused. Without it an item of an unknown type is an error,
  /// which names its value.
  @preconcurrency
  public init(others make: @escaping @Sendable (Item) -> Model, payload: @escaping @Sendable (Model) -> Item?) {
    self.init(
      nil, map: nil, make, payload,
      encode: { members, item, writer in item.write(members, to: &writer) },
      decode: { reader, _, _, make in make(try reader.readItem()) })
  }
}

extension ModelSchema {
  /// What of a payload's schema can't agree with the discriminator, or with what the parts have the library write.
  fileprivate func faults(asVariant value: String, _ discriminator: String, _ parts: ItemLayout) -> [DeclarationError.Fault] {
    var faults: [DeclarationError.Fault] = []
    if case .variants(let own, _)? = codec.whole?.kind, own.hasSameBytes(as: discriminator) {
      faults.append(.discriminatorOfPayload(value, discriminator: discriminator))
    }
    let column = table.columns.first { $0.name.hasSameBytes(as: discriminator) }
    if let type = column?.type, type != .string {
      faults.append(.discriminatorType(type, variant: value, discriminator: discriminator))
    }
    guard codec.whole == nil, codec.layout.unknownAttributes == nil else { return faults }
    for (name, rule) in zip(parts.names, parts.rules) where rule?.needsReading == true && !codec.layout.declares(name) {
      faults.append(.ruleUnread(name, variant: value))
    }
    return faults
  }
}

/// Public for the compiler only: the variants that a discriminator tells apart, one on each line.
@resultBuilder
public enum VariantBuilder<Model> {
  public static func buildExpression(_ variant: Variant<Model>) -> Variant<Model> { variant }
  public static func buildBlock(_ variants: Variant<Model>...) -> [Variant<Model>] { variants }
}
