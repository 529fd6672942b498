import HTTPTypes

extension String {
  /// What headers that mean something consist of. Swift compares other texts by their canonical forms, and for one with thousands of
  /// combining marks that takes seconds.
  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

extension HTTPField.Name {
  static let amazonTarget = Self("X-Amz-Target")!
  static let amazonDate = Self("X-Amz-Date")!
  static let amazonSecurityToken = Self("X-Amz-Security-Token")!
  static let requestID = Self("x-amzn-RequestId")!
  static let checksum = Self("x-amz-crc32")!
}
