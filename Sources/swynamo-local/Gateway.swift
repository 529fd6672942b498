import HTTPTypes
import Hummingbird
import NIOCore
import SwynamoWire

/// Answers HTTP requests as DynamoDB's endpoint does, by handing each operation to a transport.
struct Gateway: HTTPResponder {
  typealias Context = BasicRequestContext

  /// DynamoDB takes requests of 16 MB; the rest is room for how a client writes its JSON.
  static let maximumBodySize = 17 * 1024 * 1024

  let transport: any Transport

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    switch request.method {
    case .get, .head: Response(status: .ok, text: "healthy: swynamo-local")
    case .post: try await operate(request)
    default: Response(status: .methodNotAllowed, text: "POST an operation to /, or GET / to see whether the server is up.")
    }
  }

  private func operate(_ request: Request) async throws -> Response {
    guard let operation = OperationTarget(request.headers[.amazonTarget])?.operation else {
      return Response(.badRequest, error: "com.amazon.coral.service#UnknownOperationException")
    }
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: Self.maximumBodySize)
    } catch is NIOTooManyBytesError {
      return Response(
        .contentTooLarge, error: "com.amazon.coral.service#RequestEntityTooLargeException",
        message: "The request is larger than \(Self.maximumBodySize) bytes")
    }
    let answer = try await transport.send(TransportRequest(operation: operation, body: Array(body.readableBytesView)))
    return Response(answer)
  }
}
