import SwynamoSigning
import SwynamoTransport
import SwynamoWire
import Synchronization
import Testing

/// A process, or the machine that it runs on, that stands still between the signature and the sending. Its clock goes on, as the
/// service's does: here it is a clock of the test's own that stood still.
@Suite(.timeLimit(.minutes(1))) struct FrozenProcessTests {
  /// As DynamoDB does: a signature is good for five minutes, and not from the future.
  private static func refusal(of request: LoopbackServer.Request, at now: Int) -> LoopbackServer.Reply {
    let signed = seconds(request.headers["x-amz-date"] ?? "")
    let headers = ["Date": httpDate(now)]
    if now - signed > 300 {
      return .answer(
        400, #"{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Signature expired: is now earlier"}"#,
        headers: headers)
    }
    if signed - now > 300 {
      return .answer(
        400, #"{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Signature not yet current"}"#,
        headers: headers)
    }
    return .answer(200, "{}", headers: headers)
  }

  private static func seconds(_ text: String) -> Int {
    // Within a month, which is enough here: "20260110T000530Z".
    func number(_ start: Int) -> Int { Int(text.dropFirst(start).prefix(2)) ?? 0 }
    return ((number(6) * 24 + number(9)) * 60 + number(11)) * 60 + number(13)
  }

  private static func httpDate(_ seconds: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "Sat, \(two(seconds / 86_400)) Jan 2026 \(two(seconds / 3600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60)) GMT"
  }

  /// 2026-01-10T00:00:00Z by the counting of ``seconds(_:)``, and since the epoch.
  private static let start = 10 * 86_400
  private static let startSinceEpoch = 1_768_003_200

  /// Reads a clock that is `freeze` seconds on from the reading of that number.
  private final class FreezingClock: Sendable {
    private let readings = Mutex(0)
    private let reading: Int
    let freeze: Int

    init(_ freeze: Int, after reading: Int) {
      self.freeze = freeze
      self.reading = reading
    }

    /// Seconds since the start.
    var now: Int { readings.withLock { $0 >= reading ? freeze : 0 } }

    func milliseconds() -> Int {
      let now = now
      readings.withLock { $0 += 1 }
      return (FrozenProcessTests.startSinceEpoch + now) * 1000
    }
  }

  /// The readings of an attempt: for the signature, when the request leaves, when the answer is there.
  @Test(arguments: [30, 330, 700, 1_000, 40_000], [1, 2])
  func aRequestThatWasSignedLongAgoIsSignedAnew(freeze: Int, reading: Int) async throws {
    let clock = FreezingClock(freeze, after: reading)
    try await withServer {
      // The service's clock goes on for those who are frozen.
      Self.refusal(of: $0, at: Self.start + clock.freeze)
    } configure: {
      $0.clock = { clock.milliseconds() }
    } _: { transport, server in
      // A write that must not be made twice: it was refused, and so it was not made.
      let response = try await transport.send(.updateItem)
      #expect(response.status == 200)
      #expect(server.requests.count == (freeze > 300 ? 2 : 1))
      _ = try await transport.send(.updateItem)
      #expect(server.requests.count <= 3)
    }
  }

  /// The answer was there when all stood still: its date is old, and tells nothing for the requests after it.
  @Test(arguments: [61, 330, 700, 850, 1_000]) func anAnswerFromBeforeTheFreezeTellsNothing(freeze: Int) async throws {
    let clock = FreezingClock(freeze, after: 2)
    let answered = Mutex(0)
    try await withServer { request in
      let isFirst = answered.withLock { count in
        count += 1
        return count == 1
      }
      return Self.refusal(of: request, at: Self.start + (isFirst ? 0 : clock.freeze))
    } configure: {
      $0.clock = { clock.milliseconds() }
    } _: { transport, server in
      for _ in 0..<3 {
        let response = try await transport.send(.updateItem)
        #expect(response.status == 200)
      }
      #expect(server.requests.count == 3)
      let dates = server.requests.dropFirst().map { Self.seconds($0.headers["x-amz-date"] ?? "") }
      #expect(dates.allSatisfy { $0 == Self.start + freeze })
    }
  }

  /// What is refused although it was dated rightly is refused for another reason.
  @Test func aWrongKeyIsNotTriedAgain() async throws {
    let wrongKey =
      #"{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"The request signature we calculated"}"#
    try await withServer { _ in
      .answer(400, wrongKey, headers: ["Date": Self.httpDate(Self.start + 700)])
    } configure: {
      $0.clock = { (Self.startSinceEpoch + 700) * 1000 }
    } _: { transport, server in
      let response = try await transport.send(.putItem)
      #expect(response.status == 400)
      #expect(server.requests.count == 1)
    }
  }
}
