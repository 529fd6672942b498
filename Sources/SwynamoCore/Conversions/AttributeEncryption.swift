/// How much of a value DynamoDB sees of what is stored.
@usableFromInline
package enum StoredForm: Sendable, Hashable {
  /// All of it.
  case plain
  /// Nothing: it can't be compared or computed with.
  case compressed
  /// Nothing, nor does anybody who has not the item's key.
  case encrypted
}

/// Turns values into binaries that give them back in one place only: the attribute and the item that they were encrypted for.
@usableFromInline
package protocol AttributeEncryption: Sendable {
  /// Whether a value that is stored as it is can be read.
  var readsPlain: Bool { get }
  /// The binary to store for a value in DynamoDB's JSON.
  func encrypt(_ value: [UInt8], in place: EncryptedPlace) throws(AttributeValue.Fault) -> [UInt8]
  /// The value's JSON. Errors: `AttributeDecodingError`.
  func decrypt(_ stored: [UInt8], in place: EncryptedPlace) throws(AttributeDecodingError) -> [UInt8]
}

/// Where an encrypted value belongs.
@usableFromInline
package struct EncryptedPlace: Sendable {
  package let attribute: String
  /// The values of the item's hash key, and of its range key if there is one.
  package let key: [AttributeValue]

  package init(attribute: String, key: [AttributeValue]) {
    self.attribute = attribute
    self.key = key
  }
}

/// What a column needs of an encrypted codec: how its values are stored before they are encrypted, and what encrypts them.
@usableFromInline
package final class EncryptedCodec<Value>: Sendable {
  @usableFromInline package let plain: AttributeCodec<Value>
  @usableFromInline package let encryption: any AttributeEncryption

  init(_ plain: AttributeCodec<Value>, _ encryption: any AttributeEncryption) {
    self.plain = plain
    self.encryption = encryption
  }
}

extension AttributeCodec {
  /// A codec whose values are encrypted where the item's key is known: by a table. By itself it writes and reads nothing, so that
  /// no value is stored as it is where a codec is used elsewhere.
  package init(encrypting plain: AttributeCodec, by encryption: any AttributeEncryption) {
    self.init(
      type: .binary,
      encode: { _, writer in
        writer.report(
          .encodingFailed(
            "it can't be encrypted here: encrypted attributes are a table's own, and .encrypted is the outermost codec")
        )
        writer.write(.null)
      },
      decode: { _ in throw AttributeDecodingError(.notDecrypted("encrypted attributes are a table's own")) },
      isAbsent: plain.isAbsent, absentValue: plain.absentValue)
    form = .encrypted
    encrypted = EncryptedCodec(plain, encryption)
  }
}
