public import SwynamoCompiler
public import SwynamoWire

extension Write where Request == UpdateItemRequest {
  /// Writes only where the item has this version; nil where it is to have none.
  ///
  ///     try await documents.update("a") { $0.text.set("…") }.version(3).run(on: db)      // SET …, version = 4 if it is 3
  ///
  /// For writes by key, of a table that declares a ``Version``; those of a model have the model's. Errors, when run:
  /// ``VersionConflictError``.
  @inlinable
  public consuming func version(_ version: Int?) -> Write { with { $0.version = VersionRequirement(version) } }
}

extension Write where Request == DeleteItemRequest {
  /// Deletes only an item that has this version.
  @inlinable
  public consuming func version(_ version: Int?) -> Write { with { $0.version = VersionRequirement(version) } }
}

extension Write where Request == ConditionCheckRequest {
  /// Asks for this version besides.
  @inlinable
  public consuming func version(_ version: Int?) -> Write { with { $0.version = VersionRequirement(version) } }
}

extension Write {
  /// Writes whatever version the item has: an update raises the stored one, a put has one more than its model.
  ///
  ///     try await documents.put(document).ignoringVersion().run(on: db)
  ///
  /// What others have written meanwhile is lost. In a batch, which has no conditions, a write of a model needs it. Where a put leaves a
  /// version that the item has had before, a program that read it then does not notice: give the model a higher one.
  @inlinable
  public consuming func ignoringVersion() -> Write { with { $0.version?.isIgnored = true } }
}

extension Write where Request == PutItemRequest {
  @available(*, unavailable, message: "a put has the version of its model; set it there, or write ignoringVersion()")
  public func version(_ version: Int?) -> Write { self }
}
