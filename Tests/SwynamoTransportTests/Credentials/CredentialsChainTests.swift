import SwynamoWire
import Synchronization
import Testing

@testable import SwynamoTransport

@Suite struct CredentialsChainTests {
  /// Says what a test tells it to say next; and how often it was asked.
  private final class Scripted: CredentialsProvider {
    private let answers: Mutex<[Result<Credentials, CredentialsError>]>
    private let asked = Mutex(0)

    init(_ answers: Result<Credentials, CredentialsError>...) { self.answers = Mutex(answers) }

    var count: Int { asked.withLock { $0 } }

    func credentials() async throws -> Credentials {
      asked.withLock { $0 += 1 }
      return try answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }.get()
    }
  }

  private static let keys = Credentials(accessKeyID: "a", secretAccessKey: "s")

  @Test func theOneThatDeliveredIsAskedFromThenOn() async throws {
    let first = Scripted(.failure(.notConfigured("first", "no")), .success(Self.keys))
    let second = Scripted(.success(Self.keys))
    let chain = CredentialsChain([first, second])
    for _ in 0..<3 { _ = try await chain.credentials() }
    #expect(first.count == 1)
    #expect(second.count == 3)
  }

  @Test func itsFailureIsItsOwn() async throws {
    let first = Scripted(.failure(.notConfigured("first", "no")))
    let second = Scripted(.success(Self.keys), .failure(.failed("second", "broken")))
    let chain = CredentialsChain([first, second])
    _ = try await chain.credentials()
    await #expect(throws: CredentialsError.failed("second", "broken")) { try await chain.credentials() }
    #expect(first.count == 1)
  }

  @Test func whenItIsNoLongerConfiguredAllAreAskedAgain() async throws {
    let first = Scripted(.failure(.notConfigured("first", "no")), .success(Self.keys))
    let second = Scripted(.success(Self.keys), .failure(.notConfigured("second", "gone")))
    let chain = CredentialsChain([first, second])
    for _ in 0..<2 { _ = try await chain.credentials() }
    #expect(first.count == 2)
    #expect(second.count == 2)
  }

  @Test func aFailureEndsItWithAllThatWasSaid() async {
    let last = Scripted(.success(Self.keys))
    let chain = CredentialsChain([
      Scripted(.failure(.notConfigured("first", "no"))), Scripted(.failure(.failed("second", "broken"))), last,
    ])
    let error = await #expect(throws: CredentialsError.self) { try await chain.credentials() }
    #expect(error?.reports.map(\.provider) == ["first", "second"])
    #expect(last.count == 0)
  }
}
