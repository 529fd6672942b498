import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// HTTP/1.1 as Hummingbird speaks it, with what a connection of an AWS service has besides: bounds on headers and on the time
/// that a request may take to arrive, HTTP/1.0, `Expect: 100-continue`, and `Connection` in every answer.
struct HTTPConnection: HTTPChannelHandler {
  typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  let responder: Responder
  let limits: ConnectionLimits
  let isSecure: Bool

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      if isSecure { try pipeline.addHandler(PlainTextRefusal(), position: .first) }
      var decoder = NIOHTTPDecoderLimitConfiguration()
      decoder.maxHeaderFieldSize = limits.headerSize
      decoder.maxHeaderListSize = limits.headerSize
      decoder.maxHeaderFieldCount = limits.headerCount
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false,
        withEncoderConfiguration: .init(), withDecoderLimitConfiguration: decoder)
      try pipeline.addHandler(RequestBounds(arrival: TimeAmount(limits.timeout)))
      try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: isSecure))
      try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: limits.timeout, logger: logger))
      return try NIOAsyncChannel(wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
    }
  }

  func handle(value: Value, logger: Logger) async {
    await withTaskExecutorPreference(EventLoopExecutor(value.channel.eventLoop)) {
      await handleHTTP(asyncChannel: value, logger: logger)
    }
  }
}

/// What a client may take of the server.
package struct ConnectionLimits: Sendable {
  /// Bytes of all headers together; the service takes 16 KB or so, and a session token alone can have 4.
  var headerSize = 64 * 1024
  var headerCount = 200
  /// Connections at once; more of them wait.
  var connections: Int
  /// Between requests, which includes the headers of the next one; and from a request's headers to its last byte.
  var timeout: Duration

  package init(connections: Int, timeout: Duration) {
    self.connections = connections
    self.timeout = timeout
  }
}
