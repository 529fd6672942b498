import SwynamoBytes
import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Credentials that a program writes: the `credential_process` of a profile.
///
///     let provider = ProcessCredentials(command: #"/opt/tool --user "Sam Pell""#, provider: #"profile "work""#, environment: .process)
///     // runs it and reads {"Version": 1, "AccessKeyId": "…", "SecretAccessKey": "…", "SessionToken": "…", "Expiration": "…"}
///
/// The program runs without a shell. What it writes to its standard error goes into the report of a failure, what it writes to its
/// standard output never does. Source: AWS SDKs and Tools Reference Guide, "Process credential provider".
struct ProcessCredentials: CredentialsProvider {
  let command: String
  /// Who reports: `profile "work"`.
  let provider: String
  let environment: AWSEnvironment
  /// Where the program does not say it.
  var accountID: String?
  var timeout: Duration = .seconds(60)

  func credentials() async throws -> Credentials {
    let words: [String]
    do {
      words = try ShellWords.split(command)
    } catch {
      throw failed("cannot be read: \(error.rawValue)")
    }
    guard let name = words.first else { throw CredentialsError.notConfigured(provider, "its credential_process is empty") }
    var variables = environment.variables
    if let home = environment.homeDirectory, variables["HOME"] == nil { variables["HOME"] = home }
    let output: Program.Output
    do {
      output = try await Program(words, environment: variables, timeout: timeout).run()
    } catch let failure as Program.RunError {
      throw failed(Self.clause(failure, program: name))
    }
    guard output.ending == .exited(0) else { throw failed(clause(output)) }
    var credentials = try read(output.standardOutput)
    if credentials.accountID == nil { credentials.accountID = accountID }
    return credentials
  }

  /// The program has them too, and may say them.
  private static let secretVariables = [
    "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN",
  ]

  private func failed(_ clause: String) -> CredentialsError { .failed(provider, "its credential_process \(clause)") }

  private static func clause(_ failure: Program.RunError, program: String) -> String {
    switch failure {
    case .notStarted(let why): "could not start \"\(program)\": \(why)"
    case .timedOut(let limit): "did not end within \(limit.inSeconds) and was killed"
    case .tooMuchOutput(let limit): "wrote more than \(limit) bytes and was killed"
    }
  }

  private func clause(_ output: Program.Output) -> String {
    let ending =
      switch output.ending {
      case .exited(let status): "ended with status \(status)"
      case .signaled(let number): "was ended by signal \(number)"
      }
    let said = String(decoding: output.standardError, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    let secrets = Self.secretVariables.map { environment[$0] }
    return said.isEmpty
      ? ending : "\(ending): \(ReportText.clause(ReportText.line(said.joined(separator: " "), without: secrets)))"
  }
}

extension ProcessCredentials {
  private struct Answer: Decodable {
    var version: Int
    var accessKeyID: String
    var secretAccessKey: String
    var sessionToken: String?
    var expiration: String?
    var accountID: String?

    enum CodingKeys: String, CodingKey {
      case version = "Version"
      case accessKeyID = "AccessKeyId"
      case secretAccessKey = "SecretAccessKey"
      case sessionToken = "SessionToken"
      case expiration = "Expiration"
      case accountID = "AccountId"
    }
  }

  private func read(_ output: [UInt8]) throws -> Credentials {
    let answer: Answer
    do {
      answer = try JSONDecoder().decode(Answer.self, from: Data(output))
    } catch let error as DecodingError {
      throw failed(JSONMismatch(error).map { "wrote JSON \($0.clause)" } ?? "wrote something that is not JSON")
    }
    guard answer.version == 1 else { throw failed("wrote JSON of Version \(answer.version), and only 1 can be read") }
    guard !answer.accessKeyID.isEmpty else { throw failed("wrote JSON with an empty \"AccessKeyId\"") }
    guard !answer.secretAccessKey.isEmpty else { throw failed("wrote JSON with an empty \"SecretAccessKey\"") }
    var credentials = Credentials(accessKeyID: answer.accessKeyID, secretAccessKey: answer.secretAccessKey)
    if let token = answer.sessionToken, !token.isEmpty { credentials.sessionToken = token }
    if let accountID = answer.accountID, !accountID.isEmpty { credentials.accountID = accountID }
    if let text = answer.expiration {
      guard let expiration = ExpirationTime.date(text) else {
        throw failed("wrote JSON whose \"Expiration\" is not a time such as 2026-01-31T12:00:00Z")
      }
      credentials.expiration = expiration
    }
    return credentials
  }
}
