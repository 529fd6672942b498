import Foundation
import SwynamoEngine
import SwynamoWire
import Testing

@Suite struct StoreTests {
  /// A path in a directory of its own.
  private func withPath<T>(_ body: (String) async throws -> T) async throws -> T {
    let directory = FileManager.default.temporaryDirectory.appending(path: "swynamo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory.appending(path: "store.db").path)
  }

  @Test func keepsTablesItemsAndIndexes() async throws {
    try await withPath { path in
      let first = try await Bench.music(.file(path))
      try await first.add("Nina", 1965, #""genre":{"S":"soul"}"#)
      await first.engine.close()

      let second = try Bench(.file(path))
      try await second.expect("ListTables", "{}", #"{"TableNames":["music"]}"#)
      try await second.expect(
        "Scan", #"{"TableName":"music","IndexName":"by-genre"}"#,
        #"{"Items":[{"artist":{"S":"Nina"},"genre":{"S":"soul"},"year":{"N":"1965"}}],"Count":1,"ScannedCount":1}"#)
      await second.engine.close()
      await #expect(throws: EngineClosed.self) { try await second.send("ListTables", "{}") }
    }
  }

  /// What a sudden end of the process leaves behind: the file and its log as they are while the engine is open.
  @Test func keepsWhatWasAnsweredWithoutAClose() async throws {
    try await withPath { path in
      let first = try await Bench.users(.file(path))
      try await first.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"}}}"#)
      let copy = path + "-copy"
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      try FileManager.default.copyItem(atPath: path + "-wal", toPath: copy + "-wal")
      try await Bench(.file(copy)).expect(
        "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#, #"{"Item":{"id":{"S":"a"}}}"#)
      await first.engine.close()
    }
  }

  @Test func leavesForeignFilesAlone() async throws {
    try await withPath { path in
      let text = Data(String(repeating: "Dear diary. ", count: 100).utf8)
      try text.write(to: URL(filePath: path))
      #expect(throws: StoreError.self) { try EmbeddedEngine(.file(path)) }
      #expect(try Data(contentsOf: URL(filePath: path)) == text)
      let error = await #expect(throws: StoreError.self) {
        try await Backend.embedded(.file(path)).transport.send(TransportRequest(operation: "ListTables", body: Array("{}".utf8)))
      }
      #expect(error?.reason == .foreign)
      #expect(
        error?.description
          == "The file \(path) is not a SwynamoDB store. It was left untouched; choose another path or move it away.")
    }
  }

  @Test func refusesADamagedFile() async throws {
    try await withPath { path in
      let first = try await Bench.users(.file(path))
      for number in 0..<200 {
        try await first.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(number)"}}}"#)
      }
      await first.engine.close()
      var bytes = try Data(contentsOf: URL(filePath: path))
      for offset in 4096..<min(bytes.count, 20_000) { bytes[offset] = 0x55 }
      try bytes.write(to: URL(filePath: path))
      let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file(path)) }
      if case .damaged = error?.reason {} else { Issue.record("\(String(describing: error))") }
      #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }
  }

  @Test func hasOneEngineAtATime() async throws {
    try await withPath { path in
      let first = try await Bench.users(.file(path))
      let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file(path)) }
      #expect(error?.reason == .inUse)
      await first.engine.close()
      _ = try EmbeddedEngine(.file(path))
    }
  }

  @Test func saysWhatIsOutOfReach() {
    let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file("/nowhere/at/all/store.db")) }
    if case .unreachable = error?.reason {} else { Issue.record("\(String(describing: error))") }
  }
}
