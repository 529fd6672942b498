import Foundation
import SwynamoWire
import Testing

@testable import SwynamoTransport

/// Every provider that asks over the network, against a fake of its service on a real socket.
@Suite(.timeLimit(.minutes(2))) struct CredentialsConformanceTests {
  private let file = TokenFile("HIDDEN-file-token")

  @Test(arguments: FakedProvider.allCases)
  func aGoodAnswerIsRead(faked: FakedProvider) async throws {
    let clock = SettableClock()
    let end = clock.now.addingTimeInterval(3600)
    let server = try LoopbackServer { faked.answer(to: $0, issue: 1, expiration: end) }
    defer { server.stop() }
    let provider = faked.make(port: server.port, tokenFile: file, clock: clock)
    #expect(try await provider.credentials() == faked.expected(issue: 1, expiration: end))
    #expect(server.requests.count == faked.requestCount)
    #expect(!showsSecret(provider))
  }

  @Test(arguments: FakedProvider.allCases)
  func credentialsAreRefreshedBeforeTheyEnd(faked: FakedProvider) async throws {
    let clock = SettableClock()
    let issues = Counter()
    let server = try LoopbackServer { request in
      guard faked.isForCredentials(request) else { return faked.answer(to: request, issue: 0, expiration: clock.now) }
      return faked.answer(to: request, issue: issues.next(), expiration: clock.now.addingTimeInterval(3600))
    }
    defer { server.stop() }
    let source = faked.make(port: server.port, tokenFile: file, clock: clock)
    let provider = Credentials.Refreshing(source, now: { clock.now })
    #expect(try await provider.credentials().accessKeyID == "ASIA1")
    clock.advance(minutes: 44)
    #expect(try await provider.credentials().accessKeyID == "ASIA1")
    #expect(issues.next() == 2)

    clock.advance(minutes: 2)
    #expect(provider.current?.accessKeyID == "ASIA1")
    while provider.current?.accessKeyID == "ASIA1" { try await Task.sleep(for: .milliseconds(1)) }
    #expect(provider.current?.accessKeyID == "ASIA3")

    clock.advance(minutes: 51)
    #expect(provider.current == nil)
    #expect(try await provider.credentials().accessKeyID == "ASIA4")
    clock.advance(minutes: 90)
    #expect(try await provider.credentials().accessKeyID == "ASIA5")
    #expect(!showsSecret(provider))
  }

  @Test(arguments: FakedProvider.allCases.filter(\.usesTokenFile))
  func theTokenFileIsReadForEachFetch(faked: FakedProvider) async throws {
    let clock = SettableClock()
    let file = TokenFile("HIDDEN-first")
    let server = try LoopbackServer {
      faked.answer(to: $0, issue: $0.number, expiration: clock.now.addingTimeInterval(3600))
    }
    defer { server.stop() }
    let provider = faked.make(port: server.port, tokenFile: file, clock: clock)
    _ = try await provider.credentials()
    file.write("HIDDEN-second\n")
    #expect(try await provider.credentials().accessKeyID == "ASIA2")
    let sent = server.requests.map { "\($0.headers["authorization"] ?? "") \(String(decoding: $0.body, as: UTF8.self))" }
    #expect(sent.first?.contains("HIDDEN-first") == true)
    #expect(sent.last?.contains("HIDDEN-second") == true)
    #expect(sent.last?.contains("HIDDEN-first") == false)

    file.write("")
    let empty = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
    #expect(empty?.reports.first?.message == "the token file \(file.path) is empty")
    try FileManager.default.removeItem(atPath: file.path)
    let missing = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
    #expect(missing?.reports.first?.message == "the token file \(file.path) cannot be read: No such file or directory")
    file.write(String(repeating: "HIDDEN", count: 20_000))
    let large = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
    #expect(large?.reports.first?.message == "the token file \(file.path) is larger than a token can be")
    #expect(server.requests.count == 2)
  }

  @Test(arguments: FakedProvider.allCases, CredentialsFault.allCases)
  func aFaultIsReported(faked: FakedProvider, fault: CredentialsFault) async throws {
    let server = try LoopbackServer { request in
      fault.hits(request, of: faked)
        ? fault.reply(of: faked) : faked.answer(to: request, issue: 1, expiration: Date(timeIntervalSince1970: 1_800_003_600))
    }
    defer { server.stop() }
    defer { server.stop() }
    let provider = faked.make(
      port: server.port, tokenFile: file, timeout: fault == .slow ? .seconds(2) : .seconds(60))
    let elapsed = await ContinuousClock().measure {
      let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
      #expect(error?.reports.map(\.provider) == [faked.name])
      #expect(error?.reports.first?.message == fault.sentence(of: faked, host: "127.0.0.1:\(server.port)"))
      #expect(error?.reports.first?.kind == fault.kind(of: faked))
      if let error { #expect(!showsSecret(error)) }
    }
    #expect(elapsed < .seconds(50))
    let tries = server.requests.count { fault.hits($0, of: faked) }
    #expect(tries == (fault.isTransient && faked != .instance ? 3 : 1))
  }

  @Test(arguments: FakedProvider.allCases)
  func aRefusedConnectionIsReported(faked: FakedProvider) async throws {
    let refused = try RefusedPort()
    let port = refused.number
    defer { withExtendedLifetime(refused) {} }
    let provider = faked.make(port: port, tokenFile: file)
    let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
    let message = error?.reports.first?.message ?? ""
    let start = faked.isSTS ? "STS at 127.0.0.1:\(port) could not be asked: " : "http://127.0.0.1:\(port) could not be asked: "
    #expect(message.hasPrefix("\(start)The connection failed: Failed to connect to 127.0.0.1 port \(port)"))
    #expect(error?.reports.first?.kind == .failed)
  }

  @Test(arguments: FakedProvider.allCases)
  func aPassingFaultIsTriedAgain(faked: FakedProvider) async throws {
    guard faked != .instance else { return }
    let end = Date(timeIntervalSince1970: 1_800_003_600)
    let server = try LoopbackServer { request in
      switch request.number {
      case 1: .answer(503, "busy")
      case 2: .reset
      default: faked.answer(to: request, issue: 3, expiration: end)
      }
    }
    defer { server.stop() }
    let provider = faked.make(port: server.port, tokenFile: file)
    #expect(try await provider.credentials() == faked.expected(issue: 3, expiration: end))
  }

  @Test(arguments: FakedProvider.allCases)
  func cancelingEndsTheRequestAtOnce(faked: FakedProvider) async throws {
    let server = try LoopbackServer { _ in .silence }
    defer { server.stop() }
    let provider = faked.make(port: server.port, tokenFile: file)
    let task = Task { try await provider.credentials() }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(server.requests.count == 1)
  }
}
