import Foundation
import SwynamoAPI
import SwynamoBytes
import SwynamoCompression
import SwynamoDB
import SwynamoSigning
import SwynamoTransfers
import Synchronization
import Testing

private struct Member: Sendable {
  let id: Int
  var name: String
}

private let forum = SingleTable("forum") {
  HashKey("PK")
  RangeKey("SK")
}

private let members = forum.entity("member") {
  KeyField(\Member.id)
  Field(\.name)
} hash: {
  "USER#"
  \.id
} range: {
  "PROFILE"
}.of(Member.init)

private struct Account: Hashable, Sendable {
  let id: String
  var email: String
}

private let accounts = Table("accounts") {
  HashKey(\Account.id)
  Field(\.email)
} indexes: {
  Unique(\.email)
}.of(Account.init)

@Suite struct ExportReadingTests {
  @Test func givesWhatTheTableHad() async throws {
    try await TransferBench.with { bench in
      let models = TransferBench.models(500)
      try await bench.createVisits(models)
      let export = try await Export(folder: try await bench.export())
      #expect(export.summary.itemCount == 500)
      #expect(export.summary.isIncremental == false)
      #expect(export.summary.tableARN.hasSuffix("table/visits"))
      let found = try await visits.items(inExport: export).collect()
      #expect(found.count == 500 && Set(found) == Set(models))
      let items = try await export.items.collect()
      #expect(Set(try items.map { try visits.decode($0) }) == Set(models))
      #expect(items.count == 500)
      await #expect(throws: ExportError.self) { try await export.changes.collect() }
    }
  }

  @Test func anEmptyTableGivesNothing() async throws {
    try await TransferBench.with { bench in
      try await bench.createVisits([])
      let export = try await Export(folder: try await bench.export())
      #expect(try await visits.items(inExport: export).collect() == [])
    }
  }

  @Test(arguments: [1, 7, 4096, 1 << 20]) func readsFromAnySource(size: Int) async throws {
    try await TransferBench.with { bench in
      let models = TransferBench.models(200)
      try await bench.createVisits(models)
      let folder = try await bench.export()
      let bucket = bench.bucket
      let manifest = folder.dropFirst(bucket.count + 1) + "/manifest-summary.json"
      let export = try await Export(manifest: String(manifest)) { key in
        Parts(Array(try Data(contentsOf: URL(filePath: bucket + "/" + key))), size: size)
      }
      #expect(try await Set(visits.items(inExport: export).collect()) == Set(models))
    }
  }

