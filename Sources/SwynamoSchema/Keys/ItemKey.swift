package import SwynamoCore

/// The key of an item, with what is wrong with it.
@usableFromInline
package struct ItemKey: Sendable {
  package let hash: AttributeValue
  package let range: AttributeValue?
  package let faults: [StatementError.Fault]
}

extension TableSchema {
  @usableFromInline
  package func key<HashKeyType>(_ hash: HashKeyType) -> ItemKey {
    var faults: [StatementError.Fault] = []
    return ItemKey(hash: encode(hash, column: definition.hashColumn, &faults), range: nil, faults: faults)
  }

  @usableFromInline
  package func key<HashKeyType, RangeKeyType>(_ hash: HashKeyType, _ range: RangeKeyType) -> ItemKey {
    var faults: [StatementError.Fault] = []
    let hash = encode(hash, column: definition.hashColumn, &faults)
    guard let column = definition.rangeColumn else { return ItemKey(hash: hash, range: nil, faults: faults) }
    return ItemKey(hash: hash, range: encode(range, column: column, &faults), faults: faults)
  }

  func encode<Value>(_ value: Value, column: Int, _ faults: inout [StatementError.Fault]) -> AttributeValue {
    guard let codec = model.table.properties[column].operand.codec(of: Value.self) else { return .null }
    var located: [AttributeValue.LocatedFault] = []
    let encoded = codec.encode(value, &located)
    if !located.isEmpty {
      let name = definition.columns[column].name
      faults += located.ofComparison.map { .value(attribute: name, $0.fault) }
    }
    return encoded
  }
}

extension TableSchema {
  /// The key that a model has, read from what its key attributes are stored as.
  @usableFromInline
  package func key(of model: Model) -> ItemKey {
    var writer = AttributeWriter()
    withUnsafePointer(to: model) {
      codec.layout.encodeKey(UnsafeRawPointer($0), to: &writer)
    }
    return key(in: (try? AttributeReader.read(writer.bytes) { try $0.readItem() }) ?? [:])
  }

  /// The key that an item has.
  package func key(in item: Item) -> ItemKey {
    var faults: [StatementError.Fault] = []
    func value(_ key: TableDefinition.Key) -> AttributeValue {
      if let value = item[key.name] { return value }
      faults.append(.itemMissesKey(key.name))
      return .null
    }
    let hash = value(definition.hashKey)
    let range = definition.rangeKey.map(value)
    return ItemKey(hash: hash, range: range, faults: faults)
  }
}

extension TableSchema {
  /// The hash key that a key's item has.
  package func hashKey<Value>(of key: EncodedItem) throws -> Value { try value(of: definition.hashColumn, in: key) }

  /// The range key that a key's item has.
  package func rangeKey<Value>(of key: EncodedItem) throws -> Value {
    try value(of: definition.rangeColumn ?? definition.hashColumn, in: key)
  }

  private func value<Value>(of column: Int, in key: EncodedItem) throws -> Value {
    let name = definition.columns[column].name
    let codec = model.table.properties[column].operand.codec(of: Value.self)
    var value: Value?
    try AttributeReader.read(key.json) { reader in
      try reader.readObject { reader, member in
        if let codec, member.elementsEqual(name.utf8) { value = try codec.decode(&reader) } else { try reader.skipValue() }
      }
    }
    guard let value else { throw AttributeDecodingError(.missing, path: name, table: definition.name) }
    return value
  }
}
