import COpenSSL

/// The digest that S3 has of objects, and exports of their files.
package struct MD5: Sendable {
  private var context = MD5_CTX()

  package init() { MD5_Init(&context) }

  package static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var digest = MD5()
    digest.update(bytes)
    return digest.finish()
  }

  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { _ = MD5_Update(&context, $0.baseAddress, $0.count) }
  }

  package mutating func finish() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 16) { output, count in
      if let base = output.baseAddress { _ = MD5_Final(base, &context) }
      count = 16
    }
  }
}
