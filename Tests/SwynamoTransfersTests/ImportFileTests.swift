import Foundation
import SwynamoAPI
import SwynamoCompression
import SwynamoDB
import SwynamoTransfers
import Testing

@Suite struct ImportFileTests {
  private func importVisits(_ bench: TransferBench, prefix: String) async throws -> API.ImportTableDescription {
    let request = API.ImportTable(
      s3BucketSource: .init(s3Bucket: "bucket", s3KeyPrefix: prefix), inputFormat: .dynamoDBJSON,
      tableCreationParameters: .init(
        tableName: visits.name,
        attributeDefinitions: [
          API.AttributeDefinition(attributeName: "place", attributeType: .string),
          API.AttributeDefinition(attributeName: "number", attributeType: .number),
        ],
        keySchema: [.init(attributeName: "place", keyType: .hash), .init(attributeName: "number", keyType: .range)],
        billingMode: .payPerRequest),
      inputCompressionType: .gzip)
    let arn = try #require(try await request.run(on: bench.db).importTableDescription.importARN)
    return try #require(try await API.DescribeImport(importARN: arn).run(on: bench.db, until: .completed)).importTableDescription
  }

  @Test(arguments: [1, 1000, 1 << 20]) func anImportGivesTheModels(fileBytes: Int) async throws {
    try await TransferBench.with { bench in
      let models = TransferBench.models(100)
      let folder = bench.bucket + "/in"
      let files = try await visits.writeImportFiles(of: models, .init(fileBytes: fileBytes, prefix: "visits/"), toFolder: folder)
      #expect(files.reduce(0) { $0 + $1.itemCount } == 100)
      #expect(fileBytes == 1 ? files.count == 100 : fileBytes == 1000 ? (5...60).contains(files.count) : files.count == 1)
      #expect(files.first?.name == "visits/00001.json.gz")
      #expect(Set(files.map(\.name)).count == files.count)
      for file in files {
        let bytes = Array(try Data(contentsOf: URL(filePath: folder + "/" + file.name)))
        #expect(bytes.count == file.byteCount)
        let text = String(decoding: try GZip.inflate(bytes, limit: 1 << 24), as: UTF8.self)
        #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == file.itemCount)
      }
      let done = try await importVisits(bench, prefix: "in/")
      #expect(done.importedItemCount == 100 && done.processedItemCount == 100 && done.errorCount == 0)
      let found = try await visits.scan().run(on: bench.db)
      #expect(found.count == 100 && Set(found) == Set(models))
    }
  }

  @Test func anExportCanBeImported() async throws {
    try await TransferBench.with { bench in
      let models = TransferBench.models(60)
      try await bench.createVisits(models)
      let export = try await Export(folder: try await bench.export())
      try await visits.writeImportFiles(of: visits.items(inExport: export), toFolder: bench.bucket + "/again")
      try await visits.deleteTable().run(on: bench.db)
      _ = try await importVisits(bench, prefix: "again/")
      #expect(try await Set(visits.scan().run(on: bench.db)) == Set(models))
    }
  }

  @Test func handsFilesOn() async throws {
    var names: [String] = []
    let models = TransferBench.models(10)
    var lines: [String] = []
    try await visits.writeImportFiles(of: models, .init(fileBytes: 300)) { name, bytes in
      names.append(name)
      lines += String(decoding: try GZip.inflate(bytes, limit: 1 << 20), as: UTF8.self).split(separator: "\n").map(String.init)
    }
    #expect(names.first == "00001.json.gz" && names.count > 1)
    let expected = try models.map { #"{"Item":\#(EncodedItem(try visits.encode($0)))}"# }
    #expect(lines == expected)
    try await visits.writeImportFiles(of: []) { _, _ in Issue.record("there is nothing to write") }
  }

  @Test func refusesAFolderWithOtherFiles() async throws {
    try await TransferBench.with { bench in
      try bench.write([1], bench.bucket + "/other")
      do {
        try await visits.writeImportFiles(of: TransferBench.models(1), toFolder: bench.bucket)
        Issue.record("it was written")
      } catch let error as ImportFolderError {
        #expect(error.path == bench.bucket && error.reason == .notEmpty)
      }
    }
  }

  @Test func leavesNothingOfWhatEndsEarly() async throws {
    try await TransferBench.with { bench in
      var models = TransferBench.models(10)
      models[7].place = ""
      let folder = bench.bucket + "/in"
      await #expect(throws: StatementError.self) {
        try await visits.writeImportFiles(of: models, .init(fileBytes: 1), toFolder: folder)
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left == [])
      // So that it can be tried again.
      models[7].place = "Rome"
      let files = try await visits.writeImportFiles(of: models, toFolder: folder)
      #expect(files.count == 1)
    }
  }
}
