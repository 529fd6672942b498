import SwynamoCompiler
import SwynamoCore
import SwynamoSchema
public import SwynamoWire

extension Write where Request == UpdateItemRequest {
  /// Makes the maps that the update's paths lead through, where the item lacks them.
  ///
  ///     try await users.update("a@b.c") { $0.settings["theme"].set("dark") }.creatingMissingMaps().run(on: db)
  ///     // SET #0.#1 = :0 where attribute_exists(#0), and else SET #0 = :0 where attribute_not_exists(#0)
  ///
  /// It takes one request where the maps are there. Where one is missing that request changes nothing and gives the item back, and a
  /// second writes the map with what the update sets in it; more only where others change the item meanwhile. Lists are not made. A map
  /// that is made has what the update sets and nothing else: set all that its type requires.
  public func creatingMissingMaps() -> CreatingMissingMaps { CreatingMissingMaps(self) }
}

extension Write where Request == PutItemRequest {
  @available(
    *, unavailable, message: "an update can make the maps that its paths lead through; a put writes the whole item"
  )
  public func creatingMissingMaps() -> Write { self }
}

extension Write {
  /// An update that makes the maps its paths lead through, see `creatingMissingMaps()`: a plan of one request or two.
  public struct CreatingMissingMaps: Statement where Request == UpdateItemRequest {
    private let update: Write
    private let maps: MissingMapsPlan

    fileprivate init(_ update: Write) {
      self.update = update
      maps = MissingMapsPlan(update.plan)
    }

    /// The request, and the second where all the maps are missing.
    public func explain() -> String {
      do {
        let missing = maps.missing(in: [:])
        let first = Explanation.text(of: try Request.request(of: maps.first))
        guard !missing.isEmpty else { return first }
        let second = Explanation.text(of: try Request.request(of: try maps.making(missing)))
        return "\(first)\nand where \(missing.map { "\"\($0)\"" }.joined(separator: ", ")) is missing:\n\(second)"
      } catch {
        return "\(error)"
      }
    }

    /// Errors: those of an update; `DynamoDBError.conditionalCheckFailed` for the update's own condition. While others change which maps
    /// there are, it is tried again under the client's retry policy.
    @discardableResult
    public func run(on db: DynamoDB) async throws -> Output {
      var plan = maps.first
      var made: [DocumentPath] = []
      var attempt = 0
      var isOpen = false
      while true {
        do {
          let reply = try await db.reply(to: try Request.request(of: plan))
          return try update.returning.output(from: reply, update.table, plan)
        } catch let error as DynamoDBError where error.code == .conditionalCheckFailed {
          isOpen = isOpen || error.outcomeUnknown
          // It may have failed on what an earlier try of it wrote, which would be done twice.
          if isOpen, !maps.isIdempotent, !plan.isVersioned { throw error }
          let missing = maps.missing(in: error.item ?? [:])
          // What the maps are is as it was taken for: the update's own condition failed, or the item has another version.
          guard missing != made else { return try output(of: plan, after: error, isOpen: isOpen) }
          attempt += 1
          if attempt > 1 {
            let failure = RetryableFailure(.transient, attempt: attempt, operation: Request.operation, errorCode: error.code)
            guard try await db.pause(after: failure) else { throw error }
          }
          plan = missing.isEmpty ? maps.first : try maps.making(missing)
          made = missing
        }
      }
    }

    /// Of an update on a version that was made already: its output; else the error that its failed condition is.
    private func output(of plan: WritePlan, after error: DynamoDBError, isOpen: Bool) throws -> Output {
      let wantsItem = update.plan.options.returnsItemOnConditionFailure
      guard plan.isVersioned else { throw error.withItem(wantsItem) }
      do {
        return try Write(table: update.table, plan: plan, returning: update.returning).output(after: error, isOpen: isOpen)
      } catch let error as DynamoDBError { throw error.withItem(wantsItem) }
    }
  }
}

extension DynamoDBError {
  /// The same error, which has the stored item only where it was asked for.
  func withItem(_ isWanted: Bool) -> DynamoDBError {
    guard !isWanted else { return self }
    var error = self
    error.item = nil
    return error
  }
}
