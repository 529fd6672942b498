import COpenSSL

/// SHA-256 by OpenSSL: the algorithm is fetched once for the process and a context is used again and again.
///
/// A context is mutable and not `Sendable`: it belongs to one signer.
package final class SHA256 {
  package static let digestSize = 32
  package static let blockSize = 64

  private static let algorithm = Algorithm()
  private let context = EVP_MD_CTX_new()

  package init() { start() }

  deinit { EVP_MD_CTX_free(context) }

  package func start() { EVP_DigestInit_ex2(context, Self.algorithm.handle, nil) }

  /// Takes over what the other has absorbed so far.
  package func start(from other: SHA256) { EVP_MD_CTX_copy_ex(context, other.context) }

  package func update(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }

  package func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// Writes 32 bytes.
  package func finish(into output: UnsafeMutablePointer<UInt8>) { EVP_DigestFinal_ex(context, output, nil) }

  package func finish() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.digestSize) { output, count in
      if let base = output.baseAddress { finish(into: base) }
      count = Self.digestSize
    }
  }

  /// `@unchecked Sendable`: an `EVP_MD` is immutable once fetched, and OpenSSL counts its references atomically.
  private struct Algorithm: @unchecked Sendable {
    let handle: OpaquePointer? = EVP_MD_fetch(nil, "SHA256", nil)
  }
}

/// HMAC-SHA-256 with the state of both padded keys kept, so that a message costs its own blocks and two more.
package final class HMACSHA256 {
  private let inner = SHA256()
  private let outer = SHA256()
  private let running = SHA256()

  package init(key: [UInt8]) {
    var block = key
    if block.count > SHA256.blockSize {
      running.update(block)
      block = running.finish()
    }
    block += [UInt8](repeating: 0, count: SHA256.blockSize - block.count)
    inner.update(block.map { $0 ^ 0x36 })
    outer.update(block.map { $0 ^ 0x5C })
  }

  package func authenticate(_ message: UnsafeRawBufferPointer, into output: UnsafeMutablePointer<UInt8>) {
    running.start(from: inner)
    running.update(message)
    running.finish(into: output)
    running.start(from: outer)
    running.update(UnsafeRawBufferPointer(start: output, count: SHA256.digestSize))
    running.finish(into: output)
  }

  package func authenticate(_ message: some Sequence<UInt8>) -> [UInt8] {
    let message = Array(message)
    return [UInt8](unsafeUninitializedCapacity: SHA256.digestSize) { output, count in
      if let base = output.baseAddress { message.withUnsafeBytes { authenticate($0, into: base) } }
      count = SHA256.digestSize
    }
  }
}
