public import SwynamoCore

extension Table where RangeKeyType == WithoutInitializer {
  /// The table, whose items are of several types, told by the value of an attribute: an enum with a case for each.
  ///
  ///     enum Event: Sendable {
  ///       case signup(Signup), purchase(Purchase)
  ///       var user: String { switch self { case .signup(let it): it.user; case .purchase(let it): it.user } }
  ///     }
  ///     let events = Table("events") {
  ///       HashKey(\Event.user, "user")
  ///       Field(\.purchase?.total, "total")                  // what conditions and updates speak of
  ///     }.of(discriminator: "cls") {
  ///       Variant("Signup", make: Event.signup) { if case .signup(let it) = $0 { it } else { nil } }
  ///       Variant("Purchase", make: Event.purchase) { if case .purchase(let it) = $0 { it } else { nil } }
  ///     }                                                    // {"cls":{"S":"Signup"},"user":{"S":"ann"},…}
  ///
  /// The parts are the keys and whatever else statements name; of an attribute that a part and a variant's schema both declare, the
  /// part is written. Items that PynamoDB wrote with a `DiscriminatorAttribute` are read, and written so that it reads them.
  /// Errors: an item with another value, or without one, is an `AttributeDecodingError`; see ``Variant/init(others:payload:)``.
  public func of<Hash: TablePart, Second: TableSecondPart, each Part: TablePart>(
    discriminator: String, @VariantBuilder<Model> _ variants: () -> [Variant<Model>]
  ) -> Table<Model, Hash.Value, Second.RangeValue>
  where
    HashKeyType == TableParts<Model, Hash, Second, repeat each Part>, Hash.Value: AttributeConvertible,
    Hash.Value.Kind: RequiredKind
  {
    Table<Model, Hash.Value, Second.RangeValue>(schema: schema(by: Discriminator(discriminator, variants())))
  }

  /// The table of items that have no other declared part than their hash key.
  public func of<Hash: TablePart>(
    discriminator: String, @VariantBuilder<Model> _ variants: () -> [Variant<Model>]
  ) -> Table<Model, Hash.Value, NoRangeKey>
  where HashKeyType == TableKey<Model, Hash>, Hash.Value: AttributeConvertible, Hash.Value.Kind: RequiredKind {
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
  ) -> MapSchema<Map> where Model == MapParts<Map, repeat each Part> {
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
      encodeUndeclared: { model, declared, begin, writer in encode(model, declared, begin, &writer) },
      maps: variants.compactMap(\.map), decode: { reader in try decode(&reader) })
  }

  private func encode(_ model: Model, _ declared: ItemLayout, _ begin: Int, _ writer: inout AttributeWriter) {
    for variant in variants {
      if variant.encode(model, attribute, declared, &writer) { return checkDeclared(declared, variant, begin, &writer) }
    }
    writer.report(.encodingFailed("none of the variants is this \(Model.self): each needs one that gives its payload"))
  }

  /// A discriminator that is declared as a field too is written by it, and must say the same.
  private func checkDeclared(_ declared: ItemLayout, _ variant: Variant<Model>, _ begin: Int, _ writer: inout AttributeWriter) {
    guard declared.declares(attribute), let values = variant.values, let written = writer.members(from: begin)?[attribute]
    else { return }
    if case .string(let value) = written, values.contains(where: { $0.hasSameBytes(as: value) }) { return }
    let known = writer.faults.count
    writer.report(.encodingFailed("the property of the discriminator gives \(written) for an item that is \"\(values[0])\""))
    writer.locateFaults(from: known, under: attribute)
  }

  private func decode(_ reader: inout AttributeReader) throws -> Model {
    let stored = try reader.peekValue()
    var found: AttributeValue?
    var ahead = AttributeReader(stored)
    try ahead.readObject { reader, name in
      if found == nil, name.elementsEqual(attribute.utf8) { found = try reader.readValue() } else { try reader.skipValue() }
    }
    if case .string(let value)? = found, let index = byValue[value] { return try variants[index].decode(&reader) }
    if let others = variants.first(where: { $0.values == nil }) { return try others.decode(&reader) }
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
    var seen: StringSet = []
    for value in variants.flatMap({ $0.values ?? [] }) where !seen.insert(value).inserted {
      faults.append(.duplicateVariant(value, discriminator: attribute))
    }
    return faults
  }
}
