import SwynamoAPI
import SwynamoCore
import SwynamoDB
import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A table's stream: its shards and their records.
struct StreamSource: Sendable {
  let db: DynamoDB
  let table: String
  let arn: String

  /// The stream that the table has now.
  static func latest(of table: String, on db: DynamoDB) async throws -> StreamSource {
    let description = try await API.DescribeTable(tableName: table).run(on: db).table
    guard let arn = description?.latestStreamARN else { throw NoStreamError(table: table) }
    return StreamSource(db: db, table: table, arn: arn)
  }

  /// All shards, those of a parent before those of its children, and whether more may come.
  func shards() async throws -> (shards: [API.Shard], mayGrow: Bool) {
    var shards: [API.Shard] = []
    var mayGrow = true
    for try await page in API.DescribeStream(streamARN: arn).pages(on: db) {
      shards += page.streamDescription?.shards ?? []
      let status = page.streamDescription?.streamStatus
      mayGrow = status != .disabled
    }
    return (shards, mayGrow)
  }
}

extension API.Shard {
  var id: String { shardID ?? "" }
}

/// A place in a shard to read on from.
enum ShardPosition: Sendable, Hashable {
  case trimHorizon
  /// Seconds since 1970.
  case at(Double)
  case after(String)
  case end
}

/// Reads one shard, a page at a time.
struct ShardReader<Row: Sendable>: Sendable {
  let source: StreamSource
  let shardID: String
  let decoder: ChangeDecoder<Row>
  private(set) var position: ShardPosition
  private var iterator: String?
  /// Whether its last record was read: what comes after it is in its children.
  private(set) var isFinished = false
  /// How often in a row the service asked for patience.
  private(set) var throttled = 0

  init(_ source: StreamSource, _ shardID: String, _ position: ShardPosition, _ decoder: ChangeDecoder<Row>) {
    self.source = source
    self.shardID = shardID
    self.position = position
    self.decoder = decoder
  }

  /// The next records, none where there are none yet or the service asks for patience. Errors: ``StreamGapError``, after which it goes on
  /// with the oldest record.
  mutating func next() async throws -> [Delivery<Row>] {
    while !isFinished {
      do {
        if iterator == nil { iterator = try await freshIterator() }
        guard let iterator else { return [] }
        let page = try await page(at: iterator)
        self.iterator = page.next
        isFinished = page.next == nil
        throttled = 0
        if let last = page.records.last { position = .after(last.sequenceNumber) }
        return page.records
      } catch let error as DynamoDBError {
        iterator = nil
        try handle(error)
        if error.isThrottling { return [] }
      }
    }
    return []
  }

  private mutating func handle(_ error: DynamoDBError) throws {
    switch error.code {
    case DynamoDBError.expiredIterator: return
    case DynamoDBError.trimmedDataAccess:
      let last = position
      position = .trimHorizon
      if case .after(let number) = last { throw StreamGapError(table: source.table, shardID: shardID, sequenceNumber: number) }
    case DynamoDBError.resourceNotFound:
      // The shard is gone, with all that was in it.
      isFinished = true
      if case .after(let number) = position {
        throw StreamGapError(table: source.table, shardID: shardID, sequenceNumber: number)
      }
    default:
      guard error.isThrottling else { throw error }
      throttled += 1
    }
  }

  private func freshIterator() async throws -> String? {
    var request = API.GetShardIterator(streamARN: source.arn, shardID: shardID, shardIteratorType: .trimHorizon)
    switch position {
    case .trimHorizon: break
    case .at(let seconds):
      request.shardIteratorType = .atTimestamp
      request.timestamp = Date(timeIntervalSince1970: seconds)
    case .after(let number):
      request.shardIteratorType = .afterSequenceNumber
      request.sequenceNumber = number
    case .end: return nil
    }
    do { return try await request.run(on: source.db).shardIterator } catch DynamoDBError.validation where request.timestamp != nil
    {
      // A time that is in the future by the service's clock: what comes is later than that.
      request.shardIteratorType = .latest
      request.timestamp = nil
      return try await request.run(on: source.db).shardIterator
    }
  }

  private func page(at iterator: String) async throws -> (records: [Delivery<Row>], next: String?) {
    let request = API.GetRecords(shardIterator: iterator)
    return try await source.db.answer(to: request) { body in
      try AttributeReader.read(body) { reader in
        let answer = try API.Members(from: &reader)
        return (try decoder.deliveries(answer, shardID: shardID), try answer.optional("NextShardIterator"))
      }
    }
  }
}
