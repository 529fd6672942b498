import Dispatch
import SwynamoEngine
import SwynamoTesting
import SwynamoWire
import Synchronization

/// The embedded engine behind a server that misbehaves by a seed, and that counts what it carries out.
///
/// What happens to a request depends on the seed, its body, the number of the attempt, and how often it came before.
final class FaultyDynamoDB: Sendable {
  let engine: EmbeddedEngine
  let seed: UInt64
  private let ledger = Mutex(Ledger())

  struct Ledger {
    var requests = 0
    /// Requests whose signature was too old.
    var refusedDates = 0
    var counts: [Misbehavior: Int] = [:]
    /// How often a request came, by its hash.
    var seen: [UInt64: Int] = [:]
    /// How often the writes of an invocation were carried out.
    var carriedOut: [String: Int] = [:]
    /// Writes that are not idempotent and were carried out once more: by the id of their item.
    var repeated: [String: Int] = [:]
    /// The tokens of transactions that were made.
    var tokens: Set<String> = []
  }

  init(seed: UInt64) throws {
    engine = try EmbeddedEngine(.inMemory)
    self.seed = seed
  }

  var counts: Ledger { ledger.withLock { $0 } }

  func serve(_ connection: RawConnection) {
    while let request = connection.next() {
      if let refusal = SignatureDate.refusal(of: request.headers["x-amz-date"] ?? "") {
        ledger.withLock { $0.refusedDates += 1 }
        guard connection.send(refusal.bytes) else { return }
        continue
      }
      let misbehavior = choice(for: request)
      ledger.withLock {
        $0.requests += 1
        $0.counts[misbehavior, default: 0] += 1
      }
      guard answer(request, as: misbehavior, on: connection) else { return }
    }
  }

  private func choice(for request: RawConnection.Request) -> Misbehavior {
    var hash = seed &+ UInt64(request.attempt)
    for byte in request.body { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let earlier = ledger.withLock { ledger in
      defer { ledger.seen[hash, default: 0] += 1 }
      return ledger.seen[hash, default: 0]
    }
    var generator = Generator(seed: hash &+ UInt64(earlier) &* 0x9E37_79B9)
    let misbehavior = Misbehavior.drawn(by: &generator)
    switch misbehavior {
    case .partOfABatch where !request.operation.hasPrefix("Batch"): return .answers
    // A service knows the token of a transaction that it has made, and has no conflict with it.
    case .conflict where !Self.mayConflict(request.operation) || isMade(request): return .answers
    default: return misbehavior
    }
  }

  private static func mayConflict(_ operation: String) -> Bool {
    operation.hasPrefix("Transact") || ["PutItem", "UpdateItem", "DeleteItem"].contains(operation)
  }

  /// What the engine answers; the write is counted.
  private func carryOut(_ request: RawConnection.Request, _ fault: FaultInjectingTransport.Fault? = nil) -> Answer {
    let transportRequest = TransportRequest(operation: request.operation, body: request.body)
    let carrier: any Transport = fault.map { FaultInjectingTransport(wrapping: engine, .script([.call(1, $0)])) } ?? engine
    let answer = Self.wait { try? await carrier.send(transportRequest) }.flatMap { $0.map(Answer.init) }
    if transportRequest.isWrite, answer?.status == 200 {
      ledger.withLock { ledger in
        let times = ledger.carriedOut[request.invocation, default: 0]
        ledger.carriedOut[request.invocation] = times + 1
        if let token = request.text(after: #""ClientRequestToken":""#) { ledger.tokens.insert(token) }
        let text = String(decoding: request.body, as: UTF8.self)
        let isIdempotent =
          request.operation != "UpdateItem" && !(request.operation == "PutItem" && text.contains("ConditionExpression"))
        if times > 0, !isIdempotent, let id = request.text(after: #""id":{"S":""#) { ledger.repeated[id, default: 0] += 1 }
      }
    }
    return answer ?? Answer(status: 500, error: "InternalServerError")
  }

  private func isMade(_ request: RawConnection.Request) -> Bool {
    guard let token = request.text(after: #""ClientRequestToken":""#) else { return false }
    return ledger.withLock { $0.tokens.contains(token) }
  }

  /// False when the connection ends with it.
  private func answer(_ request: RawConnection.Request, as misbehavior: Misbehavior, on connection: RawConnection) -> Bool {
    let answer: Answer
    switch misbehavior {
    case .partOfABatch: answer = carryOut(request, .unprocessed(1 + request.body.count % 7))
    case .conflict: answer = carryOut(request, .transactionConflict)
    default: answer = misbehavior.isCarriedOut ? carryOut(request) : Answer(status: 500, error: "InternalServerError")
    }
    return connection.send(answer, as: misbehavior)
  }

  private static func wait<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value? {
    let done = DispatchSemaphore(value: 0)
    let value = Mutex<Value?>(nil)
    Task.detached {
      let result = await body()
      value.withLock { $0 = result }
      done.signal()
    }
    done.wait()
    return value.withLock { $0 }
  }
}

extension RawConnection.Request {
  /// The text between a mark and the next quote.
  func text(after mark: String) -> String? {
    guard let range = body.firstRange(of: Array(mark.utf8)) else { return nil }
    return String(decoding: body[range.upperBound...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }
}
