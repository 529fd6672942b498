public import SwynamoCompiler
import SwynamoCore
import SwynamoSchema
public import SwynamoWire

extension DynamoDB {
  /// Writes and deletes any number of items, 25 in a request. What the service leaves unprocessed is sent again.
  ///
  ///     try await db.batchWrite { for user in many { users.put(user) } }
  ///
  /// Batches have no conditions, and no order: an item may be named once. Errors: `InvalidStatement` before anything is sent;
  /// `BatchWriteIncomplete` with what was not written. Source: API Reference, "BatchWriteItem".
  public func batchWrite(
    isolation: isolated (any Actor)? = #isolation, @BatchWriteBuilder _ writes: () throws -> [WritePlan]
  ) async throws {
    try await BatchWrite(writes).run(on: self)
  }

  /// Sends writes again that an earlier call handed back.
  ///
  ///     catch let error as BatchWriteIncomplete { try await db.batchWrite(error.unwritten) }
  public func batchWrite(_ writes: [BatchWriteItemRequest.TableWrite]) async throws {
    var waiting = writes[...]
    var retries = UnprocessedRetries(operation: BatchWriteItemRequest.operation)
    while !waiting.isEmpty {
      let chunk = BatchWrite.chunk(waiting)
      waiting = waiting.dropFirst(chunk.count)
      let unprocessed: [BatchWriteItemRequest.TableWrite]
      do {
        unprocessed = try await reply(to: BatchWriteItemRequest(writes: chunk)).read { body in
          try Self.writes(chunk, leftBy: BatchWriteItemResponse(body).unprocessed)
        }
      } catch {
        throw BatchWriteIncomplete(unwritten: chunk + waiting, cause: error)
      }
      guard !unprocessed.isEmpty else {
        retries.succeeded(self)
        continue
      }
      waiting = unprocessed + waiting
      let isGranted: Bool
      do {
        isGranted = try await retries.pause(self, left: unprocessed.count, of: chunk.count)
      } catch {
        throw BatchWriteIncomplete(unwritten: Array(waiting), cause: error)
      }
      guard isGranted else { throw BatchWriteIncomplete(unwritten: Array(waiting), cause: nil) }
    }
  }

  /// Those of the writes that an answer leaves unprocessed, as they were sent: it can leave none but these, and each once.
  private static func writes(
    _ sent: [BatchWriteItemRequest.TableWrite], leftBy answer: [BatchWriteItemRequest.TableWrite]
  ) throws -> [BatchWriteItemRequest.TableWrite] {
    guard !answer.isEmpty else { return [] }
    // However the JSON was written, equal items are spelled in the same way.
    var waiting = try sent.map { (write: $0, spelling: try $0.write.spelledAnew()) }
    return try answer.map { left in
      let spelling = try left.write.spelledAnew()
      guard let index = waiting.firstIndex(where: { $0.spelling == spelling && $0.write.isOf(left.table) }) else {
        throw AttributeReader.wrongShape("it leaves a write that was not asked for, or leaves one twice")
      }
      return waiting.remove(at: index).write
    }
  }
}

extension BatchWriteItemRequest.Write {
  fileprivate func spelledAnew() throws -> BatchWriteItemRequest.Write {
    switch self {
    case .put(let item): .put(EncodedItem(try item.decoded()))
    case .delete(let key): .delete(key: EncodedItem(try key.decoded()))
    }
  }
}

extension BatchWriteItemRequest.TableWrite {
  /// A table that was named by its ARN may be answered by its name.
  fileprivate func isOf(_ name: String) -> Bool {
    table.hasSameBytes(as: name) || ResourceName.table(in: table).hasSameBytes(as: name)
  }
}

/// A batch of which not all was written. Nothing is lost: what is missing is here, and can be sent again.
public struct BatchWriteIncomplete: Error, Sendable, CustomStringConvertible {
  /// What was not written, or, where an answer was lost, may not have been; writing it again does no harm.
  public var unwritten: [BatchWriteItemRequest.TableWrite]
  /// The error that ended the batch; nil when the service left writes unprocessed at every attempt.
  public var cause: (any Error)?

  public var description: String {
    (unwritten.count == 1 ? "1 write of the batch was not made: " : "\(unwritten.count) writes of the batch were not made: ")
      + (cause.map { "\($0)" } ?? "the service left them unprocessed at every attempt; send `unwritten` again later")
  }
}