  @Test func passesOverOtherEntities() async throws {
    let item = try members.encode(Member(id: 7, name: "Ada"))
    var other = item
    other["entity"] = .string("other")
    let text = [item, other, item].map { #"{"Item":\#(EncodedItem($0))}"# + "\n" }.joined()
    var objects: [String: [UInt8]] = [:]
    try objects.addExport([("data/a.json.gz", try #require(GZip.deflate(Array(text.utf8))), 3)])
    let export = try await Export(manifest: "e/manifest-summary.json") { [objects] key in Parts(objects[key] ?? [], size: 50) }
    #expect(try await members.items(inExport: export).collect().map(\.id) == [7, 7])
    #expect(try await export.items.collect().count == 3)
  }

  @Test func passesOverGuardsOfUniqueValues() async throws {
    try await TransferBench.with { bench in
      try await bench.createVisits([])
      try await accounts.createTable().run(on: bench.db)
      try await API.UpdateContinuousBackups(
        tableName: accounts.name, pointInTimeRecoverySpecification: .init(pointInTimeRecoveryEnabled: true)
      ).run(on: bench.db)
      let models = (0..<3).map { Account(id: "\($0)", email: "\($0)@example.com") }
      for model in models { try await accounts.put(model).run(on: bench.db) }
      let arn = try #require(try await API.DescribeTable(tableName: accounts.name).run(on: bench.db).table?.tableARN)
      let export = try await Export(folder: try await bench.export { $0.tableARN = arn })
      #expect(export.summary.itemCount == 6)
      #expect(try await Set(accounts.items(inExport: export).collect()) == Set(models))
    }
  }

  @Test func readsNoMoreThanItNeeds() async throws {
    let line = Array((#"{"Item":{"place":{"S":"x"},"number":{"N":"1"},"share":{"N":"1"}}}"# + "\n").utf8)
    var objects: [String: [UInt8]] = [:]
    let count = 100_000
    let data = try #require(GZip.deflate((0..<count).flatMap { _ in line }))
    let asked = Mutex(0)
    try objects.addExport([("data/one.json.gz", data, count)])
    let export = try await Export(manifest: "e/manifest-summary.json") { [objects] key in
      Parts(objects[key] ?? [], size: 256) { if key.hasPrefix("data") { asked.withLock { $0 += 1 } } }
    }
    var iterator = visits.items(inExport: export).makeAsyncIterator()
    #expect(try await iterator.next()?.place == "x")
    #expect(asked.withLock { $0 } <= 2)
    var left = count - 1
    while try await iterator.next() != nil { left -= 1 }
    #expect(left == 0)
  }

  @Test func incrementalExportsHaveChanges() async throws {
    try await TransferBench.with { bench in
      let models = TransferBench.models(20)
      try await bench.createVisits(models)
      bench.clock.advance(10)
      let from = bench.clock.date
      bench.clock.advance(1)
      var changed = models[1]
      changed.note = "changed"
      try await visits.put(changed).run(on: bench.db)
      try await visits.delete(models[2]).run(on: bench.db)
      let new = Visit(place: "new", number: 1, note: nil, tags: [], share: 0)
      try await visits.put(new).run(on: bench.db)
      bench.clock.advance(30)
      let folder = try await bench.export {
        $0.exportType = .incrementalExport
        $0.incrementalExportSpecification = .init(
          exportFromTime: from, exportToTime: bench.clock.date, exportViewType: .newAndOldImages)
      }
      let export = try await Export(folder: folder)
      #expect(export.summary.isIncremental)
      #expect(export.summary.outputView == "NEW_AND_OLD_IMAGES")
      let changes = try await visits.changes(inExport: export).collect()
      #expect(changes.count == 3)
      for change in changes {
        switch change.key["place"] {
        case .string("new"): #expect(change.oldImage == nil && change.newImage == new)
        default:
          if change.key["number"] == .number(1) {
            #expect(change.oldImage == models[1] && change.newImage == changed)
          } else {
            #expect(change.oldImage == models[2] && change.newImage == nil)
          }
        }
        #expect((change.writeTimestampMicros ?? 0) >= Int(from.timeIntervalSince1970) * 1_000_000)
      }
      #expect(try await export.changes.collect().count == 3)
      await #expect(throws: ExportError.self) { try await export.items.collect() }
    }
  }
}

extension [String: [UInt8]] {
  /// An export with its manifests, whose checksums and counts are right.
  mutating func addExport(
    _ files: [(key: String, bytes: [UInt8], count: Int)], total: Int? = nil, format: String = "DYNAMODB_JSON"
  ) throws {
    var manifest = ""
    for file in files {
      self[file.key] = file.bytes
      manifest +=
        #"{"itemCount":\#(file.count),"md5Checksum":"\#(Self.md5(file.bytes))","etag":"x-1","dataFileS3Key":"\#(file.key)"}"#
        + "\n"
    }
    let count = total ?? files.reduce(0) { $0 + $1.count }
    let summary =
      #"{"version":"2020-06-30","tableArn":"arn","s3SseKmsKeyId":null,"manifestFilesS3Key":"e/manifest-files.json","#
      + #""billedSizeBytes":0,"itemCount":\#(count),"outputFormat":"\#(format)"}"#
    for (name, text) in [("manifest-files", manifest), ("manifest-summary", summary)] {
      self["e/\(name).json"] = Array(text.utf8)
      self["e/\(name).md5"] = Array(Self.md5(Array(text.utf8)).utf8)
    }
  }

  static func md5(_ bytes: [UInt8]) -> String { Base64.text(MD5.digest(bytes)) }
}
