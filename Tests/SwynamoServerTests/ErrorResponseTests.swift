import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SwynamoEngine
import Synchronization
import Testing

@testable import SwynamoServer

/// What the handler answers when the engine can't, and when there is no memory for a request.
@Suite struct ErrorResponseTests {
  private static func handler(_ engine: EmbeddedEngine, memory: BodyMemory = BodyMemory()) -> RequestHandler {
    RequestHandler(engine, Authentication(), .shared, AllowedHosts(), .these([]), memory)
  }

  private static func request(
    _ method: HTTPRequest.Method = .post, _ operation: String = "ListTables", _ body: [[UInt8]] = [Array("{}".utf8)],
    encoding: String? = nil
  ) -> Request {
    var head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: "/")
    head.headerFields[.contentType] = "application/json"
    head.headerFields[.contentEncoding] = encoding
    head.headerFields[.amazonTarget] = "DynamoDB_20120810." + operation
    let parts = AsyncStream { parts in
      for part in body { parts.yield(ByteBuffer(bytes: part)) }
      parts.finish()
    }
    return Request(head: head, body: RequestBody(asyncSequence: parts))
  }

  private static func answer(_ handler: RequestHandler, _ request: Request, _ log: Log = Log()) async throws -> (
    status: Int, body: String, id: String
  ) {
    let response = try await handler.respond(to: request, logger: Logger(label: "test") { _ in log })
    let body = Collected()
    try await response.body.write(body)
    return (response.status.code, body.text, response.headers[.requestID] ?? "")
  }

  @Test func aStoreThatCannotBeUsedIsNotHealthy() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let handler = Self.handler(engine)
    let healthy = try await Self.answer(handler, Self.request(.get))
    #expect(healthy.status == 200)
    #expect(healthy.body == "healthy: localhost ")
    await engine.close()
    let unhealthy = try await Self.answer(handler, Self.request(.get))
    #expect(unhealthy.status == 503)
    #expect(unhealthy.body == "unhealthy: The embedded engine was closed; make a new one to open its store again.\n")
  }

  @Test func failuresAreLogged() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let log = Log()
    let refused = try await Self.answer(Self.handler(engine), Self.request(.post, "GetItem"), log)
    #expect(refused.status == 400)
    #expect(log.lines.isEmpty)
    await engine.close()
    let body = #"{"TableName":"orders","Key":{"id":{"S":"secret"}}}"#
    let failed = try await Self.answer(Self.handler(engine), Self.request(.post, "GetItem", [Array(body.utf8)]), log)
    #expect(failed.status == 500)
    #expect(
      log.lines == [
        "error GetItem failed error=\(failed.body) request=\(failed.id) table=orders"
      ])
    #expect(failed.body.contains("The engine failed: The embedded engine was closed"))
    for name in ["two\\nlines", "é", String(repeating: "x", count: 2000)] {
      _ = try await Self.answer(
        Self.handler(engine), Self.request(.post, "GetItem", [Array(#"{"TableName":"\#(name)"}"#.utf8)]), log)
      #expect(log.lines.last?.hasSuffix(" table=") == true)
    }
  }

  @Test func bodiesShareTheMemory() async throws {
    let memory = BodyMemory(limit: 100_000)
    let handler = Self.handler(try EmbeddedEngine(.inMemory), memory: memory)
    let part = [UInt8](repeating: UInt8(ascii: " "), count: 10_000)
    func body(_ count: Int) -> [[UInt8]] { [Array("{}".utf8)] + Array(repeating: part, count: count) }
    var others = memory.share()
    for (taken, count, status) in [(0, 11, 200), (0, 12, 503), (70_000, 4, 200), (30_000, 4, 503), (0, 1, 200)] {
      if taken > 0 { try? others.add(taken) }
      let before = memory.usedBytes
      let answer = try await Self.answer(handler, Self.request(.post, "ListTables", body(count)))
      #expect(answer.status == status, "\(count)")
      #expect(memory.usedBytes == before)
    }
  }
}

/// What was logged, a line each.
private final class Log: LogHandler, Sendable {
  private let kept = Mutex<[String]>([])
  var lines: [String] { kept.withLock { $0 } }
  var logLevel: Logger.Level {
    get { .error }
    set {}
  }
  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }

  subscript(metadataKey _: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  func log(event: LogEvent) {
    let pairs = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
    kept.withLock { $0.append("\(event.level) \(event.message)\(pairs.joined())") }
  }
}

/// The body of an answer as it is written.
private final class Collected: ResponseBodyWriter {
  private(set) var bytes: [UInt8] = []
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }
  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
