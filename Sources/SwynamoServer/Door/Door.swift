import HTTPTypes
package import Hummingbird
import NIOCore
package import SwynamoEngine
import SwynamoWire

/// Answers HTTP requests as DynamoDB's endpoint does, by handing each operation to an engine.
///
/// What comes before the engine is checked in the service's order: the size, the method, the media type, whether the body is
/// JSON, the operation, and who asks.
package struct Door: HTTPResponder {
  package typealias Context = BasicRequestContext

  /// The service takes bodies of 16 MB and not a byte more.
  static let maximumBodySize = 16 * 1024 * 1024

  let engine: EmbeddedEngine
  let authentication: Authentication
  let sharing: Sharing

  package init(engine: EmbeddedEngine, authentication: Authentication, sharing: Sharing) {
    self.engine = engine
    self.authentication = authentication
    self.sharing = sharing
  }

  package func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    var response =
      switch request.method {
      case .post: try await operate(request)
      case .get where request.uri.path == "/": health(request)
      case .head where request.uri.path == "/": health(request).createHeadResponse()
      case .options where request.headers[.origin] != nil: CrossOrigin.preflight(request.headers)
      default: Response(.notFound, type: nil, Response.notFound)
      }
    CrossOrigin.mark(&response, for: request.headers)
    return response
  }

  private func health(_ request: Request) -> Response {
    Response(.ok, type: "text/plain", Array("healthy: \(address(request)) ".utf8))
  }

  /// Where the client thinks that the server is.
  private func address(_ request: Request) -> String { request.head.authority ?? "swynamo-local" }

  private func operate(_ request: Request) async throws -> Response {
    let type = ContentType(request.headers[.contentType])
    let body: [UInt8]
    do {
      body = Array(buffer: try await request.body.collect(upTo: Self.maximumBodySize))
    } catch is NIOTooManyBytesError {
      return .tooLarge(Self.maximumBodySize, type ?? .json)
    }
    guard body.isEmpty || type != nil else { return Response(.notFound, type: nil, Response.notFound) }
    do throws(Refusal) {
      let answer = try await answer(request, body)
      return Response(
        answer, type ?? .json, compressedFor: AcceptedEncoding(request.headers[values: .acceptEncoding].last))
    } catch {
      return Response(error, type ?? .json)
    }
  }

  private func answer(_ request: Request, _ received: [UInt8]) async throws(Refusal) -> TransportResponse {
    guard let encoding = BodyEncoding(request.headers[.contentEncoding]) else { throw .undecodable }
    let body = try encoding.decoded(received, limit: Self.maximumBodySize)
    let target: OperationTarget
    let realm: Realm
    do throws(Refusal) {
      guard let found = OperationTarget(request.headers[.amazonTarget]) else { throw .unknownOperation }
      target = found
      realm = sharing.realm(of: try authentication.caller(of: ReceivedRequest(request, body: received)))
    } catch {
      // The service reads the body first. Here that is the engine's work, so it is read only to say what is worse.
      if !body.isEmpty, !EmbeddedEngine.isRequest(body) { throw .malformed }
      throw error
    }
    if target.asksForEndpoint {
      guard EmbeddedEngine.isRequest(body) else { throw .malformed }
      return .endpoint(address(request))
    }
    do {
      return try await engine.send(TransportRequest(operation: target.operation, body: body), in: realm)
    } catch {
      throw .failed(error)
    }
  }
}
