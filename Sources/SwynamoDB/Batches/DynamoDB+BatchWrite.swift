import SwynamoCompiler
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
    isolation: isolated (any Actor)? = #isolation, @BatchWriteBuilder _ members: () throws -> [BatchMember]
  ) async throws {
    try await BatchWrite(members).run(on: self)
  }

  /// Sends writes again that an earlier call handed back.
  ///
  ///     catch let error as BatchWriteIncomplete { try await db.batchWrite(error.unwritten) }
  public func batchWrite(_ writes: [BatchWriteItemRequest.TableWrite]) async throws {
    var waiting = writes[...]
    var attempt = 0
    while !waiting.isEmpty {
      let chunk = BatchWrite.chunk(waiting)
      waiting = waiting.dropFirst(chunk.count)
      let unprocessed: [BatchWriteItemRequest.TableWrite]
      do {
        unprocessed = try BatchWriteItemResponse(try await send(BatchWriteItemRequest(writes: chunk))).unprocessed
      } catch {
        throw BatchWriteIncomplete(unwritten: chunk + waiting, cause: error)
      }
      guard !unprocessed.isEmpty else {
        attempt = 0
        continue
      }
      // Any progress starts the count anew; a batch is given up when nothing at all gets through.
      attempt = unprocessed.count < chunk.count ? 1 : attempt + 1
      waiting = unprocessed + waiting
      guard attempt < retryPolicy.maximumAttempts else { throw BatchWriteIncomplete(unwritten: Array(waiting), cause: nil) }
      do {
        try await pause(attempt: attempt, throttled: true)
      } catch {
        throw BatchWriteIncomplete(unwritten: Array(waiting), cause: error)
      }
    }
  }
}

/// A batch of which not all was written. Nothing is lost: what is missing is here, and can be sent again.
public struct BatchWriteIncomplete: Error, Sendable, CustomStringConvertible {
  /// What was not written, or, where an answer was lost, may not have been; writing it again does no harm.
  public var unwritten: [BatchWriteItemRequest.TableWrite]
  /// The error that ended the batch; nil when the service left writes unprocessed at every attempt.
  public var cause: (any Error)?

  public var description: String {
    "\(unwritten.count) writes of the batch were not made: "
      + (cause.map { "\($0)" } ?? "the service left them unprocessed at every attempt; send `unwritten` again later")
  }
}
