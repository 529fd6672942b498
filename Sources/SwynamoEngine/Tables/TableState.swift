/// What a table goes through, and until when.
struct TableState: Sendable, Hashable, Codable {
  enum Status: String, Sendable, Hashable, Codable {
    case creating = "CREATING"
    case active = "ACTIVE"
    case updating = "UPDATING"
    case deleting = "DELETING"
  }

  /// What is changed. The last two leave the table's status ACTIVE.
  enum Work: String, Sendable, Hashable, Codable {
    case creation, deletion, throughput, stream, tableClass, indexes, replicas, encryption, warmth
  }

  private(set) var work: Work?
  private var due: Double?
  /// What holds when the work is done.
  var pending: TableSettings?
  /// Global indexes that are not ACTIVE beside the table.
  var indexes: [String: IndexState] = [:]
  /// The numbers of the last changes before copies that are being made of the table.
  var copies: [Int]?

  init() {}

  init(_ work: Work, until due: Double, pending: TableSettings? = nil) {
    begin(work, until: due)
    self.pending = pending
  }

  /// Work that takes until somebody ends it.
  init(unboundedly work: Work) { self.work = work }

  var status: Status {
    switch work {
    case nil, .encryption, .warmth: .active
    case .creation: .creating
    case .deletion: .deleting
    case .throughput, .stream, .tableClass, .indexes, .replicas: .updating
    }
  }

  /// Items can be read and written.
  var isUsable: Bool { work != .creation && work != .deletion }

  /// When there is something to settle.
  var nextDue: Double { min(due ?? .infinity, indexes.values.map(\.due).min() ?? .infinity) }

  mutating func begin(_ work: Work, until due: Double) {
    self.work = work
    self.due = due
  }

  /// An index that is being created holds all that it should.
  mutating func finishFilling(_ index: String, at now: Double) {
    guard let state = indexes[index], state.isFilling == true else { return }
    indexes[index]?.isFilling = nil
    if state.due == IndexState.never { indexes[index]?.due = now }
  }

  /// One that is not filled is still not: what it holds is not known.
  mutating func beginDeletion(of index: String, until due: Double) {
    indexes[index] = IndexState(status: .deleting, due: due, isFilling: indexes[index]?.isFilling)
  }

  /// Ends what is due.
  mutating func end(at now: Double) -> Work? {
    guard let due, due <= now else { return nil }
    defer {
      work = nil
      pending = nil
      self.due = nil
    }
    return work
  }
}

/// What a global index goes through that was added to a table, changed or dropped.
struct IndexState: Sendable, Hashable, Codable {
  enum Status: String, Sendable, Hashable, Codable {
    case creating = "CREATING"
    case updating = "UPDATING"
    case deleting = "DELETING"
  }

  var status: Status
  var due: Double
  /// Of an index that is created: false while room is made for it, true while it is filled.
  var isBackfilling: Bool?
  /// It does not hold all that it should yet.
  var isFilling: Bool?
  /// What holds when the index is ACTIVE again.
  var pending: IndexSettings?

  /// Of what is due when something else is done.
  static let never = 1e15
}
