import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// A table of a model, whatever its keys are: what can be asked of it without naming a key.
///
///     struct Archive<Model: Sendable> {
///       let table: any ModelTable<Model>
///       let db: DynamoDB
///
///       func all() async throws -> [Model] { try await table.scan().run(on: db) }
///       func keep(_ model: Model) async throws { try await table.put(model).run(on: db) }
///     }
///
///     for table in [users, orders] as [any ModelTable] { try await table.createTable().run(on: db) }
///
/// ``Table`` is the only one; what takes keys is written for it, `Table<Order, String, Int>`.
public protocol ModelTable<Model>: Sendable {
  /// The type of the table's items.
  associatedtype Model

  /// The table's name in DynamoDB.
  var name: String { get }

  /// The same table under another name.
  func named(_ name: String) -> Self
  /// Throws what is wrong with the declaration, all of it.
  func validate() throws(DeclarationError)

  /// A statement that writes the whole model.
  func put(_ model: Model) -> Put<Model, Model>
  /// A statement that writes the model as a new item: there must be none of its key.
  func insert(_ model: Model) -> Put<Model, Model>
  /// A statement that writes the whole model in the place of an item: there must be one of its key.
  func replace(_ model: Model) -> Put<Model, Model>
  /// A statement that removes the item that has the model's key.
  func delete(_ model: Model) -> Delete<Model, Void>
  /// Reads the item that has the model's key anew.
  func refresh(_ model: Model) -> Get<Model, Model>
  /// All items.
  func scan() -> Scan<Model, Model>
  /// The number of items in the table as it is now, by reading all of them.
  func count() -> Count<ScanRequest, Model>

  /// The item that a model is stored as.
  func encode(_ model: Model) throws -> Item
  /// The model that an item is.
  func decode(_ item: Item) throws -> Model
  /// The key of a model's item.
  func key(of model: Model) throws -> Item

  /// A statement that creates the table, with this billing instead of the declared one.
  func createTable(_ billing: Billing?) -> CreateTable
  /// A statement that asks what the service knows of the table.
  func describeTable() -> DescribeTable
  /// A statement that deletes the table with all its items.
  func deleteTable() -> DeleteTable
  /// Whether the service has a table of this name.
  func tableExists(on db: DynamoDB) async throws -> Bool
}

extension ModelTable {
  /// A statement that creates the table as it is declared.
  public func createTable() -> CreateTable { createTable(nil) }
}

extension Table: ModelTable {}
