import Foundation

/// A folder of its own for the files of a test, removed in the end.
struct StoreFolder {
  let url: URL

  static func with<Result>(_ body: (StoreFolder) async throws -> Result) async throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "swynamo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await body(StoreFolder(url: url))
  }

  func path(_ name: String = "store.db") -> String { url.appending(path: name).path }

  /// `Data(contentsOf:)` loses memory at every empty file.
  func bytes(_ name: String = "store.db") throws -> [UInt8] {
    let file = try FileHandle(forReadingFrom: url.appending(path: name))
    defer { try? file.close() }
    return [UInt8](try file.readToEnd() ?? Data())
  }

  func write(_ bytes: [UInt8], _ name: String = "store.db") throws { try Data(bytes).write(to: url.appending(path: name)) }

  /// Every file's bytes, by its name.
  func contents() throws -> [String: [UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
    return try Dictionary(uniqueKeysWithValues: names.map { ($0, try bytes($0)) })
  }

  /// Puts back exactly these files.
  func restore(_ contents: [String: [UInt8]]) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: url.path) where contents[name] == nil {
      try FileManager.default.removeItem(at: url.appending(path: name))
    }
    for (name, bytes) in contents { try write(bytes, name) }
  }
}
