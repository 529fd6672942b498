import Foundation
import SwynamoEngine
import SwynamoWire
import Testing

/// `Guides/LocalServer.md` has what the engine does for each operation. With SWYNAMO_WRITE_GUIDE=1 it is written there.
@Suite struct OperationNoteTests {
  private static let guide = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Guides/LocalServer.md")

  @Test func theGuideHasThem() throws {
    var text = try String(contentsOf: Self.guide, encoding: .utf8)
    for (service, notes) in [("DynamoDB", OperationNote.dynamoDB), ("DynamoDB Streams", OperationNote.streams)] {
      let start = try #require(text.range(of: "<!-- operations of \(service) -->\n"), "\(service) has no list")
      let end = try #require(text.range(of: "\n<!-- end -->", range: start.upperBound..<text.endIndex))
      let table = OperationNote.table(notes)
      if ProcessInfo.processInfo.environment["SWYNAMO_WRITE_GUIDE"] == "1" {
        text.replaceSubrange(start.upperBound..<end.lowerBound, with: table)
        try text.write(to: Self.guide, atomically: true, encoding: .utf8)
      } else {
        let lines = text[start.upperBound..<end.lowerBound].split(separator: "\n").map(String.init)
        #expect(lines == table.split(separator: "\n").map(String.init))
      }
    }
  }

  /// All that are listed are there.
  @Test(arguments: OperationNote.dynamoDB) func theListIsTrue(note: OperationNote) async throws {
    let (status, body) = try await Bench().send(note.name, "{}")
    #expect(!body.contains("UnknownOperationException"), "\(note.name): \(status) \(body)")
  }

  @Test func namesStandOnceAndInOrder() {
    for notes in [OperationNote.dynamoDB, OperationNote.streams] {
      #expect(notes.map(\.name) == Array(Set(notes.map(\.name))).sorted())
    }
    #expect(OperationNote.dynamoDB.count == 62)
    #expect(OperationNote.streams.count == 4)
  }

  /// What has no effect is told to whoever runs a server.
  @Test func notices() {
    let notices = { (operation: String, body: String) in OperationNote.notices(about: operation, body: Array(body.utf8)) }
    #expect(
      notices("PutResourcePolicy", "{}") == ["PutResourcePolicy is kept and reported only: nothing is allowed or denied by it"])
    #expect(notices("CreateTable", #"{"TableName":"abc"}"#) == [])
    #expect(
      notices("CreateTable", #"{"TableName":"abc","TableClass":"STANDARD","ResourcePolicy":"{}"}"#)
        == ["ResourcePolicy is kept and reported only", "TableClass is kept and reported only"])
    #expect(
      notices(
        "UpdateTable",
        #"{"TableName":"abc","GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"by-b","WarmThroughput":{"ReadUnitsPerSecond":9}}}],"#
          + #""GlobalTableSettingsReplicationMode":"ENABLED"}"#)
        == ["GlobalTableSettingsReplicationMode is kept and reported only", "WarmThroughput is kept and reported only"])
    #expect(notices("PutItem", "{}") == [])
    #expect(notices("Nothing", "{}") == [])
  }
}
