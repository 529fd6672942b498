import NIOCore
import NIOHTTP1

/// Watches one connection's requests come in and their answers go out.
final class RequestBounds: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let arrival: TimeAmount
  private var deadline: Scheduled<Void>?
  /// Of each request that has no answer yet, whether the connection stays open after it: pipelined ones queue here.
  private var unanswered: CircularBuffer<Bool> = []

  init(arrival: TimeAmount) { self.arrival = arrival }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      unanswered.append(head.isKeepAlive)
      let channel = context.channel
      deadline?.cancel()
      deadline = context.eventLoop.scheduleTask(in: arrival) { channel.close(promise: nil) }
      // A client that waits for this waits a second or for ever. An answer that is under way goes first, and then it needn't wait.
      if unanswered.count == 1, head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" }) {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponseHead(version: head.version, status: .continue))), promise: nil)
      }
    case .body: break
    case .end: deadline?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head):
      head.headers.replaceOrAdd(name: "Connection", value: unanswered.first == true ? "keep-alive" : "close")
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      let staysOpen = unanswered.popFirst() ?? false
      let channel = context.channel
      let written = promise ?? context.eventLoop.makePromise()
      if !staysOpen { written.futureResult.whenComplete { _ in channel.close(promise: nil) } }
      context.writeAndFlush(data, promise: written)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }
}
