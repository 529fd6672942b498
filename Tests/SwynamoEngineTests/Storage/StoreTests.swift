import Foundation
import SwynamoEngine
import SwynamoWire
import Testing

@Suite struct StoreTests {
  @Test func keepsTablesItemsAndIndexes() async throws {
    try await StoreFolder.with { folder in
      let path = folder.path()
      let first = try await Bench.music(.file(path))
      try await first.add("Nina", 1965, #""genre":{"S":"soul"}"#)
      await first.engine.close()

      let second = try Bench(.file(path))
      try await second.expect("ListTables", "{}", #"{"TableNames":["music"]}"#)
      try await second.expect(
        "Scan", #"{"TableName":"music","IndexName":"by-genre"}"#,
        #"{"Items":[{"artist":{"S":"Nina"},"genre":{"S":"soul"},"year":{"N":"1965"}}],"Count":1,"ScannedCount":1}"#)
      await second.engine.close()
      await #expect(throws: EngineClosedError.self) { try await second.send("ListTables", "{}") }
    }
  }

  /// What a sudden end of the process leaves behind: the file and its log as they are while the engine is open.
  @Test func keepsWhatWasAnsweredWithoutAClose() async throws {
    try await StoreFolder.with { folder in
      let path = folder.path()
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

  @Test func reportsWhatCantBeOpenedWithEachRequest() async throws {
    try await StoreFolder.with { folder in
      try folder.write(Array("Dear diary".utf8))
      let error = await #expect(throws: StoreError.self) {
        try await Backend.embedded(.file(folder.path())).transport
          .send(TransportRequest(operation: "ListTables", body: Array("{}".utf8)))
      }
      #expect(error?.reason == .notAStore)
    }
  }

  @Test func hasOneEngineAtATime() async throws {
    try await StoreFolder.with { folder in
      let path = folder.path()
      let first = try await Bench.users(.file(path))
      let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file(path)) }
      #expect(error?.reason == .inUse)
      #expect(
        error?.description == "The SwynamoDB store \(path) is open in another engine. A store has one engine at a time.")
      // By whatever name.
      try FileManager.default.createSymbolicLink(atPath: folder.path("link.db"), withDestinationPath: path)
      #expect(throws: StoreError.self) { try EmbeddedEngine(.file(folder.path("link.db"))) }
      await first.engine.close()
      _ = try EmbeddedEngine(.file(path))
    }
  }
}
