import SwynamoWire

extension DynamoDB {
  /// The names of all tables, over all pages.
  public func listTables() async throws -> [String] {
    var names: [String] = []
    var request = ListTablesRequest()
    repeat {
      let page = try ListTablesResponse(try await send(request))
      names += page.tableNames
      request.exclusiveStartTableName = page.lastEvaluatedTableName
    } while request.exclusiveStartTableName != nil
    return names
  }

  func waitUntilActive(_ table: String) async throws {
    try await wait(for: table, "active") {
      do {
        return try TableDescription(try await send(DescribeTableRequest(tableName: table))).isActive
      } catch DynamoDBError.resourceNotFound {
        // A table that was just created may not be seen everywhere yet.
        return false
      }
    }
  }

  func waitUntilGone(_ table: String) async throws {
    try await wait(for: table, "deleted") {
      do {
        _ = try await send(DescribeTableRequest(tableName: table))
        return false
      } catch DynamoDBError.resourceNotFound {
        return true
      }
    }
  }

  /// Asks at once, then after waits that grow to 5 seconds.
  private func wait(for table: String, _ state: String, _ isReached: () async throws -> Bool) async throws {
    let limit = ContinuousClock.now + .seconds(600)
    var pause = Duration.milliseconds(50)
    while try await !isReached() {
      guard ContinuousClock.now < limit else { throw TableNotReady(table: table, state: state) }
      try await Task.sleep(for: pause)
      pause = min(pause * 2, .seconds(5))
    }
  }
}

/// A table did not get into the wanted state in ten minutes.
public struct TableNotReady: Error, Sendable, Hashable, CustomStringConvertible {
  public var table: String
  /// "active" or "deleted"
  public var state: String

  public var description: String {
    "table \"\(table)\" is not \(state) after ten minutes; ask describe() for its status, or run the statement withoutWaiting()"
  }
}
