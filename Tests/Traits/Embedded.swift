import SwynamoDB
import SwynamoEngine

/// Asks an engine in memory for its tables.
@main
enum Embedded {
  static func main() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    print(String(decoding: try await db.send(ListTablesRequest()), as: UTF8.self))
  }
}
