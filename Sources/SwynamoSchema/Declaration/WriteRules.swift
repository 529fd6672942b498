package import SwynamoCore

/// The attributes of a table that have a rule.
package struct WriteRules: Sendable {
  package struct Attribute: Sendable {
    package let column: Int
    package let path: DocumentPath
    package let rule: WriteRule
    /// Whether it is part of the table's key, which an update has already.
    let isKey: Bool
  }

  package let attributes: [Attribute]
  /// The attribute that counts an item's writes.
  package let version: Attribute?
  /// Attributes that DynamoDB would have to add to, and can't.
  private let opaqueCounters: [String]

  /// Nil where no attribute has one.
  init?(_ columns: [ErasedColumn], names: [ColumnDefinition]) {
    attributes = columns.indices.compactMap { index in
      columns[index].rule.map { rule in
        Attribute(column: index, path: DocumentPath(names[index].name), rule: rule, isKey: columns[index].role != .field)
      }
    }
    if attributes.isEmpty { return nil }
    version = attributes.first(where: \.rule.isVersion)
    opaqueCounters = attributes.filter { $0.rule.isCounter && columns[$0.column].form != .plain }.map(\.path.attribute)
  }

  var faults: [DeclarationError.Fault] {
    let versions = attributes.filter(\.rule.isVersion).map(\.path.attribute)
    return (versions.count > 1 ? [.severalVersions(versions)] : []) + opaqueCounters.map { .opaqueCounter($0) }
  }
}
