import SwynamoBytes
import SwynamoWire

/// Counts the calls, and decides by the plan what happens to each.
struct FaultDecisions: Sendable {
  private let plan: FaultInjectingTransport.Plan
  private(set) var callCount = 0
  private var operationCounts: [String: Int] = [:]
  private var lineCounts: [Int: Int] = [:]
  private var repeats: [UInt64: Int] = [:]

  init(_ plan: FaultInjectingTransport.Plan) { self.plan = plan }

  struct Call {
    var number: Int
    var numberOfOperation: Int
    var faults: [FaultInjectingTransport.Fault]
  }

  mutating func next(_ request: TransportRequest) -> Call {
    callCount += 1
    operationCounts[request.operation, default: 0] += 1
    let numberOfOperation = operationCounts[request.operation, default: 0]
    let faults: [FaultInjectingTransport.Fault] =
      switch plan.kind {
      case .script(let lines): scripted(by: lines, for: request)
      case .seed(let seed, let rates): drawn(from: rates, seed: seed, for: request)
      }
    return Call(number: callCount, numberOfOperation: numberOfOperation, faults: faults)
  }

  private mutating func scripted(by lines: [FaultInjectingTransport.ScriptedFault], for request: TransportRequest)
    -> [FaultInjectingTransport.Fault]
  {
    var faults: [FaultInjectingTransport.Fault] = []
    for (index, line) in lines.enumerated() where line.concerns(request) {
      lineCounts[index, default: 0] += 1
      if line.numbers.contains(lineCounts[index, default: 0]) { faults.append(line.fault) }
    }
    return faults
  }

  private mutating func drawn(
    from rates: [(fault: FaultInjectingTransport.Fault, rate: Double)], seed: UInt64, for request: TransportRequest
  ) -> [FaultInjectingTransport.Fault] {
    let digest = Self.digest(of: request)
    let earlier = repeats[digest, default: 0]
    repeats[digest] = earlier + 1
    var generator = SplitMix64(state: seed ^ digest &+ UInt64(earlier))
    return rates.filter { Double.random(in: 0..<1, using: &generator) < $0.rate }.map(\.fault)
  }

  /// FNV-1a of the operation and the body, a client's token left out: that one is new in every run.
  private static func digest(of request: TransportRequest) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    add(request.operation.utf8)
    let mark = Array(#""ClientRequestToken":""#.utf8)
    if let start = request.body.firstRange(of: mark) {
      add(request.body[..<start.upperBound])
      add(request.body[start.upperBound...].drop { $0 != UInt8(ascii: "\"") })
    } else {
      add(request.body)
    }
    return hash
  }
}
