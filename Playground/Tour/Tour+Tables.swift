import SwynamoDB

extension Tour {
  /// What the chapters create.
  static let tables: [any ModelTable] = [users, people, accounts, documents, forum.items, tickets]

  /// Throws when the back end can't be reached or has a table of the tour's; nothing is changed then.
  func checkPlace() async throws {
    do {
      var existing: [String] = []
      for table in Self.tables where try await table.tableExists(on: db) { existing.append(table.name) }
      guard existing.isEmpty else { throw TourRefused.tablesExist(existing, place: place) }
    } catch let error as TransportError {
      throw TourRefused.unreachable(place: place, error.reason)
    }
  }

  /// Deletes what the tour created. The tables are its own, since `checkPlace` found none of their names.
  func deleteTables() async throws {
    for table in Self.tables {
      do {
        try await table.deleteTable().run(on: db)
      } catch DynamoDBError.resourceNotFound {
        // The failure came before it was created.
      }
    }
  }
}

/// Why the tour did not start.
enum TourRefused: Error, CustomStringConvertible {
  case unreachable(place: String, TransportError.Reason)
  case tablesExist([String], place: String)

  var description: String {
    switch self {
    case .unreachable(let place, .connectionFailed(let reason)):
      "\(place) can't be reached: \(reason). `swift run --traits Server swynamo-local` starts a server at http://localhost:8000."
    case .unreachable(let place, let reason):
      "\(place) can't be used: \(reason)"
    case .tablesExist(let names, let place):
      """
      \(place) has \(names.map { "\"\($0)\"" }.joined(separator: ", ")) already. The tour creates its tables and deletes them in \
      the end, so it doesn't start where they could be yours. Delete them, or run it elsewhere.
      """
    }
  }
}
