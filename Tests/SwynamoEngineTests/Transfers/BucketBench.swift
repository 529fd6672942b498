import Foundation
import SwynamoCompression
import SwynamoEngine
import Testing

/// An engine with a folder of buckets, of which there is one: `bucket`.
struct BucketBench {
  let bench: Bench
  let clock: Clock
  let folder: StoreFolder

  static func with(
    delay: Duration = .zero, enforcesThroughput: Bool = false, _ body: (BucketBench) async throws -> Void
  ) async throws {
    try await StoreFolder.with { folder in
      try FileManager.default.createDirectory(at: folder.url.appending(path: "bucket"), withIntermediateDirectories: true)
      let clock = Clock()
      let engine = try EmbeddedEngine(
        .inMemory,
        settings: .init(
          tableDelay: delay, enforcesThroughput: enforcesThroughput, buckets: folder.url.path, now: { clock.date }))
      try await body(BucketBench(bench: Bench(engine), clock: clock, folder: folder))
    }
  }

  func put(_ bytes: [UInt8], _ key: String) throws {
    let url = folder.url.appending(path: "bucket/\(key)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func put(_ text: String, _ key: String) throws { try put(Array(text.utf8), key) }

  func get(_ key: String) throws -> [UInt8] { try folder.bytes("bucket/\(key)") }

  func text(_ key: String) throws -> String { String(decoding: try get(key), as: UTF8.self) }

  func inflated(_ key: String) throws -> String {
    String(decoding: try GZip.inflate(try get(key), limit: 1 << 24), as: UTF8.self)
  }

  /// The keys of all objects, sorted.
  func keys(_ bucket: String = "bucket") throws -> [String] {
    let root = folder.url.appending(path: bucket).path
    return (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []).filter { name in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isDirectory) && !isDirectory.boolValue
    }.sorted()
  }
}
