import ArgumentParser
import SwynamoServer

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct TLSOptions: ParsableArguments {
  @Option(
    name: .customLong("tls-certificate"),
    help: ArgumentHelp("Serve HTTPS with this certificate, or chain of them, in PEM.", valueName: "file"))
  var certificateFile: String?

  @Option(name: .customLong("tls-key"), help: ArgumentHelp("The certificate's private key, in PEM.", valueName: "file"))
  var keyFile: String?

  @Option(
    name: .customLong("tls-self-signed"),
    help: ArgumentHelp(
      "Serve HTTPS with a certificate made on the spot, and write it to this file, for clients to trust (AWS_CA_BUNDLE).",
      valueName: "file"))
  var selfSignedFile: String?

  func validate() throws {
    if (certificateFile == nil) != (keyFile == nil) {
      throw ValidationError("--tls-certificate and --tls-key are given together.")
    }
    if selfSignedFile != nil && certificateFile != nil {
      throw ValidationError("--tls-self-signed and --tls-certificate exclude each other.")
    }
  }

  func certificate(for host: String) throws -> ServerCertificate? {
    if let certificateFile, let keyFile {
      return try ServerCertificate(certificateFile: certificateFile, keyFile: keyFile)
    }
    guard let selfSignedFile else { return nil }
    let made = try SelfSignedCertificate(host: host)
    do { try Data(made.pem.utf8).write(to: URL(filePath: selfSignedFile)) } catch {
      throw UnwritableFileError(path: selfSignedFile)
    }
    return try ServerCertificate(selfSigned: made)
  }
}

struct UnwritableFileError: Error, CustomStringConvertible {
  let path: String

  var description: String { "The certificate can't be written to \(path)." }
}
