import Foundation
import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite(.timeLimit(.minutes(1))) struct ProcessCredentialsTests {
  private static let provider = "profile \"work\""

  private func credentials(
    _ command: String, timeout: Duration = .seconds(20), variables: [String: String] = [:]
  ) async throws -> Credentials {
    let environment = AWSEnvironment(
      variables: variables.merging(["PATH": "/usr/bin:/bin"]) { given, _ in given }, homeDirectory: "/nowhere")
    var process = ProcessCredentials(command: command, provider: Self.provider, environment: environment)
    process.timeout = timeout
    return try await process.credentials()
  }

  private func refusal(_ command: String, timeout: Duration = .seconds(20)) async -> String? {
    let error = await #expect(throws: CredentialsError.self) { try await credentials(command, timeout: timeout) }
    #expect(error?.isNotConfigured == false)
    #expect(error?.reports.map(\.provider) == [Self.provider])
    return error?.reports.first?.message
  }

  @Test func readsWhatAProgramWrites() async throws {
    let whole = try await credentials(
      #"""
      /bin/echo '{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "s p", "SessionToken": "t", \#
      "Expiration": "2026-01-31T12:00:00+00:00", "AccountId": "123456789012", "More": [1]}'
      """#)
    #expect(
      whole
        == Credentials(
          accessKeyID: "AKID", secretAccessKey: "s p", sessionToken: "t", expiration: Date(timeIntervalSince1970: 1_769_860_800),
          accountID: "123456789012"))
    let plain = try await credentials(#"echo "{\"Version\": 1, \"AccessKeyId\": \"a\", \"SecretAccessKey\": \"s\"}""#)
    #expect(plain == Credentials(accessKeyID: "a", secretAccessKey: "s"))
    let empty = try await credentials(
      #"echo '{"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "s", "SessionToken": "", "AccountId": ""}'"#)
    #expect(empty == plain)
  }

  @Test func thereIsNoShell() async {
    #expect(await refusal("echo $HOME; true") == "its credential_process wrote something that is not JSON")
    #expect(
      await refusal("/nowhere/at/all --x")
        == "its credential_process could not start \"/nowhere/at/all\": No such file or directory")
    #expect(await refusal("echo 'a") == "its credential_process cannot be read: a quotation is not closed")
  }

  @Test func theProgramHasTheEnvironmentAndNothingElse() async throws {
    // Its access key is what it sees: the variable, the home directory, its descriptors, some of which the shell opens itself.
    let script = #"""
      seen="$MARK $HOME $(echo $(ls /proc/$$/fd))"
      echo "{\"Version\": 1, \"AccessKeyId\": \"$seen\", \"SecretAccessKey\": \"s\"}"
      """#
    let directory = try TemporaryHome()
    try directory.write(script, to: "script")
    // One that no shell would use for itself, and that a program inherits unless it is told not to.
    let kept = fcntl(STDERR_FILENO, F_DUPFD, 200)
    defer { close(kept) }
    #expect(kept >= 200)
    let found = try await credentials("sh \(directory.path)/script", variables: ["MARK": "mark"])
    #expect(found.accessKeyID.hasPrefix("mark /nowhere 0 1 "))
    #expect(!found.accessKeyID.split(separator: " ").contains("\(kept)"))
  }

  @Test func aFailureHasTheStatusAndTheStandardErrorButNotTheStandardOutput() async {
    let sentence = await refusal(#"sh -c "echo hush; echo no  luck. >&2; exit 3""#)
    #expect(sentence == "its credential_process ended with status 3: no luck")
    #expect(await refusal("sh -c 'kill -9 $$'") == "its credential_process was ended by signal 9")
    #expect(await refusal("false") == "its credential_process ended with status 1")
  }

  @Test func theSecretsOfTheEnvironmentAreNotRepeated() async {
    let error = await #expect(throws: CredentialsError.self) {
      try await credentials(
        #"sh -c 'echo "with $AWS_SECRET_ACCESS_KEY and $AWS_SESSION_TOKEN" >&2; exit 1'"#,
        variables: ["AWS_SECRET_ACCESS_KEY": "hush", "AWS_SESSION_TOKEN": "quiet"])
    }
    #expect(error?.reports.first?.message == "its credential_process ended with status 1: with (redacted) and (redacted)")
  }

  @Test(arguments: [
    ("{", "wrote something that is not JSON"), ("[]", "wrote JSON that is not an object"),
    (#"{"Version": 1, "AccessKeyId": "a"}"#, #"wrote JSON without "SecretAccessKey""#),
    (#"{"AccessKeyId": "a", "SecretAccessKey": "hush"}"#, #"wrote JSON without "Version""#),
    (#"{"Version": "1", "AccessKeyId": "a", "SecretAccessKey": "hush"}"#, #"wrote JSON with a "Version" of another type"#),
    (#"{"Version": 2, "AccessKeyId": "a", "SecretAccessKey": "hush"}"#, "wrote JSON of Version 2, and only 1 can be read"),
    (#"{"Version": 1, "AccessKeyId": "", "SecretAccessKey": "hush"}"#, #"wrote JSON with an empty "AccessKeyId""#),
    (
      #"{"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "hush", "Expiration": "soon"}"#,
      #"wrote JSON whose "Expiration" is not a time such as 2026-01-31T12:00:00Z"#
    ),
  ])
  func malformedOutputIsNotRepeated(output: String, clause: String) async {
    #expect(await refusal("echo '\(output)'") == "its credential_process \(clause)")
  }

  @Test func aProgramThatTakesTooLongIsKilled() async throws {
    let started = ContinuousClock.now
    #expect(
      await refusal("sh -c 'sleep 100 & sleep 100'", timeout: .milliseconds(300))
        == "its credential_process did not end within 0.3 s and was killed")
    #expect(ContinuousClock.now - started < .seconds(50))
  }

  @Test func aProgramThatWritesTooMuchIsKilled() async {
    #expect(await refusal("yes hush") == "its credential_process wrote more than 1048576 bytes and was killed")
  }

  @Test func whatAProgramLeavesRunningIsNotWaitedFor() async throws {
    let started = ContinuousClock.now
    let found = try await credentials(
      #"sh -c "sleep 100 & echo '{\"Version\": 1, \"AccessKeyId\": \"a\", \"SecretAccessKey\": \"s\"}'""#)
    #expect(found.accessKeyID == "a")
    #expect(ContinuousClock.now - started < .seconds(50))
  }

  @Test func cancelingKillsTheProgramAndWhatItStarted() async throws {
    let directory = try TemporaryHome()
    let file = "\(directory.path)/started"
    let task = Task { try await credentials("sh -c 'sleep 100 & echo $! $$ >\(file).new; mv \(file).new \(file); wait'") }
    while !FileManager.default.fileExists(atPath: file) { try await Task.sleep(for: .milliseconds(5)) }
    let started = try directory.read("started").split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
    #expect(started.count == 2)
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    for identifier in started {
      // What nobody has waited for yet is still listed, as a zombie.
      var isGone = false
      for _ in 0..<400 where !isGone {
        let status = try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8)
        isGone = status?.contains(") Z ") ?? true
        if !isGone { try await Task.sleep(for: .milliseconds(5)) }
      }
      #expect(isGone)
    }
  }
}
