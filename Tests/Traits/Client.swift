import SwynamoDB

/// Sends a request to a port where nobody listens: the client over HTTP is there, and says so.
@main
enum Client {
  static func main() async throws {
    let db = DynamoDB(.endpoint("http://127.0.0.1:1"), timeout: .seconds(5))
    do {
      _ = try await db.send(ListTablesRequest())
      print("answered")
    } catch let error as TransportError {
      guard case .connectionFailed = error.reason else { throw error }
      print("refused")
    }
    await db.shutDown()
  }
}
