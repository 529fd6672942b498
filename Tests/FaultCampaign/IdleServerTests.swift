import Glibc
import SwynamoTransport
import SwynamoWire
import Synchronization
import Testing

extension MisbehavingServerTests {
  /// A write that must not be made twice, sent just when the server gives up the connection that it would use.
  ///
  /// Prints how many of them end in an error; what must never happen is that one is carried out twice, or that one whose error
  /// does not say so was.
  @Test(.timeLimit(.minutes(5))) func writesOverConnectionsThatTheServerCloses() async throws {
    let rounds = max((CampaignSettings.calls ?? 0) / 50 / Self.clients, 1)
    for closing in IdleServer.Closing.allCases {
      let server = try IdleServer(closingAfter: 1_000, closing)
      let outcome = try await Self.writes(rounds, to: server)
      await server.stop()
      print("idle connections, \(closing): \(outcome), seed \(CampaignSettings.seed)")
      #expect(outcome.writes == rounds * Self.clients)
      #expect(server.carriedOut.values.allSatisfy { $0 == 1 })
      #expect(outcome.wrongs.isEmpty, "\(outcome.wrongs.prefix(5))")
      // How many fall into the moment between the look and the send is the machine's affair; without the look it is most of them.
      #expect(outcome.open <= outcome.writes / 10)
    }
  }

  private struct Outcome: CustomStringConvertible {
    var writes = 0
    /// Ended in an error that says the write may have been made.
    var open = 0
    var wrongs: [String] = []
    var connections = 0

    var description: String { "\(open) of \(writes) writes open, on \(connections) connections" }
  }

  /// Each with a connection of its own, which is idle between its writes.
  private static let clients = 100

  private static func writes(_ rounds: Int, to server: IdleServer) async throws -> Outcome {
    var configuration = TransportConfiguration(
      endpoint: server.url, credentials: Credentials(accessKeyID: "a", secretAccessKey: "s"))
    configuration.maximumConnections = 1
    let client = configuration
    let request = TransportRequest(operation: "UpdateItem", body: Array("{}".utf8))
    var outcome = await withTaskGroup(of: Outcome.self) { group in
      for task in 0..<clients {
        group.addTask {
          let transport = CurlTransport(client)
          var generator = Generator(seed: CampaignSettings.seed &+ UInt64(task))
          var part = Outcome()
          for _ in 0..<rounds {
            try? await Task.sleep(for: .microseconds(generator.int(990_000..<1_004_000)))
            part.writes += 1
            do {
              _ = try await transport.send(request)
            } catch let error as TransportError {
              if error.outcomeUnknown { part.open += 1 }
              let isMade = error.invocationID.map { server.carriedOut[$0] != nil } ?? false
              if isMade, !error.outcomeUnknown { part.wrongs.append("made, and the error says it was not: \(error)") }
            } catch {
              part.wrongs.append("\(error)")
            }
          }
          await transport.shutDown()
          return part
        }
      }
      var all = Outcome()
      for await part in group {
        all.writes += part.writes
        all.open += part.open
        all.wrongs += part.wrongs
      }
      return all
    }
    outcome.connections = server.connections
    return outcome
  }
}

/// Answers every request, and closes a connection that is idle for so long.
private final class IdleServer: Sendable {
  enum Closing: CaseIterable {
    /// Closes: what comes later is answered with a reset.
    case close
    /// Ends its own side first and takes what still comes, as servers do that let the last answer arrive.
    case lingering
    /// Resets at once, without closing first.
    case reset
  }

  private let server: RawServer
  private let ledger: Ledger

  private final class Ledger: Sendable {
    let carriedOut = Mutex<[String: Int]>([:])
  }

  init(closingAfter milliseconds: Int, _ closing: Closing) throws {
    let ledger = Ledger()
    self.ledger = ledger
    server = try RawServer { connection in
      while connection.waitForBytes(milliseconds: milliseconds) {
        guard let request = connection.next() else { return }
        ledger.carriedOut.withLock { $0[request.invocation, default: 0] += 1 }
        guard connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}") else { return }
      }
      switch closing {
      case .close: break
      case .lingering:
        connection.endSending()
        connection.keepSilent()
      case .reset: connection.resetAtEnd()
      }
    }
  }

  var url: String { server.url }
  var connections: Int { server.accepted }
  /// How often each invocation was read and answered.
  var carriedOut: [String: Int] { ledger.carriedOut.withLock { $0 } }
  func stop() async { await server.stop() }
}
