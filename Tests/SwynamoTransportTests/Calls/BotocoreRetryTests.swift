import Foundation
import SwynamoTransport
import SwynamoWire
import Synchronization
import Testing

/// Compares with botocore's retry modes: `Tests/Interop/retries/generate.py` writes the file that the variable names.
///
/// What is compared is how long each mode waits and what it pays. What is tried again at all is ours on purpose in two points, which
/// `RetryPolicyTests` pins: the status 429 without a code, and `TransactionConflictException`, at which botocore gives up in every mode.
@Suite struct BotocoreRetryTests {
  private static let file = ProcessInfo.processInfo.environment["SWYNAMO_RETRY_VECTORS"]

  private struct History: Decodable {
    var mode: String
    var start: Double
    var steps: [Step]
  }

  private struct Step: Decodable {
    var event: String
    var time: Double?
    var delay: Double?
    var limit: Double?
    var measured: Double?
    var tokens: Double?
    var attempt: Int?
    var draw: Double?
    var retryAfter: Int?
    var first: Bool?

    func failure() throws -> RetryableFailure {
      RetryableFailure(
        event == "throttled" ? .throttled : .transient, attempt: try #require(attempt),
        retryAfter: retryAfter.map { .milliseconds($0) }, operation: "GetItem")
    }
  }

  @Test(.enabled(if: file != nil, "SWYNAMO_RETRY_VECTORS names no file")) func waitsAsBotocoreDoes() throws {
    let text = try Data(contentsOf: URL(fileURLWithPath: try #require(Self.file)))
    let lines = text.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count >= 100)
    var modes: Set<String> = []
    for (number, line) in lines.enumerated() {
      let history = try JSONDecoder().decode(History.self, from: line)
      modes.insert(history.mode)
      let difference =
        switch history.mode {
        case "adaptive": Self.firstDifferenceOfAdaptive(history)
        case "standard": try Self.firstDifferenceOfStandard(history)
        default: try Self.firstDifferenceOfLegacy(history)
        }
      guard let difference else { continue }
      Issue.record("line \(number + 1), \(history.mode): \(difference)")
      return
    }
    #expect(modes == ["adaptive", "standard", "legacy"])
  }

  private static func agree(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)) }

  private static func firstDifferenceOfAdaptive(_ history: History) -> String? {
    var rate = SendRate(at: history.start)
    for (index, step) in history.steps.enumerated() {
      guard let time = step.time, let limit = step.limit, let measured = step.measured, let tokens = step.tokens else {
        return "step \(index) is incomplete"
      }
      if step.event == "send" {
        let delay = rate.delayBeforeSending(at: time)
        guard agree(delay, step.delay ?? 0) else { return "step \(index) waits \(delay) instead of \(step.delay ?? 0)" }
        // botocore's bucket is filled at the end of the wait, this one when it is asked next.
        guard delay > 0 || agree(rate.tokens, tokens) else { return "step \(index) leaves \(rate.tokens), not \(tokens)" }
      } else {
        rate.answered(throttled: step.event == "throttled", at: time)
        guard agree(rate.tokens, tokens) else { return "step \(index) leaves \(rate.tokens) instead of \(tokens)" }
      }
      guard agree(rate.limit, limit) else { return "step \(index) has the limit \(rate.limit) instead of \(limit)" }
      guard agree(rate.measuredRate, measured) else { return "step \(index) measures \(rate.measuredRate), not \(measured)" }
    }
    return nil
  }

  private static func firstDifferenceOfStandard(_ history: History) throws -> String? {
    let source = Draw()
    let policy = Retries.Standard(random: { source.value.withLock { $0 } })
    var last: RetryableFailure?
    for (index, step) in history.steps.enumerated() {
      if step.event == "success" {
        policy.succeeded(after: step.first == true ? nil : last)
        continue
      }
      source.value.withLock { $0 = step.draw ?? 0 }
      let failure = try step.failure()
      let delay = policy.delay(after: failure).map { $0 / .seconds(1) }
      guard (delay == nil) == (step.delay == nil), agree(delay ?? 0, step.delay ?? 0) else {
        return "step \(index) waits \(String(describing: delay)) instead of \(String(describing: step.delay))"
      }
      last = failure
    }
    return nil
  }

  private final class Draw: Sendable {
    let value = Mutex(0.0)
  }

  private static func firstDifferenceOfLegacy(_ history: History) throws -> String? {
    for step in history.steps {
      let delay = Retries.Legacy().delay(after: try step.failure()).map { $0 / .seconds(1) }
      guard let delay, agree(delay, step.delay ?? -1) else { return "waits \(String(describing: delay)) at \(step)" }
    }
    return nil
  }
}
