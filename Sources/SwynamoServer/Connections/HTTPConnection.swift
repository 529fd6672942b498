import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// HTTP/1.1 as Hummingbird speaks it, with what a connection of an AWS service has besides: bounds on headers and on the time
/// that a client may keep it waiting, HTTP/1.0, `Expect: 100-continue`, and `Connection` in every answer.
struct HTTPConnection: HTTPChannelHandler {
  typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  let responder: Responder
  let limits: ConnectionLimits
  let isSecure: Bool

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      // Linux says that there is room once a third of it is free, and only then it is seen that a client reads.
      try channel.syncOptions?.setOption(.socketOption(.so_sndbuf), value: SocketOptionValue(limits.sendBuffer))
      let written = WrittenBytes()
      try pipeline.addHandler(written, position: .first)
      if isSecure { try pipeline.addHandler(PlainTextResponder(), position: .first) }
      var decoder = NIOHTTPDecoderLimitConfiguration()
      decoder.maxHeaderFieldSize = limits.headerSize
      decoder.maxHeaderListSize = limits.headerSize
      decoder.maxHeaderFieldCount = limits.headerCount
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false,
        withEncoderConfiguration: .init(), withDecoderLimitConfiguration: decoder)
      try pipeline.addHandler(RequestBounds(limit: TimeAmount(limits.timeout), headerSize: limits.headerSize, written: written))
      try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: isSecure))
      try pipeline.addHandler(HTTPConnectionStateHandler(logger: logger))
      // What waits here to be read counts nowhere: two pieces of 64 KB rather than ten.
      return try NIOAsyncChannel(
        wrappingChannelSynchronously: channel,
        configuration: .init(
          backPressureStrategy: .init(lowWatermark: 1, highWatermark: 2), isOutboundHalfClosureEnabled: true))
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
  /// Bytes of a request's line and its headers together.
  var headerSize = 16 * 1024
  var headerCount = 200
  /// Bytes of answers that the system keeps for a connection; without a bound it takes megabytes.
  var sendBuffer = 128 * 1024
  /// Connections at once; more of them wait.
  var connections: Int
  /// Between requests, which includes the headers of the next one; from a request's headers to its last byte; and between two
  /// bytes of the answers that a client reads.
  var timeout: Duration

  package init(connections: Int, timeout: Duration) {
    self.connections = connections
    self.timeout = timeout
  }
}

/// Runs a connection's tasks, and the actors that they enter, on the thread that reads and writes the connection: a request then
/// costs no change of threads, which takes longer than a point read.
final class EventLoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// Stands before TLS and answers those who speak plain HTTP to it, as the service's front end does; then steps aside.
final class PlainTextResponder: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// The first byte of a TLS connection: a record of the handshake.
  private static let handshake: UInt8 = 0x16
  private static let body = "The plain HTTP request was sent to HTTPS port"

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data)
    guard let first = bytes.getInteger(at: bytes.readerIndex, as: UInt8.self) else { return }
    guard first != Self.handshake else {
      context.fireChannelRead(data)
      context.pipeline.syncOperations.removeHandler(self, promise: nil)
      return
    }
    let answer = ByteBuffer(
      string: "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: \(Self.body.utf8.count)\r\n"
        + "Connection: close\r\n\r\n" + Self.body)
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(answer)).whenComplete { _ in channel.close(promise: nil) }
  }
}
