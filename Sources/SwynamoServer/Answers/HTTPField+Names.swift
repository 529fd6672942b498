import HTTPTypes

extension HTTPField.Name {
  static let amazonTarget = Self("X-Amz-Target")!
  static let amazonDate = Self("X-Amz-Date")!
  static let amazonSecurityToken = Self("X-Amz-Security-Token")!
  static let requestID = Self("x-amzn-RequestId")!
  static let checksum = Self("x-amz-crc32")!
}
