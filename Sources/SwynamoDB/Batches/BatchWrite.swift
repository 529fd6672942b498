import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Any number of puts and deletes, of any tables, without conditions and without an order.
///
///     let batch = BatchWrite { for user in many { users.put(user) } }
///     print(try batch.requests().count)       // one for each 25 writes
///     try await batch.run(on: db)
///
/// Source: API Reference, "BatchWriteItem".
public struct BatchWrite: Statement {
  public typealias Output = Void

  let members: [BatchMember]

  public init(@BatchWriteBuilder _ members: () throws -> [BatchMember]) rethrows { self.members = try members() }

  /// The writes, or every fault that DynamoDB would refuse them for.
  public func writes() throws(InvalidStatement) -> [BatchWriteItemRequest.TableWrite] {
    let operation = BatchWriteItemRequest.operation
    var faults: [StatementFault] = []
    var seen: Set<[UInt8]> = []
    var tables: [String] = []
    for (index, member) in members.enumerated() {
      if !tables.contains(member.table) { tables.append(member.table) }
      faults += member.faults.map { .member(index + 1, table: member.table, $0) }
      if member.write != nil, !seen.insert(Array(member.identity.utf8)).inserted {
        faults.append(.duplicateKey(table: member.table, key: member.keyDescription, operation: operation))
      }
    }
    guard faults.isEmpty else {
      throw InvalidStatement(operation: operation, tables: tables, faults: faults)
    }
    return members.compactMap(\.write)
  }

  /// The requests that the writes go out in, when none is left unprocessed.
  public func requests() throws(InvalidStatement) -> [BatchWriteItemRequest] {
    var waiting = try writes()[...]
    var requests: [BatchWriteItemRequest] = []
    while !waiting.isEmpty {
      let chunk = Self.chunk(waiting)
      waiting = waiting.dropFirst(chunk.count)
      requests.append(BatchWriteItemRequest(writes: chunk))
    }
    return requests
  }

  /// The requests as text; or what is wrong with the batch.
  public func explain() -> String {
    do throws(InvalidStatement) {
      return try requests().map { Explanation.text(of: $0) }.joined(separator: "\n")
    } catch {
      return error.description
    }
  }

  /// Errors: `InvalidStatement` before anything is sent; `BatchWriteIncomplete` with what was not written.
  public func run(on db: DynamoDB) async throws { try await db.batchWrite(try writes()) }

  /// The bytes of items that fit into a request beside what stands around them.
  private static let largestItems = 15_000_000  // not a limit: what is left of one

  /// The first of the writes, as many as one request takes.
  static func chunk(_ writes: ArraySlice<BatchWriteItemRequest.TableWrite>) -> [BatchWriteItemRequest.TableWrite] {
    var bytes = 0
    var chunk: [BatchWriteItemRequest.TableWrite] = []
    for write in writes.prefix(Limits.batchWrites) {
      switch write.write {
      case .put(let item): bytes += item.json.count
      case .delete(let key): bytes += key.json.count
      }
      if bytes > largestItems, !chunk.isEmpty { break }
      chunk.append(write)
    }
    return chunk
  }
}
