import SwynamoDB

/// What a device measured: a partition of numbered items, with indexes.
struct Reading: Sendable, Equatable {
  let device: String
  let time: Int
  var value: Double
  /// Only alarms have one, so that the index by kind is sparse.
  var alarm: String?
  var note: String?
}

let byAlarm = GlobalIndex("by-alarm") {
  HashKey(\Reading.alarm)
  RangeKey(\.time)
}

let byNote = GlobalIndex("by-note", projecting: .keysOnly) { HashKey(\Reading.note) }

let byValue = LocalIndex("by-value") { RangeKey(\Reading.value) }

let readings = Table("readings") {
  HashKey(\Reading.device)
  RangeKey(\.time)
  Field(\.value)
  Field(\.alarm)
  Field(\.note)
} indexes: {
  byAlarm
  byNote
  byValue
}.of(Reading.init)

/// Items ordered by text, and by bytes.
struct Document: Sendable, Equatable {
  let folder: String
  let path: String
  var size: Int
}

let documents = Table("documents") {
  HashKey(\Document.folder)
  RangeKey(\.path)
  Field(\.size)
}.of(Document.init)

struct Blob: Sendable, Equatable {
  let owner: [UInt8]
  let digest: [UInt8]
  var content: String
}

let blobs = Table("blobs") {
  HashKey(\Blob.owner)
  RangeKey(\.digest)
  Field(\.content)
}.of(Blob.init)

extension Table where Model == Reading, HashKeyType == String, RangeKeyType == Int {
  /// Readings 1 to `count` of one device: values fall as time rises, every third is an alarm.
  func fill(_ device: String, _ count: Int, on db: DynamoDB) async throws {
    try await db.batchWrite {
      for time in 1...count {
        put(Reading(device: device, time: time, value: Double(count - time) / 2, alarm: time % 3 == 0 ? "high" : nil))
      }
    }
  }
}
