public import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Counts the items of a query or scan, over all pages.
///
///     try await users.count("Smith").run(on: db)                       // one partition
///     try await users.count(byLastName, "Smith").run(on: db)           // of an index
///     try await users.scan().filter { $0.visits > 10 }.count().run(on: db)
public struct Count<Request: PageRequest, Model>: RequestStatement {
  let table: TableSchema<Model>
  package var plan: ReadPlan

  /// Counts the items for which the condition holds, of those that were read.
  public func filter(@ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>) -> Count {
    var copy = self
    copy.plan.filter(condition(table.attributes).body)
    return copy
  }

  /// Counts what has expired too, as long as it is stored: of a table that declares a ``TimeToLive``.
  public func includingExpired(_ includesExpired: Bool = true) -> Count {
    var copy = self
    copy.plan.options.includesExpired = includesExpired
    return copy
  }

  /// The request of the first page.
  public func request() throws(StatementError) -> Request { try Request.request(of: plan, counting: true) }

  /// The number of items, summed over all pages; at most the query's or scan's limit.
  public func run(on db: DynamoDB) async throws -> Int {
    if plan.shards != nil { return try await sumOfShards(on: db) }
    var request = try request()
    var (total, scanned, pages) = (0, 0, 0)
    let limit = plan.options.limit ?? .max
    repeat {
      let page = try await db.reply(to: request).read { body in
        let page = try PageResponse<Void>(body) { reader in try reader.skipValue() }
        guard page.count >= 0 else { throw AttributeReader.wrongShape("its Count is \(page.count)") }
        return page
      }
      total = total.addingSaturated(page.count)
      scanned = scanned.addingSaturated(page.scannedCount)
      pages += 1
      request.exclusiveStartKey = page.lastEvaluatedKey
      if plan.options.maximumScannedCount != nil {
        request.limit = plan.wireLimit(
          isFiltered: request.filterExpression != nil, remaining: plan.options.limit, page: .max, scanned: scanned)
      }
    } while request.exclusiveStartKey != nil && total < limit && plan.options.allowsPage(after: pages, scanned: scanned)
    return min(total, limit)
  }
}

extension Table {
  /// The number of items in the table as it is now, by reading all of them. `describeTable` tells a number that is free and hours old.
  public func count() -> Count<ScanRequest, Model> { scan().count() }

  /// The number of items that have the hash key.
  public func count(_ hashKey: HashKeyType) -> Count<QueryRequest, Model> { query(hashKey).count() }

  /// The number of items of a global index that have its hash key.
  public func count<Hash, Range>(_ index: GlobalIndex<Model, Hash, Range>, _ hashKey: Hash) -> Count<QueryRequest, Model> {
    query(index, hashKey).count()
  }

  /// The number of items of a local index that have the hash key.
  public func count<Range>(_ index: LocalIndex<Model, Range>, _ hashKey: HashKeyType) -> Count<QueryRequest, Model> {
    query(index, hashKey).count()
  }

  /// The number of items of a global index that have its hash key and whose range key is as asked.
  public func count<Hash, Range: AttributeConvertible>(
    _ index: GlobalIndex<Model, Hash, Range>, _ hashKey: Hash, _ rangeKey: (RangeOperand<Range>) -> RangeCondition<Range>
  ) -> Count<QueryRequest, Model> {
    query(index, hashKey, rangeKey).count()
  }

  /// The number of items of a local index that have the hash key and whose range key is as asked.
  public func count<Range: AttributeConvertible>(
    _ index: LocalIndex<Model, Range>, _ hashKey: HashKeyType, _ rangeKey: (RangeOperand<Range>) -> RangeCondition<Range>
  ) -> Count<QueryRequest, Model> {
    query(index, hashKey, rangeKey).count()
  }

  @available(
    *, unavailable, message: "a count with a filter and no key reads the whole table: say so, scan().filter { … }.count()"
  )
  public func count(where condition: (Attributes<Model>) -> Condition<Model>) -> Count<ScanRequest, Model> { fatalError() }
}

extension Table where RangeKeyType: AttributeConvertible {
  /// The number of items that have the hash key and whose range key is as asked.
  public func count(
    _ hashKey: HashKeyType, _ rangeKey: (RangeOperand<RangeKeyType>) -> RangeCondition<RangeKeyType>
  ) -> Count<QueryRequest, Model> {
    query(hashKey, rangeKey).count()
  }
}
