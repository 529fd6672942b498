import SwynamoCompiler
import SwynamoCore
import SwynamoSchema
import SwynamoWire

/// Reads keys of several tables, 100 in a request, until none is left.
struct BatchGetRun {
  let reads: [TableReads]
  /// For each of the reads what was found, by the key's identity, with the answer that it came in.
  private var found: [[[UInt8]: (reply: Reply, item: EncodedItem)]]
  /// Each key once.
  private let wanted: [Key]
  /// Of the wanted keys, the first that was not asked for yet.
  private var next = 0
  /// What the last answer left unprocessed.
  private var left: [Key] = []
  /// What the answers cost, where they were asked.
  private(set) var consumedCapacity: [ConsumedCapacity] = []

  /// The place of a key: in which of the reads, and where in it.
  private struct Key {
    let read: Int
    let place: Int
  }

  init(_ reads: [TableReads]) {
    self.reads = reads
    found = reads.map { _ in [:] }
    wanted = reads.indices.flatMap { read in
      var seen: Set<[UInt8]> = []
      return reads[read].identities.indices.filter { seen.insert(reads[read].identities[$0]).inserted }
        .map { Key(read: read, place: $0) }
    }
  }

  /// The requests that the keys go out in, when none is left unprocessed.
  static func requests(_ reads: [TableReads]) -> [BatchGetItemRequest] {
    var run = BatchGetRun(reads)
    var requests: [BatchGetItemRequest] = []
    while case let chunk = run.takeChunk(), !chunk.isEmpty { requests.append(run.request(of: chunk)) }
    return requests
  }

  mutating func run(on db: DynamoDB) async throws {
    var retries = UnprocessedRetries(operation: BatchGetItemRequest.operation)
    while case let chunk = takeChunk(), !chunk.isEmpty {
      let isFull: Bool
      do {
        let reply = try await db.reply(to: request(of: chunk))
        isFull = try reply.read { try take(BatchGetItemResponse($0), to: chunk, reply, db) }
      } catch {
        throw incomplete(after: error, chunk)
      }
      guard !left.isEmpty, !isFull else {
        retries.succeeded(db)
        continue
      }
      let isGranted: Bool
      do { isGranted = try await retries.pause(db, left: left.count, of: chunk.count) } catch { throw incomplete(after: error) }
      guard isGranted else { throw incomplete(after: nil) }
    }
  }

  /// What is left and then the next of the keys, as many as one request takes; it has a table once.
  private mutating func takeChunk() -> [Key] {
    var chunk = left
    left = []
    var tables: StringMap<Int> = [:]
    for key in chunk { tables[reads[key.read].table.name] = key.read }
    while chunk.count < Limits.batchGetKeys, next < wanted.count {
      let key = wanted[next]
      guard tables[reads[key.read].table.name, default: key.read] == key.read else { break }
      tables[reads[key.read].table.name] = key.read
      chunk.append(key)
      next += 1
    }
    return chunk
  }

  private func request(of chunk: [Key]) -> BatchGetItemRequest {
    BatchGetItemRequest(tables: Self.places(chunk).map { reads[$0.read].request(ofKeysAt: $0.places) })
  }

  /// The keys of each of the reads that a chunk has.
  private static func places(_ chunk: [Key]) -> [(read: Int, places: [Int])] {
    var all: [(read: Int, places: [Int])] = []
    for key in chunk {
      if let index = all.firstIndex(where: { $0.read == key.read }) {
        all[index].places.append(key.place)
      } else {
        all.append((key.read, [key.place]))
      }
    }
    return all
  }

  /// Takes what was read, notes what is left, and says whether the answer had no room for more. It has nothing but what was asked for,
  /// and that once, so that no item gets lost under another's name.
  private mutating func take(
    _ answer: BatchGetItemResponse, to chunk: [Key], _ reply: Reply, _ db: DynamoDB
  ) throws -> Bool {
    var asked = Self.places(chunk).map { part in
      (
        read: part.read, name: db.tableName(reads[part.read].table.name),
        keys: Dictionary(part.places.map { (reads[part.read].identities[$0], $0) }, uniquingKeysWith: { first, _ in first })
      )
    }
    func take(_ item: EncodedItem, of table: String) throws -> (identity: [UInt8], key: Key) {
      guard let part = asked.firstIndex(where: { ResourceName.isTable(table, askedForAs: $0.name) }),
        case let identity = KeyText(item, of: reads[asked[part].read].table).bytes,
        let place = asked[part].keys.removeValue(forKey: identity)
      else {
        throw AttributeReader.wrongShape("it has an item that was not asked for, or has one twice")
      }
      return (identity, Key(read: asked[part].read, place: place))
    }
    var items: [(identity: [UInt8], read: Int, item: EncodedItem)] = []
    for (table, item) in answer.items {
      let (identity, key) = try take(item, of: table)
      items.append((identity, key.read, item))
    }
    left = try answer.unprocessedKeys.map { try take($0.key, of: $0.table).key }
    for (identity, read, item) in items { found[read][identity] = (reply, item) }
    consumedCapacity += answer.consumedCapacity
    return Self.isFull(answer)
  }

  /// Whether an answer may have left keys over because there was no room for more: what is read of one partition ends at 1 MB,
  /// and all of it at 16 MB. Source: API Reference, "BatchGetItem".
  private static func isFull(_ answer: BatchGetItemResponse) -> Bool {
    answer.items.reduce(0) { $0 + $1.item.json.count } >= Limits.pageBytes
  }

  private func incomplete(after cause: (any Error)?, _ chunk: [Key] = []) -> BatchGetIncompleteError {
    var tables = reads.map { BatchGetIncompleteError.TableRead(table: $0.table.name, items: [], unreadKeys: []) }
    for read in reads.indices { tables[read].items = found[read].values.map(\.item).filter { !reads[read].hides($0) } }
    for key in chunk + left + wanted[next...] { tables[key.read].unreadKeys.append(reads[key.read].keys[key.place]) }
    return BatchGetIncompleteError(tables: tables, cause: cause)
  }

  /// The items that there are of one of the reads, in the order of its keys; one that can't be read is a failure.
  func rows<Row>(of read: Int, _ decode: RowDecoder<Row>) throws -> [Result<Row, any Error>] {
    let keys = reads[read].keys
    return try keys.indices.compactMap { place in
      try found[read][reads[read].identities[place]].flatMap { reply, item in
        if reads[read].hides(item) { return nil }
        do {
          return .success(try reply.read { _ in try AttributeReader.read(item.json, decode.decode) })
        } catch var error as AttributeDecodingError {
          if case .mismatchedInitializer = error.reason { throw error }
          error.key = keys[place]
          return .failure(error)
        } catch let error as TransportError { throw error } catch { return .failure(error) }
      }
    }
  }
}
