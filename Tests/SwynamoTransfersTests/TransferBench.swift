import Foundation
import SwynamoAPI
import SwynamoDB
import SwynamoEngine
import SwynamoTransfers
import Synchronization
import Testing

struct Visit: Hashable, Sendable {
  var place: String
  var number: Int
  var note: String?
  var tags: Set<String>
  var share: Double
}

let visits = Table("visits") {
  HashKey(\Visit.place)
  RangeKey(\.number)
  Field(\.note)
  Field(\.tags, default: [])
  Field(\.share)
}.of(Visit.init)

/// A time that stands still until it is moved on.
final class Clock: Sendable {
  private let seconds = Mutex(1_700_000_000.0)

  var date: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

  func advance(_ minutes: Double) { seconds.withLock { $0 += 60 * minutes } }
}

/// A client of an engine with a folder of buckets, of which there is one: `bucket`.
struct TransferBench {
  let db: DynamoDB
  let folder: URL
  let clock: Clock

  var bucket: String { folder.appending(path: "bucket").path }

  static func with(_ body: (TransferBench) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "transfers-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appending(path: "bucket"), withIntermediateDirectories: true)
    let clock = Clock()
    let engine = try EmbeddedEngine(.inMemory, settings: .init(buckets: folder.path, now: { clock.date }))
    try await body(TransferBench(db: DynamoDB(Backend(engine)), folder: folder, clock: clock))
  }

  /// Creates the table of visits, from which exports can be made.
  func createVisits(_ models: [Visit]) async throws {
    try await visits.createTable(.onDemand).run(on: db)
    try await API.UpdateContinuousBackups(
      tableName: visits.name, pointInTimeRecoverySpecification: .init(pointInTimeRecoveryEnabled: true)
    ).run(on: db)
    try await db.batchWrite { for model in models { visits.put(model) } }
  }

  /// Exports the table and gives the folder of the export.
  func export(_ change: (inout API.ExportTableToPointInTime) -> Void = { _ in }) async throws -> String {
    let table = try #require(try await API.DescribeTable(tableName: visits.name).run(on: db).table?.tableARN)
    var request = API.ExportTableToPointInTime(tableARN: table, s3Bucket: "bucket", s3Prefix: "some/where")
    change(&request)
    let arn = try #require(try await request.run(on: db).exportDescription?.exportARN)
    let done = try await API.DescribeExport(exportARN: arn).run(on: db, until: .completed)
    let manifest = try #require(done?.exportDescription?.exportManifest)
    return bucket + "/" + manifest.split(separator: "/").dropLast().joined(separator: "/")
  }

  static func models(_ count: Int) -> [Visit] {
    let places = ["Rome", "Tokyo \u{1F5FC}", "S\u{E3}o Paulo", "a\nb\"c"]
    return (0..<count).map { number in
      let note: String? = number % 3 == 0 ? nil : String(repeating: "n", count: number % 50)
      let tags: Set<String> = number % 2 == 0 ? [] : ["t", "\(number)"]
      return Visit(place: places[number % 4], number: number, note: note, tags: tags, share: Double(number) / 8)
    }
  }
}

/// An object in parts of some bytes, and how many of them were asked for.
struct Parts: AsyncSequence, Sendable {
  typealias Element = ArraySlice<UInt8>
  let bytes: [UInt8]
  let size: Int
  let asked: @Sendable () -> Void

  init(_ bytes: [UInt8], size: Int, asked: @escaping @Sendable () -> Void = {}) {
    (self.bytes, self.size, self.asked) = (bytes, size, asked)
  }

  struct AsyncIterator: AsyncIteratorProtocol {
    var rest: ArraySlice<UInt8>
    let size: Int
    let asked: @Sendable () -> Void

    mutating func next() async -> ArraySlice<UInt8>? {
      guard !rest.isEmpty else { return nil }
      asked()
      defer { rest = rest.dropFirst(size) }
      return rest.prefix(size)
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: bytes[...], size: size, asked: asked) }
}

extension AsyncSequence {
  func collect() async throws -> [Element] {
    var elements: [Element] = []
    for try await element in self { elements.append(element) }
    return elements
  }
}

extension TransferBench {
  func write(_ bytes: [UInt8], _ path: String) throws { try Data(bytes).write(to: URL(filePath: path)) }
}
