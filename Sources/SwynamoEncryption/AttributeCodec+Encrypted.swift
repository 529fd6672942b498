public import SwynamoCore

extension AttributeCodec {
  /// What another codec stores, encrypted by AES-256-GCM with the current one of the keys, in a binary.
  ///
  ///     import SwynamoEncryption
  ///
  ///     Field(\.diagnosis, as: .encrypted(with: keys, context: "patients"))
  ///     Field(\.scan, as: .encrypted(with: keys, context: "patients", as: .compressed()))
  ///
  /// A value is bound to the context, to its attribute's name and to the item's key, so that one which was copied to another place
  /// can't be read. The table's name is no part of it: a table that was restored or renamed is read. DynamoDB sees none of it: conditions
  /// ask whether the attribute exists, and it is read with the whole item. It is a field of a table, not of a nested map, and no key.
  ///
  /// With `readingPlain`, what is stored without encryption is read as well, for the time of a change; a codec of binaries has no such time.
  ///
  /// Stored are a byte 1, the length of the key's id and the id, 12 random bytes, and the encrypted text with its tag of 16; encrypted is
  /// DynamoDB's JSON of the value. Errors: `AttributeDecodingError` that says whether the key is missing, or the value not what was
  /// written there. Source: NIST SP 800-38D.
  public static func encrypted(
    with keys: EncryptionKeys, context: String, as codec: AttributeCodec, readingPlain: Bool = false
  ) -> AttributeCodec {
    AttributeCodec(encrypting: codec, by: ValueEncryption(keys: keys, context: context, readsPlain: readingPlain))
  }
}

extension AttributeCodec where Value: AttributeConvertible {
  /// What the type's conformance stores, encrypted.
  ///
  ///     Field(\.diagnosis, as: .encrypted(with: keys, context: "patients"))
  public static func encrypted(with keys: EncryptionKeys, context: String, readingPlain: Bool = false) -> AttributeCodec {
    .encrypted(with: keys, context: context, as: .standard, readingPlain: readingPlain)
  }
}

/// How values are encrypted for their place.
struct ValueEncryption: AttributeEncryption {
  let keys: EncryptionKeys
  let context: String
  let readsPlain: Bool

  private static let version: UInt8 = 1

  func encrypt(_ value: [UInt8], in place: EncryptedPlace) throws(AttributeValue.Fault) -> [UInt8] {
    guard let ring = keys.keys, let key = ring[ring.current] else {
      throw .encodingFailed("it is encrypted, and no keys have been fetched: await the keys' refresh() first")
    }
    let header = [Self.version, UInt8(ring.current.utf8.count)] + Array(ring.current.utf8)
    let nonce = AES256GCM.randomBytes(AES256GCM.nonceBytes)
    guard
      let encrypted = AES256GCM.encrypt(value, key: key, nonce: nonce, authenticating: authenticated(header, place))
    else { throw .encodingFailed("OpenSSL can't encrypt it") }
    return header + nonce + encrypted
  }

  func decrypt(_ stored: [UInt8], in place: EncryptedPlace) throws(AttributeDecodingError) -> [UInt8] {
    guard stored.count > 2, stored[0] == Self.version,
      stored.count >= 2 + Int(stored[1]) + AES256GCM.nonceBytes + AES256GCM.tagBytes
    else { throw AttributeDecodingError(.notDecrypted("its \(stored.count) bytes are none that this version encrypts")) }
    let header = Array(stored[..<(2 + Int(stored[1]))])
    let id = String(decoding: header[2...], as: UTF8.self)
    guard let ring = keys.keys else {
      throw AttributeDecodingError(.notDecrypted("no keys have been fetched: await the keys' refresh() first"))
    }
    guard let key = ring[id] else {
      throw AttributeDecodingError(.notDecrypted("it is encrypted with the key \"\(id)\", which is not among those given"))
    }
    let nonce = Array(stored[header.count...].prefix(AES256GCM.nonceBytes))
    guard
      let value = AES256GCM.decrypt(
        stored[(header.count + nonce.count)...], key: key, nonce: nonce, authenticating: authenticated(header, place))
    else {
      throw AttributeDecodingError(
        .notDecrypted(
          "the key \"\(id)\" does not fit: its bytes were changed, or it was encrypted for another item, attribute or context"))
    }
    return value
  }

  /// What is authenticated beside the value: each part with its length before it, so that no two places have the same.
  private func authenticated(_ header: [UInt8], _ place: EncryptedPlace) -> [UInt8] {
    var data: [UInt8] = []
    for part in [header, Array(context.utf8), Array(place.attribute.utf8)] + place.key.map(canonical) {
      withUnsafeBytes(of: UInt32(part.count).bigEndian) { data += $0 }
      data += part
    }
    return data
  }

  /// A key's value: its type's name, and the bytes of its text or of the binary. Equal numbers have one text.
  private func canonical(_ value: AttributeValue) -> [UInt8] {
    let content: [UInt8] =
      switch value {
      case .string(let text): Array(text.utf8)
      case .number(let number): Array(number.description.utf8)
      case .binary(let bytes): bytes
      // No key is of another type.
      case .bool, .null, .list, .map, .stringSet, .numberSet, .binarySet: []
      }
    return Array(value.type.rawValue.utf8) + [0] + content
  }
}
