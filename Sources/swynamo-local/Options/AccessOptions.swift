import ArgumentParser
import SwynamoServer

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct AccessOptions: ParsableArguments {
  @Option(
    name: .customLong("credentials"),
    help: ArgumentHelp(
      """
      Verify signatures against the credentials in this file, which has AWS's format: aws_access_key_id, \
      aws_secret_access_key and, for temporary ones, aws_session_token in each section. One pair can be given in the \
      environment instead: SWYNAMO_LOCAL_ACCESS_KEY_ID, SWYNAMO_LOCAL_SECRET_ACCESS_KEY and SWYNAMO_LOCAL_SESSION_TOKEN.
      """, valueName: "file"))
  var credentialsFile: String?

  @Option(
    help: ArgumentHelp("Verify signatures against this key; its secret is given too, or is in the environment.", valueName: "id"))
  var accessKeyID: String?

  @Option(help: ArgumentHelp("The secret of --access-key-id. Other users of the machine can see it here.", valueName: "secret"))
  var secretAccessKey: String?

  @Option(help: "With verified signatures, the one region that they may be for.")
  var region: String?

  @Flag(
    name: .customLong("require-signatures"),
    help: "Refuse requests without a signature even where none is verified, as the service does.")
  var requiresSignatures = false

  @Flag(help: "Whether clients with different access keys and regions see the same tables or have tables of their own.")
  var isolation = IsolationOption.shared

  @Option(
    name: .customLong("allow-host"),
    help: ArgumentHelp(
      "Answer requests for this host too that no verified signature is for; may be repeated. Addresses, localhost and --host are "
        + "answered anyway.", valueName: "name"))
  var hosts: [String] = []

  @Option(
    name: .customLong("allow-origin"),
    help: ArgumentHelp(
      "Answer scripts of this origin in a browser, https://example.com, or of any, *; may be repeated.", valueName: "origin"))
  var origins: [String] = []

  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  func validate() throws {
    if secretAccessKey != nil && accessKeyID == nil { throw ValidationError("--secret-access-key needs --access-key-id.") }
    if accessKeyID != nil && secret == nil {
      throw ValidationError("--access-key-id needs --secret-access-key, or SWYNAMO_LOCAL_SECRET_ACCESS_KEY in the environment.")
    }
    if environmentKeyID != nil && environment["SWYNAMO_LOCAL_SECRET_ACCESS_KEY"] == nil {
      throw ValidationError("SWYNAMO_LOCAL_ACCESS_KEY_ID needs SWYNAMO_LOCAL_SECRET_ACCESS_KEY.")
    }
    if region != nil && !isVerified { throw ValidationError("--region needs credentials to verify signatures with.") }
    for host in hosts where !Self.isHost(host) {
      throw ValidationError("--allow-host needs a name without a port, as in --allow-host dynamodb, not '\(host)'.")
    }
    for origin in origins where !Self.isOrigin(origin) {
      throw ValidationError("--allow-origin needs an origin, as in --allow-origin https://example.com, or *, not '\(origin)'.")
    }
  }

  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x21..<0x7F).contains($0) } && !text.contains { ":/[]@*".contains($0) }
  }

  /// A scheme and a host in lower case, and a port, as browsers write it; or what they write for pages without an origin.
  private static func isOrigin(_ text: String) -> Bool {
    if text == "*" || text == "null" { return true }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].hasSuffix(":") && parts[0].count > 1 && parts[1].isEmpty && !parts[2].isEmpty
      && text.utf8.allSatisfy { (0x21..<0x7F).contains($0) } && text == text.lowercased()
  }

  var allowedOrigins: AllowedOrigins { origins.contains("*") ? .any : .these(origins) }

  private var environmentKeyID: String? { environment["SWYNAMO_LOCAL_ACCESS_KEY_ID"] }
  private var secret: String? { secretAccessKey ?? environment["SWYNAMO_LOCAL_SECRET_ACCESS_KEY"] }

  var isVerified: Bool { credentialsFile != nil || accessKeyID != nil || environmentKeyID != nil }

  func authentication() throws -> Authentication {
    guard isVerified else { return Authentication(isRequired: requiresSignatures) }
    var accepted: [AcceptedCredentials] = []
    if let credentialsFile {
      let text: String
      do { text = try String(contentsOfFile: credentialsFile, encoding: .utf8) } catch {
        throw UnreadableFileError(path: credentialsFile, purpose: "The credentials")
      }
      accepted = try CredentialsFile(text, name: credentialsFile).credentials
    }
    if let id = accessKeyID ?? environmentKeyID, let secret {
      accepted.append(
        AcceptedCredentials(
          accessKeyID: id, secretAccessKey: secret, sessionToken: environment["SWYNAMO_LOCAL_SESSION_TOKEN"]))
    }
    return Authentication(verifying: accepted, region: region) { Int(Date().timeIntervalSince1970) }
  }
}

struct UnreadableFileError: Error, CustomStringConvertible {
  let path: String
  let purpose: String

  var description: String { "\(purpose) in \(path) can't be read." }
}

enum IsolationOption: String, EnumerableFlag {
  case shared
  case apart

  var value: TableIsolation {
    switch self {
    case .shared: .shared
    case .apart: .isolated
    }
  }
}
