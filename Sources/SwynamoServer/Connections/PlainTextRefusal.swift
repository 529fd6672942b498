import NIOCore

/// Stands before TLS and answers those who speak plain HTTP to it, as the service's front end does; then steps aside.
final class PlainTextRefusal: ChannelInboundHandler, RemovableChannelHandler {
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
