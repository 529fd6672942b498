import SwynamoCore
import SwynamoWire

/// The rows that a WHERE clause can hold for, as far as it says so by the keys of what is read.
///
///     pk IN ['a', 'b'] AND sk > 3   // two partitions: 'a' and 'b', each from 3
///
/// Whatever else the clause says is looked at row by row.
/// Source: DynamoDB Developer Guide, "PartiQL select statements for DynamoDB": what avoids a scan.
struct KeyBranches {
  private let keys: KeySchema
  private let hash: KeyAttribute
  private let range: KeyAttribute?

  /// The ranges of rows of one partition.
  struct Partition {
    let hash: AttributeValue
    let ranges: [RowStore.Range]
    /// Whether it is one row by its whole key.
    let isOneRow: Bool
  }

  /// Nil for keys of several attributes.
  init?(_ keys: KeySchema) {
    guard keys.hash.count == 1, keys.range.count <= 1 else { return nil }
    (self.keys, hash, range) = (keys, keys.hash[0], keys.range.first)
  }

  /// What the clause asks for by partition, each row once; nil where it doesn't bind the partition key, so that all is scanned. The
  /// values' types and sizes are those of the keys.
  func partitions(of condition: ConditionExpression?) throws(DynamoDBError) -> [Partition]? {
    guard let condition else { return nil }
    let found = alternatives(condition)
    guard let partitions = found.partitions else { return nil }
    if let fault = found.fault { throw fault }
    return partitions.keys.map { key in
      let ranges = partitions.ranges[key] ?? []
      let rows = KeyBytes(partition: [key])
      return Partition(
        hash: key, ranges: ranges.map { $0.rows(in: rows) },
        isOneRow: range == nil || ranges.count == 1 && ranges[0].isOneRow)
    }
  }

  private func alternatives(_ condition: ConditionExpression) -> KeyAlternatives {
    switch condition {
    case .and(let members): return KeyAlternatives(all: members.map(alternatives))
    case .or(let members): return KeyAlternatives(any: members, alternatives)
    case .isIn(.path(let path), let list):
      let values = list.compactMap { candidate in if case .value(let value) = candidate { value } else { nil } }
      guard values.count == list.count else { return .unbound }
      return alternatives(values.map { .compare(path.attribute, .equal, $0) }, at: path)
    case .compare, .between, .beginsWith:
      guard let key = try? KeyConditionExpression(condition), let term = key.terms.first else { return .unbound }
      return alternatives([term], at: DocumentPath(term.attribute))
    case .isIn, .not, .contains, .attributeExists, .attributeNotExists, .attributeType, .raw: return .unbound
    }
  }

  /// One of the terms holds, all of which are of one path.
  private func alternatives(_ terms: [KeyConditionExpression.Term], at path: DocumentPath) -> KeyAlternatives {
    guard path.steps.isEmpty else { return .unbound }
    let values = terms.flatMap(\.values)
    if path.attribute == hash.name, terms.allSatisfy(\.isEquality) {
      return KeyAlternatives(hashes: values, fault: fault(values, hash, isHash: true))
    }
    guard let range, path.attribute == range.name else { return .unbound }
    let fault = fault(values, range, isHash: false)
    return KeyAlternatives(ranges: fault == nil ? terms.map { SortRange($0, in: keys) } : [], fault: fault)
  }

  /// The limit belongs to what is listed, whatever else the clause has.
  private func fault(_ values: [AttributeValue], _ attribute: KeyAttribute, isHash: Bool) -> DynamoDBError? {
    do throws(DynamoDBError) {
      for value in values {
        guard value.type == attribute.type else { throw KeyConditionError.keyType.error }
        try KeySchema.checkSize(value, attribute.name, isHash: isHash)
      }
      guard !isHash || values.count <= Limits.statementPartitions else {
        throw PartiQLError.expression(.tooManyInOperands(values.count)).error
      }
    } catch { return error }
    return nil
  }
}
