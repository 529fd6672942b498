import NIOCore

/// Counts what is written to a connection's socket, as it stands beside it: with what HTTP and TLS put around answers.
final class WrittenBytes: ChannelOutboundHandler {
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  private(set) var count = 0

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    count += unwrapOutboundIn(data).readableBytes
    context.write(data, promise: promise)
  }
}
