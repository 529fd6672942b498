import SwynamoDB

/// Compares what callers were told with what there is.
struct Reckoning {
  let stored: [String: Entry]
  let ledger: FaultyDynamoDB.Ledger
  let isCareful: Bool
  private(set) var wrongs: [String] = []

  init(_ stored: [Entry], _ ledger: FaultyDynamoDB.Ledger, isCareful: Bool) {
    self.stored = Dictionary(stored.map { ($0.id, $0) }) { $1 }
    self.ledger = ledger
    self.isCareful = isCareful
  }

  private struct Counter {
    var acknowledged = 0
    var open = 0
    var results: [Int] = []
  }

  private struct Contest {
    var owners: [String: Ending] = [:]
  }

  mutating func check(_ writes: [(written: Written, ending: Ending)]) {
    var counters: [String: Counter] = [:]
    var contests: [String: Contest] = [:]
    var sums: [String: Int] = [:]
    var known: Set<String> = []
    for (written, ending) in writes {
      switch written {
      case .put(let id, let owner):
        known.insert(id)
        checkPut(id, owner, ending)
      case .conditionalPut(let id, let owner):
        known.insert(id)
        contests[id, default: Contest()].owners[owner] = ending
      case .addition(let id, let result):
        known.insert(id)
        counters[id, default: Counter()].acknowledged += ending == .acknowledged ? 1 : 0
        counters[id, default: Counter()].open += ending == .open ? 1 : 0
        if let result { counters[id, default: Counter()].results.append(result) }
      case .transaction(let ids, let owner, let counter):
        known.formUnion(ids)
        known.insert(counter)
        let made = ids.filter { stored[$0] == Entry(id: $0, owner: owner, count: 0) }.count
        sums[counter, default: 0] += made == 0 ? 0 : 1
        if made != 0, made != ids.count { wrongs.append("transaction \(owner) was made in part") }
        if ending == .acknowledged, made == 0 { wrongs.append("transaction \(owner) was acknowledged and is lost") }
        if ending == .refused, made != 0 { wrongs.append("transaction \(owner) was refused and made") }
      }
    }
    for (id, counter) in counters { check(counter, of: id) }
    for (id, contest) in contests { check(contest, for: id) }
    for (id, sum) in sums where stored[id]?.count ?? 0 != sum {
      wrongs.append("\(id) is \(stored[id]?.count ?? 0) after \(sum) transactions")
    }
    for id in stored.keys where !known.contains(id) { wrongs.append("nobody wrote \(id)") }
  }

  private mutating func checkPut(_ id: String, _ owner: String, _ ending: Ending) {
    let isThere = stored[id] == Entry(id: id, owner: owner, count: 0)
    if !isThere, let other = stored[id] { wrongs.append("\(id) is \(other)") }
    if ending == .acknowledged, !isThere { wrongs.append("\(id) was acknowledged and is lost") }
    if ending == .refused, isThere { wrongs.append("\(id) was refused and is there") }
  }

  private mutating func check(_ counter: Counter, of id: String) {
    let value = stored[id]?.count ?? 0
    let repeated = ledger.repeated[id] ?? 0
    let range = counter.acknowledged...(counter.acknowledged + counter.open + repeated)
    if !range.contains(value) { wrongs.append("\(id) is \(value), outside \(range)") }
    if isCareful, repeated > 0 { wrongs.append("\(id) was added to \(repeated) times too often") }
    if Set(counter.results).count != counter.results.count { wrongs.append("two calls were given the same value of \(id)") }
  }

  private mutating func check(_ contest: Contest, for id: String) {
    let winners = contest.owners.filter { $0.value == .acknowledged }.map(\.key)
    let mayHaveWon = contest.owners.filter { $0.value != .refused && $0.value != .lost }.map(\.key)
    if winners.count > 1 { wrongs.append("\(id) was won by \(winners)") }
    if isCareful, ledger.repeated[id] != nil { wrongs.append("\(id) was put more than once by one call") }
    if let owner = stored[id]?.owner {
      if let winner = winners.first, winner != owner { wrongs.append("\(id) was won by \(winner) and is \(owner)'s") }
      if !mayHaveWon.contains(owner) { wrongs.append("\(id) is \(owner)'s, who lost") }
    } else {
      if !winners.isEmpty { wrongs.append("\(id) was won by \(winners) and is lost") }
      if contest.owners.values.contains(.lost), mayHaveWon.isEmpty { wrongs.append("\(id) is nobody's although some lost") }
    }
  }
}
