import COpenSSL

/// The place of a partition among all: scans and their segments go by it. It is part of the file format.
///
/// The service's own order: MD5 of a word and of the bytes of the key's values, numbers as `DynamoDBNumber.orderedBytes`. So a
/// scan answers in the order in which DynamoDB would, and a segment holds the same items.
enum PartitionHash {
  static func hash(_ values: [[UInt8]]) -> UInt64 {
    var context = MD5_CTX()
    MD5_Init(&context)
    MD5_Update(&context, salt.utf8Start, salt.utf8CodeUnitCount)
    for value in values { value.withUnsafeBytes { _ = MD5_Update(&context, $0.baseAddress, $0.count) } }
    var digest: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &digest) { bytes in
      if let output = bytes.baseAddress { _ = MD5_Final(output.assumingMemoryBound(to: UInt8.self), &context) }
    }
    return UInt64(bigEndian: digest.0)
  }

  private static let salt: StaticString = "Outliers"

  /// The first hash of a segment: the segments are equal parts of the range.
  static func start(ofSegment segment: Int, of total: Int) -> UInt64 {
    let (quotient, _) = UInt64(total).dividingFullWidth((UInt64(segment), 0))
    return quotient
  }
}
