import Foundation
import SwynamoWire
import Synchronization
import Testing

@testable import SwynamoTransport

/// Gives what a test tells it to, when the test lets it.
private final class ScriptedProvider: CredentialsProvider {
  private let state = Mutex(State())

  private struct State {
    var answers: [Result<Credentials, any Error>] = []
    var asked = 0
    var isHeld = false
  }

  init(_ answers: [Result<Credentials, any Error>], isHeld: Bool = false) {
    state.withLock { state in
      state.answers = answers
      state.isHeld = isHeld
    }
  }

  var asked: Int { state.withLock { $0.asked } }

  func release() { state.withLock { $0.isHeld = false } }
  func hold() { state.withLock { $0.isHeld = true } }

  func credentials() async throws -> Credentials {
    let answer = state.withLock { state in
      defer { state.asked += 1 }
      return state.answers[min(state.asked, state.answers.count - 1)]
    }
    while state.withLock({ $0.isHeld }) { try await Task.sleep(for: .milliseconds(1)) }
    return try answer.get()
  }
}

@Suite(.timeLimit(.minutes(1))) struct RefreshingCredentialsTests {
  private let clock = SettableClock()
  private let refusal = CredentialsError.failed("test", "the service is down")

  private func issue(_ number: Int, minutes: Double? = 60) -> Result<Credentials, any Error> {
    .success(
      Credentials(
        accessKeyID: "ASIA\(number)", secretAccessKey: "HIDDEN", sessionToken: "HIDDEN",
        expiration: minutes.map { clock.now.addingTimeInterval(60 * $0) }))
  }

  private func refreshing(_ source: ScriptedProvider) -> Credentials.Refreshing {
    Credentials.Refreshing(source, now: { clock.now })
  }

  @Test func callersShareOneFetch() async throws {
    let source = ScriptedProvider([issue(1)], isHeld: true)
    let provider = refreshing(source)
    #expect(provider.current == nil)
    #expect(source.asked == 0)
    let tasks = (0..<100).map { _ in Task { try await provider.credentials().accessKeyID } }
    while source.asked == 0 { await Task.yield() }
    source.release()
    for task in tasks { #expect(try await task.value == "ASIA1") }
    #expect(source.asked == 1)
  }

  @Test func theFirstFailureIsForAllWhoWait() async throws {
    let source = ScriptedProvider([.failure(refusal), issue(2)], isHeld: true)
    let provider = refreshing(source)
    let tasks = (0..<10).map { _ in Task { try await provider.credentials() } }
    while source.asked == 0 { await Task.yield() }
    try await Task.sleep(for: .milliseconds(50))
    source.release()
    for task in tasks { await #expect(throws: refusal) { try await task.value } }
    #expect(source.asked == 1)
    #expect(try await provider.credentials().accessKeyID == "ASIA2")
  }

  @Test func aCanceledCallerIsReleasedAndTheOthersAreServed() async throws {
    let source = ScriptedProvider([issue(1)], isHeld: true)
    let provider = refreshing(source)
    let impatient = Task { try await provider.credentials() }
    while source.asked == 0 { await Task.yield() }
    let patient = Task { try await provider.credentials() }
    impatient.cancel()
    await #expect(throws: CancellationError.self) { try await impatient.value }
    let late = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await provider.credentials()
    }
    await #expect(throws: CancellationError.self) { try await late.value }
    source.release()
    #expect(try await patient.value.accessKeyID == "ASIA1")
    #expect(source.asked == 1)
  }

  @Test func manyCallersAreCanceledAtOddMoments() async throws {
    let source = ScriptedProvider([issue(1)], isHeld: true)
    let provider = refreshing(source)
    let tasks = (0..<1000).map { _ in Task { try await provider.credentials().accessKeyID } }
    for (index, task) in tasks.enumerated() where index % 2 == 0 {
      task.cancel()
      if index == 500 { source.release() }
    }
    for (index, task) in tasks.enumerated() {
      switch await task.result {
      case .success(let id): #expect(id == "ASIA1")
      case .failure(let error): #expect(error is CancellationError && index % 2 == 0)
      }
    }
    #expect(source.asked == 1)
  }

  /// None waits for the fetch, at whatever moment it was canceled.
  @Test func canceledCallersAreAllReleasedBeforeTheFetchEnds() async throws {
    let source = ScriptedProvider([issue(1)], isHeld: true)
    let provider = refreshing(source)
    for _ in 0..<20 {
      let tasks = (0..<200).map { _ in Task { try await provider.credentials() } }
      for task in tasks { task.cancel() }
      for task in tasks { await #expect(throws: CancellationError.self) { try await task.value } }
    }
    source.release()
    #expect(try await provider.credentials().accessKeyID == "ASIA1")
    #expect(source.asked == 1)
  }

  @Test func aFailedAdvisoryRefreshKeepsTheOldOnesAndPauses() async throws {
    let source = ScriptedProvider([issue(1), .failure(refusal), .failure(refusal), issue(4, minutes: 120)])
    let provider = refreshing(source)
    _ = try await provider.credentials()
    clock.advance(minutes: 46)
    #expect(provider.current?.accessKeyID == "ASIA1")
    while source.asked < 2 { await Task.yield() }
    try await Task.sleep(for: .milliseconds(20))
    for _ in 0..<100 { #expect(try await provider.credentials().accessKeyID == "ASIA1") }
    #expect(source.asked == 2)
    // The pause is half a minute.
    clock.advance(minutes: 0.6)
    #expect(provider.current?.accessKeyID == "ASIA1")
    while source.asked < 3 { await Task.yield() }
    try await Task.sleep(for: .milliseconds(20))
    clock.advance(minutes: 0.6)
    _ = provider.current
    while provider.current?.accessKeyID == "ASIA1" { await Task.yield() }
    #expect(provider.current?.accessKeyID == "ASIA4")
  }

  @Test func aFailedMandatoryRefreshThrowsOnlyWhenTheOldOnesHaveEnded() async throws {
    let source = ScriptedProvider([issue(1), .failure(refusal), .failure(refusal), issue(4, minutes: 120)])
    let provider = refreshing(source)
    _ = try await provider.credentials()
    clock.advance(minutes: 51)
    #expect(provider.current == nil)
    #expect(try await provider.credentials().accessKeyID == "ASIA1")
    #expect(source.asked == 2)
    #expect(provider.current?.accessKeyID == "ASIA1")
    clock.advance(minutes: 9)
    #expect(provider.current == nil)
    let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
    #expect(error?.description == "There are no AWS credentials.\n  test: the service is down")
    #expect(source.asked == 3)
    #expect(try await provider.credentials().accessKeyID == "ASIA4")
  }

  @Test func callersWaitForAMandatoryRefresh() async throws {
    let source = ScriptedProvider([issue(1), issue(2, minutes: 120)])
    let provider = refreshing(source)
    _ = try await provider.credentials()
    source.hold()
    clock.advance(minutes: 55)
    let tasks = (0..<10).map { _ in Task { try await provider.credentials().accessKeyID } }
    while source.asked < 2 { await Task.yield() }
    source.release()
    for task in tasks { #expect(try await task.value == "ASIA2") }
    #expect(source.asked == 2)
  }

  @Test func shortLivesAreDividedInTheSameWay() async throws {
    let source = ScriptedProvider([issue(1, minutes: 4), issue(2, minutes: 8)])
    let provider = refreshing(source)
    for _ in 0..<10 { #expect(try await provider.credentials().accessKeyID == "ASIA1") }
    clock.advance(minutes: 2.9)
    #expect(try await provider.credentials().accessKeyID == "ASIA1")
    #expect(source.asked == 1)
    clock.advance(minutes: 0.2)
    #expect(provider.current?.accessKeyID == "ASIA1")
    while provider.current?.accessKeyID == "ASIA1" { await Task.yield() }
    #expect(source.asked == 2)
  }

  @Test func credentialsWithoutAnEndAreFetchedOnce() async throws {
    let source = ScriptedProvider([issue(1, minutes: nil)])
    let provider = refreshing(source)
    _ = try await provider.credentials()
    clock.advance(minutes: 10_000_000)
    #expect(provider.current?.accessKeyID == "ASIA1")
    #expect(source.asked == 1)
  }

  @Test func credentialsThatHaveEndedAlreadyAreRefused() async throws {
    let provider = refreshing(ScriptedProvider([issue(1, minutes: -1)]))
    let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
    let end = clock.now.addingTimeInterval(-60).formatted(.iso8601)
    #expect(
      error?.reports.first?.message
        == "the credentials that were fetched have ended already, at \(end); "
        + "their source has to give new ones, or this machine's clock is wrong")
  }

  @Test func invalidatingFetchesAnew() async throws {
    let source = ScriptedProvider([issue(1), issue(2), issue(3)])
    let provider = refreshing(source)
    let first = try await provider.credentials()
    provider.invalidate(first)
    let second = try await provider.credentials()
    #expect(second.accessKeyID == "ASIA2")
    // Another call was refused with the old ones only after they had been replaced.
    provider.invalidate(first)
    #expect(provider.current == second)
    provider.invalidate()
    #expect(provider.current == nil)
    #expect(try await provider.credentials().accessKeyID == "ASIA3")
  }

  /// However many calls are refused, a provider that has no others is not asked for each.
  @Test func refusedCredentialsThatComeAgainAreNotFetchedForEachCall() async throws {
    let source = ScriptedProvider([issue(1), issue(1), issue(2)])
    let provider = refreshing(source)
    for _ in 0..<100 { provider.invalidate(try await provider.credentials()) }
    #expect(source.asked == 2)
    clock.advance(minutes: 0.6)
    provider.invalidate(try await provider.credentials())
    #expect(try await provider.credentials().accessKeyID == "ASIA2")
  }

  @Test func aFetchEndsWithTheLastOwner() async throws {
    final class Endless: CredentialsProvider {
      let isBegun = Mutex(false)
      let ended = Mutex(false)

      func credentials() async throws -> Credentials {
        isBegun.withLock { $0 = true }
        defer { ended.withLock { $0 = true } }
        try await Task.sleep(for: .seconds(1000))
        throw CancellationError()
      }
    }
    let source = Endless()
    var provider: Credentials.Refreshing? = Credentials.Refreshing(source)
    let caller = Task { [provider] in try await provider?.credentials() }
    while !source.isBegun.withLock({ $0 }) { await Task.yield() }
    caller.cancel()
    await #expect(throws: CancellationError.self) { try await caller.value }
    #expect(source.ended.withLock { $0 } == false)
    provider = nil
    while !source.ended.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
  }

  @Test func nothingPrintsTheSecret() async throws {
    let provider = refreshing(ScriptedProvider([issue(1)]))
    _ = try await provider.credentials()
    #expect(!showsSecret(provider))
    #expect("\(provider)" == "Credentials.Refreshing(ScriptedProvider)")
  }
}
