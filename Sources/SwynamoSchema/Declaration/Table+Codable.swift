public import SwynamoCore

extension Table where RangeKeyType == WithoutInitializer, Model: Codable & Sendable {
  /// The table, whose items are written and made through Codable: the parts are its keys, and what conditions, updates and indexes
  /// can speak of; all else of the model is stored as `.codable` stores it.
  ///
  ///     struct Draft: Codable, Sendable { let id: String; var title: String; var lines: [Line] }
  ///     let drafts = Table("drafts") { HashKey(\Draft.id); Field(\.title) }.codable()
  ///     // {"id":{"S":"a"},"lines":{"L":[…]},"title":{"S":"…"}}
  ///
  /// An attribute is named as the model's CodingKey is, and stored as Codable stores it. A part that disagrees is a fault of the
  /// statement that would write such an item: another name, another form (a `Set` is a list to Codable: leave it out, or declare it
  /// `as: .codable`), or an attribute that only one of both leaves out. NULL and what is left out are the same in this.
  @inlinable
  public func codable<Hash: TablePart, Second: TableSecondPart, each Part: TablePart>()
    -> Table<Model, Hash.Value, Second.RangeValue>
  where
    HashKeyType == TableParts<Model, Hash, Second, repeat each Part>, Hash.Value: AttributeConvertible,
    Hash.Value.Kind: RequiredKind, Hash.FirstValue: AttributeConvertible, repeat (each Part).FieldValue == (each Part).Value
  {
    Table<Model, Hash.Value, Second.RangeValue>(schema: TableSchema(schema.declaration, whole: .codable))
  }

  /// The table of a model whose only declared part is the hash key.
  @inlinable
  public func codable<Hash: TablePart>() -> Table<Model, Hash.Value, NoRangeKey>
  where
    HashKeyType == TableKey<Model, Hash>, Hash.Value: AttributeConvertible, Hash.Value.Kind: RequiredKind,
    Hash.FirstValue: AttributeConvertible
  {
    Table<Model, Hash.Value, NoRangeKey>(schema: TableSchema(schema.declaration, whole: .codable))
  }

  @available(*, unavailable, message: "the table's HashKey comes first, a RangeKey second, and fields after them")
  public func codable<Hash: TablePart, Second: TablePart, each Part: TablePart>() -> Table<Model, Hash.Value, Second.RangeValue>
  where HashKeyType == TableParts<Model, Hash, Second, repeat each Part> { fatalError() }

  @available(*, unavailable, message: "the table has no hash key: its first part is a HashKey(\\.property), of no optional")
  public func codable<Hash: TablePart>() -> Table<Model, Hash.Value, NoRangeKey> where HashKeyType == TableKey<Model, Hash> {
    fatalError()
  }
}

extension Table where RangeKeyType == WithoutInitializer {
  @available(*, unavailable, message: "the model is stored through Codable: conform it to Codable, and to Sendable")
  public func codable<Hash: TablePart, Second: TablePart, each Part: TablePart>() -> Table<Model, Hash.Value, Second.RangeValue>
  where HashKeyType == TableParts<Model, Hash, Second, repeat each Part> { fatalError() }

  @available(*, unavailable, message: "the model is stored through Codable: conform it to Codable, and to Sendable")
  public func codable<Hash: TablePart>() -> Table<Model, Hash.Value, NoRangeKey> where HashKeyType == TableKey<Model, Hash> {
    fatalError()
  }
}

extension MapSchema {
  /// The schema of maps that are written and made through Codable: the fields are what conditions and updates can speak of.
  ///
  ///     struct Address: MapAttribute, Codable {
  ///       var city: String
  ///       var lines: [String]
  ///       static let schema = MapSchema { Field(\Address.city) }.codable()
  ///     }
  @inlinable
  public func codable<Map: Codable & Sendable, each Part: TablePart>() -> MapSchema<Map>
  where Model == MapParts<Map, repeat each Part>, repeat (each Part).FieldValue == (each Part).Value {
    MapSchema<Map>(whole: .codable, of: self)
  }
}

extension WholeItemCodec where Model: Codable & Sendable {
  @usableFromInline
  static var codable: WholeItemCodec {
    WholeItemCodec(
      kind: .codable,
      encodeOthers: { model, parts, writer in
        guard let members = members(of: model, beside: parts, to: &writer) else { return }
        for part in parts.write(members, besides: { _ in false }, of: .codable, to: &writer) {
          // A NULL is read as what is left out is.
          guard !parts.layout.computes(parts.layout.names[part]), !parts.hasFaults(in: writer),
            let value = parts.value(part, in: writer), value != .null
          else { continue }
          let known = writer.faults.count
          writer.report(
            .encodingFailed("Codable stores no attribute of this name: a part is named as the model's CodingKey is"))
          writer.locateFaults(from: known, under: parts.layout.names[part])
        }
      },
      decode: { reader, _ in try CodableItem.decode(Model.self, from: reader.readItem()) })
  }

  /// What Codable stores of a model, and what can't be stored of it; nil for one that is no map.
  static func members(of model: Model, beside parts: WrittenParts, to writer: inout AttributeWriter) -> Item? {
    let (item, faults) = CodableItem.encode(model)
    parts.add(faults, to: &writer)
    if item == nil { writer.report(.encodingFailed("\(Model.self) is no map to Codable, and an item is one")) }
    return item
  }
}
