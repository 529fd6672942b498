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
  let index: SecondaryIndex
  let attribute: KeyAttribute
  let value: AttributeValue

  /// As of an item that is put, or of `AttributeUpdates`.
  var error: DynamoDBError {
    switch kind {
    case .type:
      .invalidParameter(
        "Type mismatch for Index Key \(attribute.name) Expected: \(attribute.type.rawValue) Actual: \(value.type.rawValue) "
          + "IndexName: \(index.name)")
    case .empty:
      .invalid(
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
          + "\(KeySchema.emptyKey(value)) IndexName: \(index.name), IndexKey: \(attribute.name)")
    case .size: KeySchema.tooLong(isHash: index.keys.hash.contains(attribute))
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
        guard let value = item[attribute.name], let kind = index.faultOfKey(attribute, value) else { continue }
        let fault = IndexKeyFault(kind: kind, index: index, attribute: attribute, value: value)
        if found.map({ fault.isReported(before: $0) }) ?? true { found = fault }
      }
    }
    return found
  }

  /// A table's hash key may be longer than an index's range key.
  private func isLongerKey(_ attribute: KeyAttribute, than index: SecondaryIndex) -> Bool {
    keys.hash.contains(attribute) && index.keys.range.contains(attribute)
  }

  private var hasIndexes: Bool { !localIndexes.isEmpty || !globalIndexes.isEmpty }
}

extension IndexKeyFault {
  fileprivate func isReported(before other: IndexKeyFault) -> Bool {
    let (mine, theirs) = (kind.place, other.kind.place)
    return mine != theirs ? mine < theirs : index.name < other.index.name
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

extension SecondaryIndex {
  fileprivate func faultOfKey(_ attribute: KeyAttribute, _ value: AttributeValue) -> IndexKeyFault.Kind? {
    guard value.type == attribute.type else { return .type }
    guard let size = value.keyBytes else { return nil }
    if size == 0 { return .empty }
    return size > KeySchema.maximumSize(isHash: keys.hash.contains(attribute)) ? .size : nil
  }
}
