public import SwynamoCore

extension Table where RangeKeyType == WithoutInitializer, Model: Codable & Sendable {
  /// The table, whose items are written and made through Codable: the parts are its keys, and what conditions, updates and indexes
  /// can speak of; all else of the model is stored as `.codable` stores it.
  ///
  ///     struct Draft: Codable, Sendable { let id: String; var title: String; var lines: [Line] }
  ///     let drafts = Table("drafts") { HashKey(\Draft.id); Field(\.title) }.codable()
  ///     // {"id":{"S":"a"},"lines":{"L":[…]},"title":{"S":"…"}}
  ///
  /// An attribute is named as the model's CodingKey is, and stored as Codable stores it. A part that disagrees is a fault of the first
  /// statement that writes such an item: another name, or another form (a `Set` is a list to Codable: leave it out, or declare it
  /// `as: .codable`).
  @inlinable
  public func codable<Hash: TablePart, Second: TableSecondPart, each Part: TablePart>()
    -> Table<Model, Hash.Value, Second.RangeValue>
  where
    HashKeyType == TableParts<Model, Hash, Second, repeat each Part>, Hash.Value: AttributeConvertible,
    Hash.Value.Kind: RequiredKind
  {
    Table<Model, Hash.Value, Second.RangeValue>(schema: TableSchema(schema.declaration, whole: .codable))
  }

  /// The table of a model whose only declared part is the hash key.
  @inlinable
  public func codable<Hash: TablePart>() -> Table<Model, Hash.Value, NoRangeKey>
  where HashKeyType == TableKey<Model, Hash>, Hash.Value: AttributeConvertible, Hash.Value.Kind: RequiredKind {
    Table<Model, Hash.Value, NoRangeKey>(schema: TableSchema(schema.declaration, whole: .codable))
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
  where Model == MapParts<Map, repeat each Part> {
    MapSchema<Map>(whole: .codable, of: self)
  }
}

extension WholeItemCodec where Model: Codable & Sendable {
  @usableFromInline
  static var codable: WholeItemCodec {
    WholeItemCodec(
      encodeUndeclared: { model, declared, begin, writer in
        let item = item(of: model, &writer) { item, writer in CodableAgreement.check(declared, item, begin, &writer) }
        guard let item else { return }
        declared.encode(undeclared: item, to: &writer)
      },
      decode: { reader in try CodableItem.decode(Model.self, from: reader.readItem()) })
  }

  /// What Codable stores of a model. A member that is nil is left out, as a field of its type would be.
  static func item(
    of model: Model, _ writer: inout AttributeWriter, check: (Item, inout AttributeWriter) -> Void = { _, _ in }
  ) -> Item? {
    let (item, faults) = CodableItem.encode(model)
    writer.faults += faults
    guard let item else {
      writer.report(.encodingFailed("\(Model.self) is no map to Codable, and an item is one"))
      return nil
    }
    check(item, &writer)
    return item.filter { $0.value != .null }
  }
}

/// What is declared of a Codable model is stored as Codable would store it, so that it can be read again.
private enum CodableAgreement {
  static func check(_ declared: ItemLayout, _ item: Item, _ begin: Int, _ writer: inout AttributeWriter) {
    // What could not be encoded is a fault already.
    guard writer.faults.isEmpty, let written = writer.members(from: begin) else { return }
    for (name, value) in written {
      let known = writer.faults.count
      switch item[name] {
      case value?: continue
      case nil:
        writer.report(.encodingFailed("Codable stores no attribute of this name: a part is named as the model's CodingKey is"))
      case let other?:
        writer.report(
          .encodingFailed(
            "Codable stores it as \(other.type.rawValue) and the declaration as \(value.type.rawValue): they must agree; declare it with 'as: .codable', or leave it out"
          ))
      }
      writer.locateFaults(from: known, under: name)
    }
  }
}
