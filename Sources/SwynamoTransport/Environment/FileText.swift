#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads small files whole, with the system's own words for what went wrong.
enum FileText {
  struct ReadError: Error, Hashable {
    /// "Permission denied"
    var why: String
    var isMissing: Bool
  }

  /// Up to so many bytes and a chunk. Who does not wait gets nothing from a pipe that nobody writes to.
  static func bytes(of path: String, upTo limit: Int = .max, waits: Bool = true) throws(ReadError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while bytes.count < limit {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// The file as UTF-8, without a byte order mark.
  static func text(of path: String) throws(ReadError) -> String {
    var bytes = try bytes(of: path)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw ReadError(why: "it is not UTF-8", isMissing: false) }
    return text
  }

  private static func failure() -> ReadError {
    let code = errno
    return ReadError(
      why: strerror(code).map { String(cString: $0) } ?? "error \(code)", isMissing: code == ENOENT || code == ENOTDIR)
  }
}

/// A file that holds one token.
enum SecretFile {
  /// Why a file cannot be used, to follow its path.
  struct TokenError: Error {
    var why: String
  }

  private static let limit = 64 << 10

  /// The token, without the line end that an editor may have left.
  static func token(at path: String) throws(TokenError) -> String {
    var bytes: [UInt8]
    do {
      bytes = try FileText.bytes(of: path, upTo: limit + 1, waits: false)
    } catch {
      throw TokenError(why: "cannot be read: \(error.why)")
    }
    guard bytes.count <= limit else { throw TokenError(why: "is larger than a token can be") }
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    guard !bytes.isEmpty else { throw TokenError(why: "is empty") }
    guard let token = String(validating: bytes, as: UTF8.self) else { throw TokenError(why: "is not UTF-8") }
    return token
  }
}
