import SwynamoAPI
import SwynamoDB
import SwynamoEngine
import Testing

@Suite struct EngineTests {
  @Test func describes() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    let limits = try await API.DescribeLimits().run(on: db)
    #expect(limits.tableMaxReadCapacityUnits == 40000)
  }
}
