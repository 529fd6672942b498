import SwynamoCore

/// Provisioned units of a table or of an index, and when they were changed.
struct Throughput: Sendable, Hashable, Codable {
  var read = 0
  var write = 0
  /// Seconds since 1970.
  var lastIncrease: Double?
  var lastDecrease: Double?
  /// On the day of the last decrease.
  private var decreases = 0
  /// From when on there were these units; nil for those that the table began with.
  var since: Double?

  init(read: Int = 0, write: Int = 0) {
    self.read = read
    self.write = write
  }

  func equals(_ other: Throughput) -> Bool { read == other.read && write == other.write }

  func changed(to units: Throughput, at now: Double) -> Throughput {
    var changed = self
    if units.read > read || units.write > write { changed.lastIncrease = now }
    if units.read < read || units.write < write {
      changed.decreases = decreasesToday(now) + 1
      changed.lastDecrease = now
    }
    changed.read = units.read
    changed.write = units.write
    changed.since = now
    return changed
  }

  /// Days are those of UTC.
  func decreasesToday(_ now: Double) -> Int {
    guard let lastDecrease, (lastDecrease / 86_400).rounded(.down) == (now / 86_400).rounded(.down) else { return 0 }
    return decreases
  }

  func describe(at now: Double, to json: inout JSONWriter) {
    json.object { json in
      if let lastIncrease { json.member("LastIncreaseDateTime") { $0.number(lastIncrease) } }
      if let lastDecrease { json.member("LastDecreaseDateTime") { $0.number(lastDecrease) } }
      json.member("NumberOfDecreasesToday", decreasesToday(now))
      json.member("ReadCapacityUnits", read)
      json.member("WriteCapacityUnits", write)
    }
  }
}

extension Throughput {
  init?(_ json: JSONValue?) {
    guard let json else { return nil }
    self.init(read: json["ReadCapacityUnits"]?.integer ?? 0, write: json["WriteCapacityUnits"]?.integer ?? 0)
  }
}

/// The most that an on-demand table or index may use; nil is no bound.
struct OnDemandThroughput: Sendable, Hashable, Codable {
  var read: Int?
  var write: Int?

  init?(_ json: JSONValue?) {
    read = json?["MaxReadRequestUnits"]?.integer
    write = json?["MaxWriteRequestUnits"]?.integer
    if read == nil, write == nil { return nil }
  }

  /// A member that is not given stays, -1 takes its bound away; nil when no bound is left.
  static func merged(_ old: OnDemandThroughput?, _ new: OnDemandThroughput) -> OnDemandThroughput? {
    var merged = new
    merged.read = (new.read ?? old?.read).flatMap { $0 == -1 ? nil : $0 }
    merged.write = (new.write ?? old?.write).flatMap { $0 == -1 ? nil : $0 }
    return merged.read == nil && merged.write == nil ? nil : merged
  }

  /// What UpdateTable answers shows the bounds that it took away once more, as -1.
  static func shown(_ kept: OnDemandThroughput?, after update: OnDemandThroughput?) -> OnDemandThroughput? {
    guard var shown = update ?? kept else { return nil }
    shown.read = shown.read ?? kept?.read
    shown.write = shown.write ?? kept?.write
    return shown
  }

  func describe(to json: inout JSONWriter) {
    json.object { json in
      if let read { json.member("MaxReadRequestUnits", read) }
      if let write { json.member("MaxWriteRequestUnits", write) }
    }
  }
}

/// What a table or index takes at once. It only rises.
struct WarmThroughput: Sendable, Hashable, Codable {
  var read: Int
  var write: Int

  /// What every on-demand table begins with.
  static let onDemand = WarmThroughput(read: Limits.initialReadUnits, write: Limits.initialWriteUnits)

  func rising(to other: WarmThroughput) -> WarmThroughput {
    WarmThroughput(read: max(read, other.read), write: max(write, other.write))
  }

  func rising(to units: Throughput) -> WarmThroughput {
    rising(to: WarmThroughput(read: units.read, write: units.write))
  }

  /// As many as it takes to bear that, or what an account may have in one table.
  var partitions: Int {
    let (reading, writing) = (Limits.partitionReadUnits, Limits.partitionWriteUnits)
    let (read, write) = (min(read, Limits.tableUnits), min(write, Limits.tableUnits))
    return max(1, (read + reading - 1) / reading, (write + writing - 1) / writing)
  }

  func describe(isUpdating: Bool, to json: inout JSONWriter) {
    json.object { json in
      json.member("ReadUnitsPerSecond", read)
      json.member("WriteUnitsPerSecond", write)
      json.member("Status", isUpdating ? "UPDATING" : "ACTIVE")
    }
  }
}

extension WarmThroughput {
  /// A member that is not given is as before.
  init?(_ json: JSONValue?, over current: WarmThroughput) {
    let read = json?["ReadUnitsPerSecond"]?.integer
    let write = json?["WriteUnitsPerSecond"]?.integer
    if read == nil, write == nil { return nil }
    self.init(read: read ?? current.read, write: write ?? current.write)
  }
}
