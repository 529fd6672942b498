public import SwynamoCore

/// The attribute that counts an item's writes, so that nobody overwrites what another has written meanwhile: optimistic locking.
///
///     struct Document: Sendable { let id: String; var text: String; var version: Int? }     // nil until it is stored
///     let documents = Table("documents") { HashKey(\Document.id); Field(\.text); Version(\.version) }.of(Document.init)
///
///     var stored = try await documents.put(document).run(on: db)      // version 1, if there was none
///     stored.text += "."
///     try await documents.put(stored).run(on: db)                     // version 2, if it is still 1
///
/// A write of a model is made only if the item still has the model's version, or has none where the model's is nil; else it throws
/// `VersionConflictError`. Writes by key raise the version, and ask for one where `version(_:)` says which. A table has one at
/// most. Stored as PynamoDB's `VersionAttribute`: a number that begins with 1.
public struct Version<Model>: Sendable {
  @usableFromInline let property: Column<Model, Int?>

  /// The property that holds the version, and the attribute's name where it is another.
  @inlinable
  public init(_ property: any KeyPath<Model, Int?> & Sendable, _ name: String? = nil) {
    var column = Column(property, name: name)
    column.rule = .version
    self.property = column
  }

  @available(*, unavailable, message: "a version is an Int?, which is nil until the item is stored")
  public init<Value>(_ property: any KeyPath<Model, Value> & Sendable, _ name: String? = nil) { fatalError() }
}

extension Version: TablePart, TableSecondPart {
  public typealias Value = Int?

  @inlinable public var column: ErasedColumn { ErasedColumn(property, as: .field) }
}
