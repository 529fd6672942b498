import SwynamoDB

/// How a write ended, as far as its caller can know.
enum Ending: Sendable, Hashable {
  case acknowledged
  /// It may have been made.
  case open
  /// It was certainly not made.
  case refused
  /// It was not made, since another's was there.
  case lost
}

/// What a call wrote, for the reckoning at the end.
enum Written: Sendable {
  case put(id: String, owner: String)
  case conditionalPut(id: String, owner: String)
  case addition(to: String, result: Int?)
  case transaction(ids: [String], owner: String, counter: String)
}

/// What the calls of a campaign came to.
struct CampaignRecord: Sendable {
  var writes: [(written: Written, ending: Ending)] = []
  var calls = 0
  var right = 0
  var failures: [String: Int] = [:]
  /// What should not have happened.
  var wrongs: [String] = []

  mutating func add(_ other: CampaignRecord) {
    writes += other.writes
    calls += other.calls
    right += other.right
    failures.merge(other.failures, uniquingKeysWith: +)
    wrongs += other.wrongs
  }
}
