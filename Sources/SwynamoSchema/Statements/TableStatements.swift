import SwynamoCore

/// Creates the table with its keys and indexes and waits until it can be used.
///
///     try await users.create().run(on: db)
///     try await users.create(.provisioned(readUnits: 1, writeUnits: 1)).ifNotExists().run(on: db)
public struct CreateTable<Model>: Statement {
  public typealias Output = Void

  public enum Billing: Sendable, Hashable {
    case onDemand
    case provisioned(readUnits: Int, writeUnits: Int)
  }

  public let table: TableDefinition
  public let billing: Billing
  public let allowsExisting: Bool
  /// Whether to return only when the table can be used.
  public let waits: Bool

  /// A table of that name that is there already is no error; its keys are not compared.
  public func ifNotExists() -> CreateTable { CreateTable(table: table, billing: billing, allowsExisting: true, waits: waits) }

  /// Returns when the service has accepted the request.
  public func withoutWaiting() -> CreateTable {
    CreateTable(table: table, billing: billing, allowsExisting: allowsExisting, waits: false)
  }
}

/// Asks what the service knows of the table.
public struct DescribeTable<Model>: Sendable {
  public let table: TableDefinition
}

/// Deletes the table with all its items and waits until it is gone.
public struct DeleteTable<Model>: Statement {
  public typealias Output = Void

  public let table: TableDefinition
  public let waits: Bool

  /// Returns when the service has accepted the request.
  public func withoutWaiting() -> DeleteTable { DeleteTable(table: table, waits: false) }
}

extension Table {
  public func create(_ billing: CreateTable<Model>.Billing = .onDemand) -> CreateTable<Model> {
    CreateTable(table: definition, billing: billing, allowsExisting: false, waits: true)
  }

  public func describe() -> DescribeTable<Model> { DescribeTable(table: definition) }

  /// Deletes the table, not its items one by one.
  public func deleteTable() -> DeleteTable<Model> { DeleteTable(table: definition, waits: true) }
}
