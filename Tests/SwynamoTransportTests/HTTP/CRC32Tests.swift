import SwynamoCompression
import Testing

@Suite struct CRC32Tests {
  /// Source: the check value of CRC-32/ISO-HDLC.
  @Test func isTheCRCOfZlib() {
    #expect(CRC32.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.checksum([]) == 0)
  }

  @Test func takesParts() {
    var digest = CRC32.Digest()
    for part in ["12", "", "3456", "789"] { digest.add(Array(part.utf8)) }
    #expect(digest.value == 0xCBF4_3926)
    digest.add(UInt64(0x0102_0304_0506_0708))
    #expect(digest.value == CRC32.checksum(Array("123456789".utf8) + [8, 7, 6, 5, 4, 3, 2, 1]))
  }
}
