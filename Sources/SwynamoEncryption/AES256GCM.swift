import COpenSSL

/// AES with a key of 256 bits in Galois/Counter Mode: it hides a text and notices when it, or what is named beside it, was changed.
///
/// Source: NIST SP 800-38D; the calls are those of OpenSSL's EVP_EncryptInit(3).
enum AES256GCM {
  static let keyBytes = 32
  /// For which random bits suffice, up to 2^32 texts of one key.
  static let nonceBytes = 12
  static let tagBytes = 16

  static func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// The encrypted text and behind it the tag; nil when OpenSSL can't.
  static func encrypt(_ text: [UInt8], key: [UInt8], nonce: [UInt8], authenticating data: [UInt8]) -> [UInt8]? {
    guard key.count == keyBytes, nonce.count == nonceBytes, let context = EVP_CIPHER_CTX_new() else { return nil }
    defer { EVP_CIPHER_CTX_free(context) }
    var length: CInt = 0
    var output = [UInt8](repeating: 0, count: text.count + tagBytes)
    guard EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1,
      EVP_EncryptUpdate(context, nil, &length, data, CInt(clamping: data.count)) == 1,
      EVP_EncryptUpdate(context, &output, &length, text, CInt(clamping: text.count)) == 1, length == text.count,
      EVP_EncryptFinal_ex(context, nil, &length) == 1, length == 0
    else { return nil }
    let isTagged = output.withUnsafeMutableBufferPointer { output in
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, CInt(tagBytes), output.baseAddress.map { $0 + text.count }) == 1
    }
    return isTagged ? output : nil
  }

  /// The text; nil when it, the tag, the key or what is named beside it are not those that it was encrypted with.
  static func decrypt(_ encrypted: ArraySlice<UInt8>, key: [UInt8], nonce: [UInt8], authenticating data: [UInt8]) -> [UInt8]? {
    guard key.count == keyBytes, nonce.count == nonceBytes, encrypted.count >= tagBytes, let context = EVP_CIPHER_CTX_new() else {
      return nil
    }
    defer { EVP_CIPHER_CTX_free(context) }
    let input = Array(encrypted.dropLast(tagBytes))
    var tag = Array(encrypted.suffix(tagBytes))
    var length: CInt = 0
    var text = [UInt8](repeating: 0, count: input.count)
    guard EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1,
      EVP_DecryptUpdate(context, nil, &length, data, CInt(clamping: data.count)) == 1,
      EVP_DecryptUpdate(context, &text, &length, input, CInt(clamping: input.count)) == 1, length == input.count,
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, CInt(tagBytes), &tag) == 1,
      EVP_DecryptFinal_ex(context, nil, &length) == 1
    else { return nil }
    return text
  }
}
