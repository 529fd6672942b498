/// A file that holds one token.
enum SecretFile {
  /// Why a file cannot be used, to follow its path.
  struct Failure: Error {
    var why: String
  }

  private static let limit = 64 << 10

  /// The token, without the line end that an editor may have left.
  static func token(at path: String) throws(Failure) -> String {
    var bytes: [UInt8]
    do {
      bytes = try FileText.bytes(of: path, upTo: limit + 1, waits: false)
    } catch {
      throw Failure(why: "cannot be read: \(error.why)")
    }
    guard bytes.count <= limit else { throw Failure(why: "is larger than a token can be") }
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    guard !bytes.isEmpty else { throw Failure(why: "is empty") }
    guard let token = String(validating: bytes, as: UTF8.self) else { throw Failure(why: "is not UTF-8") }
    return token
  }
}
