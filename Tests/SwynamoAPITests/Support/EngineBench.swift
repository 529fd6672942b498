import Foundation
import SwynamoAPI
import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import SwynamoWire
import Testing

/// A client of an embedded engine with a folder of buckets, of which there is one: `bucket`. What is sent is kept.
struct EngineBench {
  static let bucket = "bucket"

  let db: DynamoDB
  let transport: RecordingTransport
  private let folder: URL

  /// Notes in the end what was sent, for the comparison with the service's model.
  static func with(recordsUntilSplit: Int? = nil, _ body: (EngineBench) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "swynamo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: bucket), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let engine = try EmbeddedEngine(.inMemory, settings: .init(recordsUntilSplit: recordsUntilSplit, buckets: folder.path))
    let transport = RecordingTransport(forwardingTo: engine)
    let bench = EngineBench(db: DynamoDB(Backend(transport)), transport: transport, folder: folder)
    try await body(bench)
    try SentRequests.note(transport.requests)
  }

  /// Puts an object into the bucket.
  func put(_ text: String, _ key: String) throws {
    let file = folder.appending(path: "\(Self.bucket)/\(key)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Makes a table `name` with the key `id`, a stream and whatever else is said.
  @discardableResult
  func table(_ name: String, _ change: (inout API.CreateTable) -> Void = { _ in }) async throws -> API.TableDescription {
    var request = API.CreateTable(
      tableName: name, attributeDefinitions: [API.AttributeDefinition(attributeName: "id", attributeType: .string)],
      keySchema: [API.KeySchemaElement(attributeName: "id", keyType: .hash)], billingMode: .payPerRequest,
      streamSpecification: API.StreamSpecification(streamEnabled: true, streamViewType: .newAndOldImages))
    change(&request)
    try await request.run(on: db)
    return try #require(try await API.DescribeTable(tableName: name).run(on: db, until: .exists)?.table)
  }

  /// Sends what the engine refuses on purpose.
  func expectRefusal(
    _ code: DynamoDBError.Code, _ message: String, _ request: some API.ServiceRequest,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async {
    let error = await #expect(throws: DynamoDBError.self, sourceLocation: sourceLocation) { try await request.run(on: db) }
    #expect(error?.code == code, sourceLocation: sourceLocation)
    #expect(
      error?.message.contains(message) == true || message.isEmpty, "\(error?.message ?? "")", sourceLocation: sourceLocation)
  }

  func expectRefusal(
    _ code: DynamoDBError.Code, _ request: some API.ServiceRequest, sourceLocation: SourceLocation = #_sourceLocation
  ) async {
    await expectRefusal(code, "", request, sourceLocation: sourceLocation)
  }
}
