import HTTPTypes
package import Hummingbird
import Logging
import NIOCore
import SwynamoCore
package import SwynamoEngine
import SwynamoWire

/// Answers HTTP requests as DynamoDB's endpoint does, by handing each operation to an engine.
///
/// What comes before the engine is checked in the service's order: the size, the method, the media type, whether the body is
/// JSON, the operation, and who asks.
package struct RequestHandler: HTTPResponder {
  package typealias Context = BasicRequestContext

  let engine: EmbeddedEngine
  let authentication: Authentication
  let isolation: TableIsolation
  let hosts: AllowedHosts
  let origins: AllowedOrigins
  let bodies: BodyMemory

  package init(
    engine: EmbeddedEngine, authentication: Authentication, isolation: TableIsolation, hosts: AllowedHosts = AllowedHosts(),
    origins: AllowedOrigins = .these([])
  ) {
    self.init(engine, authentication, isolation, hosts, origins, BodyMemory())
  }

  init(
    _ engine: EmbeddedEngine, _ authentication: Authentication, _ isolation: TableIsolation, _ hosts: AllowedHosts,
    _ origins: AllowedOrigins, _ bodies: BodyMemory
  ) {
    self.engine = engine
    self.authentication = authentication
    self.isolation = isolation
    self.hosts = hosts
    self.origins = origins
    self.bodies = bodies
  }

  package func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    try await respond(to: request, logger: context.logger)
  }

  func respond(to request: Request, logger: Logger) async throws -> Response {
    do throws(FrontEndError) {
      // Who has signed has signed the host as well: only operations are.
      if !authentication.isVerifying || request.method != .post { try hosts.check(request.head) }
      try origins.check(request.headers)
    } catch {
      return Response(error, .json)
    }
    var response =
      switch request.method {
      case .post: try await operate(request, logger)
      case .get where request.uri.path == "/": await health(request)
      case .head where request.uri.path == "/": await health(request).createHeadResponse()
      case .options where request.headers[.origin] != nil: AllowedOrigins.preflight(request.headers)
      default: Response(.notFound, type: nil, Response.notFound)
      }
    origins.mark(&response, for: request.headers)
    return response
  }

  private func health(_ request: Request) async -> Response {
    let faults = await engine.storeFaults()
    guard faults.isEmpty else {
      let sentences = faults.map { "\($0)\n" }.joined()
      return Response(.serviceUnavailable, type: "text/plain", Array("unhealthy: \(sentences)".utf8))
    }
    return Response(.ok, type: "text/plain", Array("healthy: \(address(request)) ".utf8))
  }

  /// Where the client thinks that the server is.
  private func address(_ request: Request) -> String { request.head.authority ?? "swynamo-local" }

  private func operate(_ request: Request, _ logger: Logger) async throws -> Response {
    let type = ContentType(request.headers[.contentType])
    var share = bodies.share()
    do {
      let body = try await body(of: request, &share)
      guard body.isEmpty || type != nil else { return Response(.notFound, type: nil, Response.notFound) }
      let answer = try await answer(request, body, &share, logger)
      return Response(
        answer, type ?? .json, compressedFor: AcceptedEncoding(request.headers[values: .acceptEncoding].first))
    } catch let error as FrontEndError {
      if error.status == 413 { return .tooLarge(Limits.requestBytes, type ?? .json) }
      return Response(error, type ?? .json)
    }
  }

  /// All of it, as it came.
  private func body(of request: Request, _ share: inout BodyMemory.Share) async throws -> [UInt8] {
    let announced = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    guard announced <= Limits.requestBytes else { throw FrontEndError.tooLarge(Limits.requestBytes) }
    var body: [UInt8] = []
    for try await part in request.body {
      guard part.readableBytes <= Limits.requestBytes - body.count else { throw FrontEndError.tooLarge(Limits.requestBytes) }
      try share.add(part.readableBytes)
      part.withUnsafeReadableBytes { body.append(contentsOf: $0) }
    }
    return body
  }

  private func answer(
    _ request: Request, _ received: [UInt8], _ share: inout BodyMemory.Share, _ logger: Logger
  ) async throws(FrontEndError) -> TransportResponse {
    guard let encoding = BodyEncoding(request.headers[.contentEncoding]) else { throw .undecodable }
    let body = try encoding.decoded(received, limit: Limits.requestBytes)
    if !encoding.isPlain { try share.add(body.count) }
    let target: OperationTarget
    let caller: Caller
    do throws(FrontEndError) {
      guard let found = OperationTarget(request.headers[.amazonTarget]) else { throw .unknownOperation }
      target = found
      caller = try authentication.caller(of: ReceivedRequest(request, body: received))
    } catch {
      // The service reads the body first. Here that is the engine's work, so it is read only to say what is worse.
      if !body.isEmpty, !EmbeddedEngine.isRequest(body) { throw .malformed }
      throw error
    }
    if target.asksForEndpoint {
      guard EmbeddedEngine.isRequest(body) else { throw .malformed }
      return .endpoint(address(request))
    }
    var answer: TransportResponse
    do {
      answer = try await engine.send(
        TransportRequest(operation: target.operation, body: body), in: isolation.namespace(of: caller),
        shownAs: isolation.shown(to: caller))
    } catch {
      answer = TransportResponse(.failed(error))
    }
    if answer.status >= 500 { Self.report(answer, to: target.operation, body, logger) }
    if answer.status == 200 { Self.notify(of: target.operation, body, logger) }
    return answer
  }

  /// For whoever runs the server: what was set and has no effect.
  private static func notify(of operation: String, _ body: [UInt8], _ logger: Logger) {
    for notice in OperationNote.notices(about: operation, body: body) {
      logger.warning("\(notice)", metadata: ["table": "\(EmbeddedEngine.tableName(in: body) ?? "")"])
    }
  }

  /// For whoever runs the server: what failed, and nothing of what was sent but the table's name.
  private static func report(_ answer: TransportResponse, to operation: String, _ body: [UInt8], _ logger: Logger) {
    logger.error(
      "\(operation) failed",
      metadata: [
        "request": "\(answer.headers[HTTPField.Name.requestID.rawName] ?? "")",
        "table": "\(EmbeddedEngine.tableName(in: body) ?? "")",
        "error": "\(String(decoding: answer.body, as: UTF8.self))",
      ])
  }
}
