public import SwynamoCore

extension Table where RangeKeyType == WithoutInitializer {
  /// The table, whose items are of several types, told by the value of an attribute: an enum with a case for each.
  ///
  ///     enum Event: Sendable {
  ///       case signup(Signup), purchase(Purchase)
  ///       var user: String { switch self { case .signup(let it): it.user; case .purchase(let it): it.user } }
  ///       var total: Decimal? { if case .purchase(let it) = self { it.total } else { nil } }
  ///     }
  ///     let events = Table("events") {
  ///       HashKey(\Event.user, "user")
  ///       Field(\.total, "total")                            // what conditions and updates speak of
  ///     }.of(discriminator: "cls") {
  ///       Variant("Signup", make: Event.signup) { if case .signup(let it) = $0 { it } else { nil } }
  ///       Variant("Purchase", make: Event.purchase) { if case .purchase(let it) = $0 { it } else { nil } }
  ///     }                                                    // {"cls":{"S":"Signup"},"user":{"S":"ann"},…}
  ///
  /// The parts are the keys and whatever else statements name. An attribute that a part and a variant both store is stored once: where
  /// they differ, the write is refused. Items that PynamoDB wrote with a `DiscriminatorAttribute` are read, and written so that it reads them.
  /// Errors: an item with another value, or without one, is an `AttributeDecodingError`; see ``Variant/init(others:payload:)``.
  public func of<Hash: TablePart, Second: TableSecondPart, each Part: TablePart>(
    discriminator: String, @VariantBuilder<Model> _ variants: () -> [Variant<Model>]
  ) -> Table<Model, Hash.Value, Second.RangeValue>
  where
    HashKeyType == TableParts<Model, Hash, Second, repeat each Part>, Hash.Value: AttributeConvertible,
    Hash.Value.Kind: RequiredKind, Hash.FirstValue: AttributeConvertible, repeat (each Part).FieldValue == (each Part).Value
  {
    Table<Model, Hash.Value, Second.RangeValue>(schema: schema(by: Discriminator(discriminator, variants())))
  }

  /// The table of items that have no other declared part than their hash key.
  public func of<Hash: TablePart>(
    discriminator: String, @VariantBuilder<Model> _ variants: () -> [Variant<Model>]
  ) -> Table<Model, Hash.Value, NoRangeKey>
  where
    HashKeyType == TableKey<Model, Hash>, Hash.Value: AttributeConvertible, Hash.Value.Kind: RequiredKind,
    Hash.FirstValue: AttributeConvertible
  {
    Table<Model, Hash.Value, NoRangeKey>(schema: schema(by: Discriminator(discriminator, variants())))
  }

  private func schema(by discriminator: Discriminator<Model>) -> TableSchema<Model> {
    TableSchema(
      schema.declaration, whole: discriminator.codec, faults: discriminator.faults(besides: schema.definition.keyNames()))
  }
}

extension MapSchema {
  /// The schema of maps of several types, told by the value of a member.
  ///
  ///     enum Shape: MapAttribute {
  ///       case circle(Circle), square(Square)
  ///       static let schema = MapSchema(discriminator: "kind") {
  ///         Variant("circle", make: Shape.circle) { if case .circle(let it) = $0 { it } else { nil } }
  ///         Variant("square", make: Shape.square) { if case .square(let it) = $0 { it } else { nil } }
  ///       }
  ///     }                                                    // {"M":{"kind":{"S":"circle"},"radius":{"N":"2"}}}
  public init(
    discriminator: String, fileID: StaticString = #fileID, line: UInt = #line,
    @VariantBuilder<Model> _ variants: () -> [Variant<Model>]
  ) {
    self.init([], at: DeclarationError.Location(fileID: fileID, line: line), Discriminator(discriminator, variants()))
  }

