import SwynamoCompression
import SwynamoCore

/// Where an import or a bulk put is in its objects, as it is kept between two slices.
struct FeedPlace: Codable, Sendable {
  /// The key of the object that is read, empty before the first.
  fileprivate(set) var object = ""
  /// Its bytes when it was opened.
  fileprivate(set) var size: Int?
  /// The records of it that were dealt with.
  fileprivate(set) var records = 0
  /// What is left of it isn't looked at.
  fileprivate(set) var isOver = false
  /// What was read, without compression.
  fileprivate(set) var bytes = 0
}

/// The records of all objects under a prefix, one after the other. It is in memory only: from a place, it goes on anew.
///
/// `@unchecked Sendable`: it is used where its job is, by the one thread of the engine.
final class RecordFeed: @unchecked Sendable {
  enum Compression: String {
    case none = "NONE"
    case gzip = "GZIP"
  }

  /// There are more objects than an operation takes.
  struct TooManyObjectsError: Error {}

  private var bucket: Bucket?
  private var objects: [Bucket.Object] = []
  private(set) var totalBytes = 0
  private var current: Object?
  private var pending: ArraySlice<[UInt8]> = []
  /// The place of `current` among the objects; nil before the first of this feed.
  private var position: Int?
  /// The size of the last record.
  private(set) var recordBytes = 0
  private let readers: () -> RecordReader
  private let compression: Compression

  /// `readers` makes one for each object.
  init(compression: Compression, readers: @escaping () -> RecordReader) {
    self.compression = compression
    self.readers = readers
  }

  private struct Object {
    let reader: ObjectReader
    let inflater: GZipStream?
    var splitter: RecordSplitter
    var records: RecordReader
    /// Those that were dealt with before.
    var skipped: Int
    var isAtEnd = false
  }

  /// Looks for the objects, once.
  func open(_ bucket: Bucket, prefix: String) throws {
    guard self.bucket == nil else { return }
    guard let found = try bucket.objects(withPrefix: prefix, atMost: Limits.importedObjects) else { throw TooManyObjectsError() }
    (self.bucket, objects) = (bucket, found)
    totalBytes = found.reduce(0) { $0 + $1.size }
  }

  /// The next record; nil after the last one of the last object. Those that were dealt with before are handed on as nothing, so that
  /// they are a part of slices like the others.
  func next(_ place: inout FeedPlace) throws -> FileRecord? {
    while true {
      if current == nil {
        if isLost(place) { return lose(&place) }
        guard try openNext(&place) else { return nil }
      }
      if let record = pending.popFirst() {
        recordBytes = record.count
        if let skipped = current?.skipped, skipped > 0 {
          current?.skipped -= 1
          current?.records.skip(record)
          return .nothing
        }
        place.records += 1
        guard let found = current?.records.read(record) else { return nil }
        if case .malformed = found { abandon(&place) }
        return found
      }
      guard let object = current, !object.isAtEnd else {
        // What was dealt with before isn't there any more.
        let isCutOff = (current?.skipped ?? 0) > 0
        current = nil
        if isCutOff { return lose(&place) }
        continue
      }
      do { try fill(&place) } catch let fault as FeedFault {
        abandon(&place)
        place.records += 1
        return .malformed(fault.message)
      }
    }
  }

  /// What is left of an object that is malformed isn't looked at.
  private func abandon(_ place: inout FeedPlace) {
    place.isOver = true
    pending = []
    current?.isAtEnd = true
  }

  /// Whether the object that is to be read on is gone, or is another one now.
  private func isLost(_ place: FeedPlace) -> Bool {
    guard position == nil, !place.object.isEmpty, !place.isOver else { return false }
    return !objects.contains { $0.key == place.object && $0.size == place.size ?? $0.size }
  }

  private func lose(_ place: inout FeedPlace) -> FileRecord {
    place.isOver = true
    place.records += 1
    recordBytes = 0
    return .malformed("The object \(place.object) was removed or replaced while it was read")
  }

  private func openNext(_ place: inout FeedPlace) throws -> Bool {
    guard let bucket else { return false }
    var isResumed = false
    var next = objects.count
    if let position {
      next = position + 1
    } else if let known = objects.firstIndex(where: { !($0.key < place.object) }) {
      let isSame = objects[known].key == place.object
      isResumed = isSame && !place.isOver
      next = isSame && place.isOver ? known + 1 : known
    }
    guard next < objects.count else { return false }
    position = next
    let (key, size) = (objects[next].key, objects[next].size)
    if !isResumed { (place.object, place.size, place.records, place.isOver) = (key, size, 0, false) }
    current = Object(
      reader: try bucket.reader(key), inflater: compression == .gzip ? GZipStream() : nil,
      splitter: RecordSplitter(readers().format), records: readers(), skipped: place.records)
    return true
  }

  private struct FeedFault: Error {
    let message: String
  }

  private func fill(_ place: inout FeedPlace) throws {
    guard var object = current else { return }
    let bytes = try object.reader.read(atMost: 64 * 1024)  // not a limit: what is read at a time
    var plain = bytes
    if let inflater = object.inflater {
      plain = []
      do { try inflater.inflate(bytes) { plain += $0 } } catch { throw FeedFault(message: "The object is not gzip") }
      if bytes.isEmpty, !inflater.isComplete { throw FeedFault(message: "The object is cut off") }
    }
    if object.skipped == 0 { place.bytes += plain.count }
    do throws(RecordSplitter.TooLongError) { pending = try object.splitter.add(plain)[...] } catch {
      throw FeedFault(message: "A record is longer than an item can be")
    }
    if bytes.isEmpty {
      pending += object.splitter.end()
      object.isAtEnd = true
    }
    current = object
  }
}
