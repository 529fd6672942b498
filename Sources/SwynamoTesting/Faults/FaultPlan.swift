import SwynamoWire

extension FaultInjectingTransport {
  /// Which calls a ``FaultInjectingTransport`` spoils, and how.
  ///
  ///     .script([.call(3, of: "PutItem", .lostAnswer), .calls(1...2, .throttled)])
  ///     .seed(42, [.throttled: 0.1, .lostAnswer: 0.05, .latency(.milliseconds(20)): 0.2])
  ///
  /// When several faults fall on one call, all latencies are waited for, and the first of the others is what happens.
  public struct Plan: Sendable {
    let kind: Kind

    enum Kind {
      case script([ScriptedFault])
      case seed(UInt64, [(fault: Fault, rate: Double)])
    }

    /// Spoils exactly these calls.
    public static func script(_ faults: [ScriptedFault]) -> Plan { Plan(kind: .script(faults)) }

    /// Spoils calls by chance: each fault by its rate, 0 for never and 1 for always.
    ///
    /// The same seed spoils the same calls in the same way, however they are ordered: what happens to a call depends on the seed, the
    /// operation, the request's body (without a client's token), and how often the very same request was sent before.
    public static func seed(_ seed: UInt64, _ rates: KeyValuePairs<Fault, Double>) -> Plan {
      Plan(kind: .seed(seed, rates.map { ($0.key, $0.value) }))
    }

    /// A seed of its own for each run; the transport's description has it.
    public static func random(_ rates: KeyValuePairs<Fault, Double>) -> Plan {
      seed(.random(in: 0..<1_000_000_000), rates)
    }
  }
}

extension FaultInjectingTransport {
  /// A line of a script: a fault for one call, or for several.
  ///
  /// A line counts the calls that it is about: all, or those of an operation, or those that name a table.
  public struct ScriptedFault: Sendable {
    let numbers: ClosedRange<Int>
    let operation: String?
    let table: String?
    let fault: Fault

    /// The call of this number, counted from 1 among those of the operation and on the table, or among all.
    ///
    ///     .call(3, of: "PutItem", .lostAnswer)
    ///     .call(1, of: "BatchWriteItem", on: "orders", .unprocessed(3))
    public static func call(_ number: Int, of operation: String? = nil, on table: String? = nil, _ fault: Fault) -> ScriptedFault
    {
      calls(number...number, of: operation, on: table, fault)
    }

    /// A fault of these calls, counted from 1.
    public static func calls(
      _ numbers: ClosedRange<Int>, of operation: String? = nil, on table: String? = nil, _ fault: Fault
    ) -> ScriptedFault {
      ScriptedFault(numbers: numbers, operation: operation, table: table, fault: fault)
    }

    /// A fault of each call, of each second one, …
    public static func every(_ operation: String, on table: String? = nil, _ fault: Fault) -> ScriptedFault {
      calls(1...Int.max, of: operation, on: table, fault)
    }

    /// Every call that names the table, alone or among others.
    ///
    ///     .every(on: "orders", .throttled)
    public static func every(on table: String, _ fault: Fault) -> ScriptedFault { calls(1...Int.max, on: table, fault) }

    /// Whether the line is about the request, and counts it.
    func concerns(_ request: TransportRequest) -> Bool {
      (operation == nil || operation == request.operation) && table.map(request.names(table:)) ?? true
    }
  }
}