  /// The same with fields that conditions and updates speak of: `MapSchema { Field(\Shape.area, "area") }.of(discriminator: "kind") { … }`.
  public func of<Map, each Part: TablePart>(
    discriminator: String, @VariantBuilder<Map> _ variants: () -> [Variant<Map>]
  ) -> MapSchema<Map> where Model == MapParts<Map, repeat each Part>, repeat (each Part).FieldValue == (each Part).Value {
    MapSchema<Map>(model.columns, at: model.location, Discriminator(discriminator, variants()))
  }

  private init(_ columns: [ErasedColumn], at location: DeclarationError.Location, _ discriminator: Discriminator<Model>) {
    self.init(ModelSchema(columns, at: location, whole: discriminator.codec, faults: discriminator.faults()))
  }
}

/// An attribute that tells which of several types an item is of, and the types.
struct Discriminator<Model>: Sendable {
  private let attribute: String
  private let variants: [Variant<Model>]
  private let byValue: StringMap<Int>

  init(_ attribute: String, _ variants: [Variant<Model>]) {
    self.attribute = attribute
    self.variants = variants
    var byValue: StringMap<Int> = [:]
    for (index, variant) in variants.enumerated() {
      for value in variant.values ?? [] where byValue[value] == nil { byValue[value] = index }
    }
    self.byValue = byValue
  }

  var codec: WholeItemCodec<Model> {
    WholeItemCodec(
      kind: .variants(discriminator: attribute, takesOthers: variants.contains { $0.values == nil }),
      encodeOthers: { model, parts, writer in encode(model, parts, &writer) },
      maps: variants.compactMap(\.map),
      faults: { parts in variants.flatMap { $0.faults(attribute, parts) } },
      decode: { reader, parts in try decode(&reader, parts) })
  }

  private func encode(_ model: Model, _ parts: WrittenParts, _ writer: inout AttributeWriter) {
    for variant in variants {
      let item = VariantItem(
        discriminator: attribute, values: variant.values, isKnown: { byValue[$0] != nil }, parts: parts)
      if variant.encode(model, item, &writer) { return }
    }
    writer.report(.encodingFailed("none of the variants is this \(Model.self): each needs one that gives its payload"))
  }

  private func decode(_ reader: inout AttributeReader, _ parts: ItemLayout) throws -> Model {
    let found = try AttributeReader.member(attribute, of: reader.peekValue())
    if case .string(let value)? = found, let index = byValue[value] {
      return try variants[index].decode(&reader, attribute, parts)
    }
    if let others = variants.first(where: { $0.values == nil }) { return try others.decode(&reader, attribute, parts) }
    guard let found else { throw AttributeDecodingError(.missing, path: attribute) }
    guard case .string(let value) = found else {
      throw AttributeDecodingError(.typeMismatch(expected: [.string], found: found.type), path: attribute)
    }
    let known = variants.compactMap { $0.values?.first }.joined(separator: ", ")
    throw AttributeDecodingError(.invalidValue(value, type: "\(Model.self), which is one of \(known)"), path: attribute)
  }

  /// What is wrong with it in a table of these keys; a map has none.
  func faults(besides keys: [String] = []) -> [DeclarationError.Fault] {
    var faults: [DeclarationError.Fault] = []
    if attribute.isEmpty { faults.append(.emptyAttributeName) }
    if attribute.utf8.count > Limits.attributeNameBytes { faults.append(.attributeNameTooLong(attribute)) }
    if variants.isEmpty { faults.append(.noVariants(discriminator: attribute)) }
    if keys.contains(where: { $0.hasSameBytes(as: attribute) }) { faults.append(.discriminatorIsKey(attribute)) }
    if variants.count(where: { $0.values == nil }) > 1 { faults.append(.severalOthers(discriminator: attribute)) }
    var seen: StringSet = []
    for variant in variants {
      var own: StringSet = []
      for value in variant.values ?? [] {
        if !own.insert(value).inserted {
          faults.append(.repeatedVariantValue(value, discriminator: attribute))
        } else if !seen.insert(value).inserted {
          faults.append(.duplicateVariant(value, discriminator: attribute))
        }
      }
    }
    return faults
  }
}
