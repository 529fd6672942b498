import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import Testing

@testable import SwynamoServer

@Suite struct RequestBoundsTests {
  /// Its next answers make what waits for it grow, which is no sign that it reads.
  @Test func aClientThatAsksOnAndNeverReadsIsClosed() async throws {
    let group = MultiThreadedEventLoopGroup.singleton
    let closed = group.next().makePromise(of: Void.self)
    let server = try await ServerBootstrap(group: group)
      .childChannelInitializer { channel in
        channel.closeFuture.cascade(to: closed)
        return channel.eventLoop.makeCompletedFuture {
          let written = WrittenBytes()
          try channel.pipeline.syncOperations.addHandler(written, position: .first)
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
          try channel.pipeline.syncOperations.addHandlers([
            RequestBounds(limit: .milliseconds(500), headerSize: 4096, written: written), Answers(),
          ])
        }
      }
      .childChannelOption(.socketOption(.so_sndbuf), value: 4096)
      .bind(host: "127.0.0.1", port: 0).get()
    let client = try await ClientBootstrap(group: group)
      .channelOption(.socketOption(.so_rcvbuf), value: 4096)
      .channelOption(.autoRead, value: false)
      .connect(to: try #require(server.localAddress)).get()

    let isClosed = Atomic(false)
    closed.futureResult.whenComplete { _ in isClosed.store(true, ordering: .relaxed) }
    for _ in 0..<200 where !isClosed.load(ordering: .relaxed) {
      try? await client.writeAndFlush(ByteBuffer(string: "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
      try await Task.sleep(for: .milliseconds(50))
    }
    let hasClosed = isClosed.load(ordering: .relaxed)
    #expect(hasClosed)
    try? await client.close()
    try await server.close()
  }

  /// Answers every request with 8 KB, however many answers wait.
  private final class Answers: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard case .end = unwrapInboundIn(data) else { return }
      let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Length": "8192"])
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(repeating: 0x78, count: 8192)))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }
}
