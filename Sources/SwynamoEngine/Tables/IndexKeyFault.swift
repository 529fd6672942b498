import SwynamoCore
import SwynamoWire

/// A value that an index can't have as its key. An item may lack an index's key, but not have it otherwise than declared.
struct IndexKeyFault {
  enum Kind {
    case type
    case empty
    case size
  }

  let kind: Kind
  let indexName: String
  let isHash: Bool
  let attribute: KeyAttribute
  let value: AttributeValue

  /// As of an item that is put, or of `AttributeUpdates`.
  var error: DynamoDBError {
    switch kind {
    case .type:
      .invalidParameter(
        "Type mismatch for Index Key \(attribute.name) Expected: \(attribute.type.rawValue) Actual: \(value.type.rawValue) "
          + "IndexName: \(indexName)")
    case .empty:
      .invalid(
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
          + "\(KeySchema.emptyKey(value)) IndexName: \(indexName), IndexKey: \(attribute.name)")
    case .size: KeySchema.tooLong(isHash: isHash)
    }
  }

  /// As of a literal in an update expression; its size is looked at in the result only.
  var errorInExpression: DynamoDBError? {
    switch kind {
    case .type: error
    case .empty: emptyInExpression
    case .size: nil
    }
  }

  /// As of what an update expression made.
  var errorInResult: DynamoDBError {
    switch kind {
    case .type: .invalid("The update expression attempted to update the secondary index key to unsupported type")
    case .empty: emptyInExpression
    case .size: .invalid("The update expression attempted to update the secondary index key beyond allowed size limits")
    }
  }

  private var emptyInExpression: DynamoDBError {
    .invalid(
      "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value "
        + "that is not supported. \(KeySchema.emptyKey(value))")
  }
}

extension TableSchema {
  /// The fault that DynamoDB reports: types before values, and of several indexes the first by name.
  func indexKeyFault(in item: Item) -> IndexKeyFault? {
    guard hasIndexes else { return nil }
    var found: IndexKeyFault?
    for index in indexes {
      for attribute in index.keys.attributes where !keys.contains(attribute.name) || isLongerKey(attribute, than: index) {
        let isHash = index.keys.hash.contains(attribute)
        guard let value = item[attribute.name], let kind = IndexKeyFault.Kind(attribute, value, isHash: isHash) else { continue }
        IndexKeyFault(kind: kind, indexName: index.name, isHash: isHash, attribute: attribute, value: value).report(to: &found)
      }
    }
    for index in vectorIndexes {
      for element in index.searchSchema where !keys.contains(element.attribute.name) {
        let (attribute, isHash) = (element.attribute, element.kind == .hash)
        guard let value = item[attribute.name], let kind = IndexKeyFault.Kind(attribute, value, isHash: isHash) else { continue }
        // A filter has a type, and no bounds.
        guard isHash || kind == .type else { continue }
        IndexKeyFault(kind: kind, indexName: index.name, isHash: isHash, attribute: attribute, value: value).report(to: &found)
      }
    }
    return found
  }

  /// A table's hash key may be longer than an index's range key.
  private func isLongerKey(_ attribute: KeyAttribute, than index: SecondaryIndex) -> Bool {
    keys.hash.contains(attribute) && index.keys.range.contains(attribute)
  }

  var hasIndexes: Bool { !localIndexes.isEmpty || !globalIndexes.isEmpty || !vectorIndexes.isEmpty }
}

extension IndexKeyFault {
  fileprivate func report(to found: inout IndexKeyFault?) {
    if found.map(isReported(before:)) ?? true { found = self }
  }

  private func isReported(before other: IndexKeyFault) -> Bool {
    let (mine, theirs) = (kind.place, other.kind.place)
    return mine != theirs ? mine < theirs : indexName < other.indexName
  }
}

extension IndexKeyFault.Kind {
  fileprivate var place: Int {
    switch self {
    case .type: 0
    case .empty: 1
    case .size: 2
    }
  }
}

extension IndexKeyFault.Kind {
  /// Nil for a value that the key of an index can have.
  init?(_ attribute: KeyAttribute, _ value: AttributeValue, isHash: Bool) {
    guard value.type == attribute.type else {
      self = .type
      return
    }
    guard let size = value.keyBytes else { return nil }
    guard size > 0 else {
      self = .empty
      return
    }
    guard size > KeySchema.maximumSize(isHash: isHash) else { return nil }
    self = .size
  }
}
