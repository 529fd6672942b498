import Logging
import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite struct LogTests {
  /// The lines with what changes from run to run made equal.
  private func lines(_ log: RecordingLog, _ server: LoopbackServer) throws -> [String] {
    let invocation = try #require(server.requests.first?.headers["amz-sdk-invocation-id"])
    return log.lines.map { line in
      line.split(separator: " ").map { word in
        for key in ["delay", "duration"] where word.hasPrefix("\(key)=") { return "\(key)=…" }
        return word == "invocationID=\(invocation)" ? "invocationID=…" : "\(word)"
      }
      .joined(separator: " ").replacing(":\(server.port)", with: "")
    }
  }

  @Test func `Each attempt and each retry has a line at the debug level`() async throws {
    let log = RecordingLog()
    try await withServer(throttledOnce, configure: { $0.logger = log.logger() }) { transport, server in
      _ = try await transport.send(.query())
      #expect(
        try lines(log, server) == [
          "debug DynamoDB attempt attempt=1 connectionReused=false duration=… failure=ThrottlingException host=127.0.0.1 "
            + "invocationID=… operation=Query requestID=FIRST status=400",
          "debug DynamoDB retry attempt=1 cause=throttling delay=… invocationID=… operation=Query",
          "debug DynamoDB attempt attempt=2 connectionReused=true duration=… host=127.0.0.1 invocationID=… operation=Query "
            + "requestID=SECOND status=200",
        ])
    }
  }

  @Test func `A call that is given up has a line at the warning level, and no other at the usual one`() async throws {
    let log = RecordingLog()
    try await withServer(
      { _ in .answer(500, #"{"__type":"x#InternalServerError"}"#, headers: ["x-amzn-requestid": "LAST"]) },
      configure: { $0.logger = log.logger(level: .info) }
    ) { transport, server in
      _ = try await transport.send(.getItem)
      #expect(
        try lines(log, server) == [
          "warning DynamoDB call given up attempts=4 cause=transient failure=InternalServerError invocationID=… operation=GetItem "
            + "reason=all attempts are used up requestID=LAST"
        ])
    }
  }

  @Test func `An error that would only repeat is the caller's to log`() async throws {
    let log = RecordingLog()
    try await withServer(
      { _ in .answer(400, #"{"__type":"x#ValidationException"}"#) }, configure: { $0.logger = log.logger(level: .info) }
    ) { transport, _ in _ = try await transport.send(.getItem) }
    #expect(log.lines == [])
  }
}
