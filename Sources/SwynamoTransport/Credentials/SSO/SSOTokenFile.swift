import COpenSSL
import SwynamoBytes
import SwynamoSigning

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The file that `aws sso login` leaves a token in: its name is the SHA-1 of the session's name, or of the start URL in the older form.
struct SSOTokenFile {
  let path: String

  init(key: String, homeDirectory: String) {
    path = "\(homeDirectory)/.aws/sso/cache/\(Self.hash(key)).json"
  }

  /// Nil when there is none.
  func read() throws(TokenError) -> SSOToken? {
    let bytes: [UInt8]
    do {
      bytes = try FileText.bytes(of: path)
    } catch {
      if error.isMissing { return nil }
      throw TokenError(clause: "the SSO token in \"\(path)\" cannot be read: \(error.why)")
    }
    do {
      return try JSONDecoder().decode(SSOToken.self, from: Data(bytes))
    } catch {
      let why = (error as? DecodingError).flatMap(JSONMismatch.init)?.clause ?? "that is damaged"
      throw TokenError(clause: "the SSO token in \"\(path)\" is JSON \(why)")
    }
  }

  struct TokenError: Error, Hashable {
    var clause: String
  }

  /// Puts a token in the place of the old one, readable by its owner alone. Where that cannot be done the old one stays.
  func replace(with token: SSOToken) {
    guard let data = try? JSONEncoder().encode(token) else { return }
    let draft = "\(path).\(UInt64.random(in: .min ... .max)).tmp"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let bytes = Array(data)
    let isWritten = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
    close(descriptor)
    if !isWritten || rename(draft, path) != 0 { unlink(draft) }
  }

  private static func hash(_ text: String) -> String {
    let text = Array(text.utf8)
    let digest = [UInt8](unsafeUninitializedCapacity: 20) { digest, count in
      EVP_Digest(text, text.count, digest.baseAddress, nil, EVP_sha1(), nil)
      count = 20
    }
    return String(decoding: Hexadecimal.text(digest), as: UTF8.self)
  }
}
