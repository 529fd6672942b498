import SwynamoCompression
import SwynamoDB
import SwynamoTransfers
import Testing

/// Each fault is told of its object.
@Suite struct DamagedExportTests {
  private static let good = #"{"Item":{"place":{"S":"x"},"number":{"N":"1"},"share":{"N":"1"}}}"# + "\n"

  private static func gzip(_ text: String) throws -> [UInt8] { try #require(GZip.deflate(Array(text.utf8))) }

  /// The items that were read, and the error that ended them.
  private func read(_ objects: [String: [UInt8]]) async -> (count: Int, error: ExportError?) {
    var count = 0
    do {
      let export = try await Export(manifest: "e/manifest-summary.json") { key in
        guard let object = objects[key] else { throw ExportMissing() }
        return Parts(object, size: 100)
      }
      for try await _ in visits.items(inExport: export) { count += 1 }
      return (count, nil)
    } catch {
      return (count, error as? ExportError)
    }
  }

  private struct ExportMissing: Error {}

  @Test func checksumsOfFiles() async throws {
    var objects: [String: [UInt8]] = [:]
    try objects.addExport([("data/a.json.gz", try Self.gzip(Self.good), 1), ("data/b.json.gz", try Self.gzip(Self.good), 1)])
    #expect(await read(objects).count == 2)
    let other = try Self.gzip(Self.good.replacing("\"x\"", with: "\"y\""))
    let expected = [String: [UInt8]].md5(objects["data/b.json.gz"] ?? [])
    objects["data/b.json.gz"] = other
    let result = await read(objects)
    #expect(result.error?.object == "data/b.json.gz")
    #expect(result.error?.reason == .checksum(found: [String: [UInt8]].md5(other), expected: expected))
    #expect("\(try #require(result.error))".hasPrefix("data/b.json.gz: its MD5 is \""))
  }

  @Test func countsOfItems() async throws {
    var objects: [String: [UInt8]] = [:]
    try objects.addExport([("data/a.json.gz", try Self.gzip(Self.good), 2)])
    var result = await read(objects)
    #expect(result.error?.object == "data/a.json.gz")
    #expect(result.error?.reason == .itemCount(found: 1, expected: 2))
    try objects.addExport([("data/a.json.gz", try Self.gzip(Self.good), 1)], total: 3)
    result = await read(objects)
    #expect(result.error?.object == "e/manifest-files.json")
    #expect(result.error?.reason == .itemCount(found: 1, expected: 3))
    #expect(result.count == 0)
  }

  @Test func manifests() async throws {
    var objects: [String: [UInt8]] = [:]
    try objects.addExport([("data/a.json.gz", try Self.gzip(Self.good), 1)])
    for name in ["e/manifest-files.json", "e/manifest-summary.json"] {
      var damaged = objects
      damaged[name]?.append(UInt8(ascii: " "))
      let result = await read(damaged)
      #expect(result.error?.object == name)
      if case .checksum? = result.error?.reason {} else { Issue.record("\(String(describing: result.error))") }
    }
    var ion: [String: [UInt8]] = [:]
    try ion.addExport([("data/a.ion.gz", [], 0)], format: "ION")
    #expect(await read(ion).error?.reason == .format("ION"))
    var broken = objects
    broken["e/manifest-files.json"] = Array("{\"itemCount\":1}".utf8)
    broken["e/manifest-files.md5"] = Array([String: [UInt8]].md5(Array("{\"itemCount\":1}".utf8)).utf8)
    #expect(await read(broken).error?.reason == .malformedManifest("it has no dataFileS3Key"))
  }

  @Test func gzipAndLines() async throws {
    var objects: [String: [UInt8]] = [:]
    let whole = try Self.gzip(String(repeating: Self.good, count: 50))
    try objects.addExport([("data/a.json.gz", Array(whole.dropLast(9)), 50)])
    var result = await read(objects)
    #expect(result.error?.reason == .compression("it ends too early"))
    try objects.addExport([("data/a.json.gz", Array(Self.good.utf8), 1)])
    result = await read(objects)
    if case .compression? = result.error?.reason {} else { Issue.record("\(String(describing: result.error))") }
    try objects.addExport([("data/a.json.gz", try Self.gzip(Self.good + "{\"Item\":{\"place\"\n"), 2)])
    result = await read(objects)
    #expect(result.count == 1)
    if case .malformedLine(2, _)? = result.error?.reason {} else { Issue.record("\(String(describing: result.error))") }
    try objects.addExport([("data/a.json.gz", try Self.gzip(Self.good + "\n{\"Keys\":{}}\n"), 2)])
    result = await read(objects)
    #expect(result.error?.reason == .malformedLine(3, "it has no Item"))
    // The last line needs no end.
    try objects.addExport([("data/a.json.gz", try Self.gzip(Self.good + String(Self.good.dropLast())), 2)])
    #expect(await read(objects).count == 2)
  }

  @Test func anIteratorGoesOnAfterAnItemThatIsNoModel() async throws {
    var objects: [String: [UInt8]] = [:]
    let text = Self.good + #"{"Item":{"place":{"S":"x"},"number":{"S":"1"}}}"# + "\n" + Self.good
    try objects.addExport([("data/a.json.gz", try Self.gzip(text), 3)])
    let export = try await Export(manifest: "e/manifest-summary.json") { [objects] key in Parts(objects[key] ?? [], size: 100) }
    var iterator = visits.items(inExport: export).makeAsyncIterator()
    #expect(try await iterator.next() != nil)
    await #expect(throws: AttributeDecodingError.self) { try await iterator.next() }
    #expect(try await iterator.next() != nil)
    #expect(try await iterator.next() == nil)
  }

  @Test func keysThatLeadElsewhere() async throws {
    try await TransferBench.with { bench in
      try await bench.createVisits(TransferBench.models(3))
      let folder = try await bench.export()
      var objects: [String: [UInt8]] = [:]
      for key in ["../../secret.json.gz", "other/data/a.json.gz", "e/../../a.json.gz"] {
        try objects.addExport([(key, try Self.gzip(Self.good), 1)])
        for name in ["manifest-files", "manifest-summary"] {
          for suffix in [".json", ".md5"] {
            try bench.write(objects["e/\(name)\(suffix)"] ?? [], "\(folder)/\(name)\(suffix)")
          }
        }
        let export = try await Export(folder: folder)
        do {
          _ = try await export.items.collect()
          Issue.record("\(key) was read")
        } catch let error as ExportError {
          #expect(error.object.hasSuffix(key))
          if key.hasPrefix("other") {
            if case .unreadable = error.reason {} else { Issue.record("\(error)") }
          } else {
            #expect(error.reason == .outsideOfFolder)
          }
        }
      }
    }
  }
}
