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
///     for table in [users, orders] as [any ModelTable] { try await table.createTable(.onDemand).run(on: db) }
///
/// ``Table`` is the only one; what takes keys is written for it, `Table<Order, String, Int>`.
public protocol ModelTable<Model>: Sendable {
  associatedtype Model

  var name: String { get }

  /// The same table under another name.
  func named(_ name: String) -> Self
  /// Throws what is wrong with the declaration, all of it.
  func validate() throws(DeclarationError)

  func put(_ model: Model) -> Put<Model, Void>
  func delete(_ model: Model) -> Delete<Model, Void>
  /// Reads the item that has the model's key anew.
  func refresh(_ model: Model) -> Get<Model, Model>
  func scan() -> Scan<Model, Model>
  func count() -> Count<ScanRequest, Model>

  /// The item that a model is stored as.
  func encode(_ model: Model) throws -> Item
  /// The model that an item is.
  func decode(_ item: Item) throws -> Model
  /// The key of a model's item.
  func key(of model: Model) throws -> Item

  func createTable(_ billing: Billing) -> CreateTable
  func describeTable() -> DescribeTable
  func deleteTable() -> DeleteTable
  /// Whether the service has a table of this name.
  func tableExists(on db: DynamoDB) async throws -> Bool
}

extension Table: ModelTable {}
