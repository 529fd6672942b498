import SwynamoCompiler
import SwynamoCore
import SwynamoSchema
import SwynamoWire

extension Read where Row == Model {
  /// The whole items of an index that has no copy of them: their keys are read from the index, and they from the table.
  ///
  ///     let clicks = try await events.query(byKind, "click").readingFromTable().run(on: db)     // Query, then BatchGetItem
  ///
  /// Each page of keys is followed by batch gets of up to 100 items. They come in the index's order; an item that was deleted
  /// meanwhile is left out, and one that was changed comes as it is now, whether or not it still belongs to what was asked of the index.
  /// A filter sees what the index has a copy of.
  public func readingFromTable() -> FromTable { FromTable(self) }

  /// Whole items by way of an index of keys, see `readingFromTable()`.
  public struct FromTable: PagedStatement {
    private var keys: Read<Request, Model, EncodedItem>
    private let row: RowDecoder<Model?>
    private var isConsistent = false

    init(_ read: Read<Request, Model, Model>) {
      keys = read.keys()
      let decode = read.decode.decode
      let table = read.table.definition
      row = RowDecoder { reader in
        // The index may have no copy of the entity's name, by which a filter leaves out others.
        if try table.excludes(reader.peekValue()) {
          try reader.skipValue()
          return nil
        }
        return try decode(&reader)
      }
    }

    /// Reads the items so that every write is seen that was acknowledged before; the keys are the index's, which may be late.
    public func consistent(_ isConsistent: Bool = true) -> FromTable {
      var copy = self
      copy.isConsistent = isConsistent
      return copy
    }

    /// Gives what has expired too, as long as it is stored: of a table that declares a ``TimeToLive``.
    public func includingExpired(_ includesExpired: Bool = true) -> FromTable {
      var copy = self
      copy.keys = keys.includingExpired(includesExpired)
      return copy
    }

    /// Gives at most so many items, over all pages: so many keys are read.
    public func limit(_ count: Int) -> FromTable {
      var copy = self
      copy.keys = keys.limit(count)
      return copy
    }

    public func explain() -> String {
      """
      \(keys.explain())
      and for the keys of each page, up to \(Limits.batchGetKeys) at a time:
      \(BatchGetItemRequest.operation) of table "\(keys.table.definition.name)"
      """
    }

    public func pages(on db: DynamoDB) -> Pages<Model> {
      Pages(isBackward: keys.plan.options.isBackward, isLimited: keys.plan.options.limit != nil) {
        ItemFetcher(keys: try keys.reader(on: db)) { found in
          var plan = BatchGetPlan(keys.table.definition, encodedKeys: found)
          plan.isConsistent = isConsistent
          plan.includesExpired = keys.plan.options.includesExpired
          var run = BatchGetRun(try BatchGetPlan.lower([plan]))
          try await run.run(on: db)
          let rows: [Result<Model, any Error>] = try run.rows(of: 0, row).compactMap { result in
            switch result {
            case .success(let item?): .success(item)
            case .success(nil): nil
            case .failure(let error): .failure(error)
            }
          }
          return (rows, run.consumedCapacity)
        }
      }
    }
  }
}

extension Read {
  @available(*, unavailable, message: "readingFromTable() reads whole items: leave out the selection")
  public func readingFromTable() -> Read { self }

  /// The keys of the items.
  func keys() -> Read<Request, Model, EncodedItem> {
    let definition = table.definition
    var plan = plan
    plan.select(SelectedPaths(definition.keyNames().map { DocumentPath($0) }), faults: [])
    plan.options.mayHaveOtherEntities = true
    return Read<Request, Model, EncodedItem>(
      table: table,
      decode: RowDecoder { reader in
        let item = EncodedItem(json: Array(try reader.skipValue()))
        guard let key = try definition.key(of: item) else { throw AttributeReader.wrongShape("an item has no key") }
        return key
      }, plan: plan)
  }
}

/// Fetches the items of pages of keys.
private struct ItemFetcher<Row>: PageReader {
  var keys: any PageReader<EncodedItem>
  let fetch: @Sendable ([EncodedItem]) async throws -> (rows: [Result<Row, any Error>], cost: [ConsumedCapacity])
  /// The keys whose items were not read yet.
  private var wanted: PageRows<EncodedItem>?

  init(
    keys: any PageReader<EncodedItem>,
    fetch: @escaping @Sendable ([EncodedItem]) async throws -> (rows: [Result<Row, any Error>], cost: [ConsumedCapacity])
  ) {
    self.keys = keys
    self.fetch = fetch
  }

  mutating func next() async throws -> PageRows<Row>? {
    if wanted == nil { wanted = try await keys.next() }
    guard let rows = wanted else { return nil }
    let (results, cost) = try await fetch(rows.page.items)
    wanted = nil
    var items: [Row] = []
    var unreadable = rows.unreadable
    for result in results {
      switch result {
      case .success(let item): items.append(item)
      case .failure(let error): unreadable.append((items.count, error))
      }
    }
    var page = Page(
      items: items, cursor: rows.page.cursor, previousCursor: rows.page.previousCursor, scannedCount: rows.page.scannedCount,
      consumedCapacity: rows.page.consumedCapacity)
    for capacity in cost { page.add(capacity) }
    return PageRows(page: page, unreadable: unreadable)
  }
}
