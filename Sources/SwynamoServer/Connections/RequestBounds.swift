import NIOCore
import NIOHTTP1

/// Watches one connection's requests come in and their answers go out, and closes it when its client keeps it waiting: for the
/// next request, for the rest of one, or with an answer that it doesn't read.
final class RequestBounds: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// What a connection waits for, as far as that is the client's turn.
  private enum Wait {
    /// Till its headers are complete.
    case request
    /// From its headers to its end, however many bytes come meanwhile.
    case body
    /// Till the client takes another byte of the answers that are written.
    case reader
  }

  private let limit: TimeAmount
  private let headerSize: Int
  private let written: WrittenBytes
  private var nextLook: Scheduled<Void>?
  private var wait: Wait?
  private var since = NIODeadline.now()
  /// Bytes of answers that the client's side had taken when that was last looked at.
  private var taken = 0
  /// Of each request that has no answer yet, whether the connection stays open after it: pipelined ones queue here.
  private var unanswered: CircularBuffer<Bool> = []
  private var isArriving = false
  /// After a request that can't be read nothing is.
  private var isBroken = false

  init(limit: TimeAmount, headerSize: Int, written: WrittenBytes) {
    self.limit = limit
    self.headerSize = headerSize
    self.written = written
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { start(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    start(context)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isBroken else { return }
    switch unwrapInboundIn(data) {
    case .head(let received):
      guard let head = RequestTarget.resolved(received), received.size <= headerSize else {
        isBroken = true
        context.fireErrorCaught(HTTPParserError.unknown)
        return
      }
      unanswered.append(head.isKeepAlive)
      isArriving = true
      // A client that waits for this waits a second or for ever. An answer that is under way goes first, and then it needn't wait.
      if unanswered.count == 1, head.headers[canonicalForm: "expect"].contains(where: Self.asksToContinue) {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponseHead(version: head.version, status: .continue))), promise: nil)
      }
      look(context, isNewWait: true)
      context.fireChannelRead(wrapInboundOut(.head(head)))
      return
    case .body: break
    case .end:
      isArriving = false
      look(context, isNewWait: true)
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
      look(context, isNewWait: true)
    }
  }

  /// By its length first: a text of thousands of combining marks takes seconds to compare.
  private static func asksToContinue(_ expectation: Substring) -> Bool {
    expectation.utf8.count == 12 && expectation.lowercased() == "100-continue"
  }

  func channelInactive(context: ChannelHandlerContext) {
    nextLook?.cancel()
    context.fireChannelInactive()
  }

  private func start(_ context: ChannelHandlerContext) {
    guard nextLook == nil else { return }
    look(context, isNewWait: true)
    scheduleLook(context)
  }

  /// Eight looks a limit: what stands still is closed within the limit and an eighth of it.
  private func scheduleLook(_ context: ChannelHandlerContext) {
    nextLook = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount.nanoseconds(limit.nanoseconds / 8)) {
      self.look(context, isNewWait: false)
      if self.wait != nil, NIODeadline.now() - self.since >= self.limit {
        context.channel.close(promise: nil)
      } else {
        self.scheduleLook(context)
      }
    }
  }

  private func look(_ context: ChannelHandlerContext, isNewWait: Bool) {
    let waiting = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    let now: Wait? =
      if waiting > 0 {
        .reader
      } else if isArriving {
        // Behind one that is still being answered it may not be read any further.
        unanswered.count > 1 ? nil : .body
      } else {
        unanswered.isEmpty ? .request : nil
      }
    // What waits grows with each answer, whether the client reads or not.
    let gone = written.count - waiting
    let isProgress = now == .reader ? gone > taken : isNewWait
    if isProgress || now != wait { since = .now() }
    wait = now
    taken = gone
  }
}

extension HTTPRequestHead {
  /// As it is sent: `GET / HTTP/1.1`, a line for each header, and an empty one.
  fileprivate var size: Int {
    let line = method.rawValue.utf8.count + 1 + uri.utf8.count + " HTTP/1.1\r\n".utf8.count
    return headers.reduce(line + 2) { $0 + $1.name.utf8.count + $1.value.utf8.count + ": \r\n".utf8.count }
  }
}

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
