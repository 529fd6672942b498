public import SwynamoCore

/// The encrypted attributes of a table: items and updates are written as others are, and these values encrypted then, with the item's
/// key, which a codec of one value does not know. Tables without such have none of this.
@usableFromInline
package final class ItemEncryption: Sendable {
  struct Column: Sendable {
    let name: String
    let encryption: any AttributeEncryption
  }

  private let columns: [Column]
  /// The table's hash key, and its range key if it has one; a map has none.
  private let keyNames: [String]

  /// Of attributes with what encrypts them; nil where none are encrypted.
  init?(_ attributes: [(name: String, encryption: (any AttributeEncryption)?)], keyNames: [String]) {
    columns = attributes.compactMap { name, encryption in encryption.map { Column(name: name, encryption: $0) } }
    self.keyNames = keyNames
    if columns.isEmpty { return nil }
  }

  func column(named name: some Collection<UInt8>) -> Column? { columns.first { $0.name.utf8.elementsEqual(name) } }
}

extension ItemEncryption {
  /// Writes an item with its values encrypted, and none as it is.
  func encrypt(_ plain: [UInt8], to writer: inout AttributeWriter) {
    do {
      let key = try key(of: plain)
      try copy(plain, to: &writer) { value, column, writer in
        let known = writer.faults.count
        let encrypted = encrypt(Array(value), column, key, &writer.faults)
        writer.write(encrypted)
        writer.locateFaults(from: known, under: column.name)
      }
    } catch {
      writer.report(.encodingFailed("the item can't be encrypted: \(error)"))
    }
  }

  /// Copies an item, whose values of these columns the closure writes.
  private func copy(
    _ item: [UInt8], to writer: inout AttributeWriter,
    _ write: (_ value: UnsafeRawBufferPointer, Column, inout AttributeWriter) throws -> Void
  ) throws {
    writer.write(byte: UInt8(ascii: "{"))
    try AttributeReader.read(item) { reader in
      try reader.readObject { reader, name in
        writer.separate()
        writer.write(jsonString: name)
        writer.write(byte: UInt8(ascii: ":"))
        let value = try reader.skipValue()
        if let column = column(named: name) { try write(value, column, &writer) } else { writer.write(raw: value) }
      }
    }
    writer.write(byte: UInt8(ascii: "}"))
  }

  /// A value in DynamoDB's JSON, as it is stored; null with a fault where it can't be encrypted.
  func encrypt(
    _ value: [UInt8], _ column: Column, _ key: [AttributeValue]?, _ faults: inout [AttributeValue.LocatedFault]
  ) -> AttributeValue {
    do throws(AttributeValue.Fault) {
      guard let key else {
        throw .encodingFailed("it is encrypted, which takes the item's key, and there is none")
      }
      return .binary(try column.encryption.encrypt(value, in: EncryptedPlace(attribute: column.name, key: key)))
    } catch {
      faults.append(AttributeValue.LocatedFault(path: "", fault: error))
      return .null
    }
  }

  /// The values of the table's key; nil where one is missing.
  func key(of item: [UInt8]) throws -> [AttributeValue]? {
    var found: [AttributeValue?] = keyNames.map { _ in nil }
    try AttributeReader.read(item) { reader in
      try reader.readObject { reader, name in
        if let index = keyNames.firstIndex(where: { $0.utf8.elementsEqual(name) }) {
          found[index] = try reader.readValue()
        } else {
          try reader.skipValue()
        }
      }
    }
    let key = found.compactMap(\.self)
    return key.isEmpty || key.count < found.count ? nil : key
  }
}

extension ItemEncryption {
  /// The error without what was stored, where that was encrypted.
  @usableFromInline
  func hidingValue(in error: AttributeDecodingError) -> AttributeDecodingError {
    let path = error.path.utf8
    let isHidden = columns.contains { column in
      let rest = path.dropFirst(column.name.utf8.count)
      return path.starts(with: column.name.utf8)
        && (rest.isEmpty || rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: "["))
    }
    // One without a path is of the whole, in which the value may be.
    guard isHidden || path.isEmpty else { return error }
    var hidden = error
    switch error.reason {
    case .invalidValue, .unsupportedTexts:
      hidden.reason = .invalidValue("an encrypted value, which is not shown", type: "value of the property's type")
    case .malformed(_, let offset): hidden.reason = .malformed("an encrypted value holds no value of DynamoDB's", offset: offset)
    case .typeMismatch, .missing, .notDecrypted, .mismatchedInitializer: break
    }
    return hidden
  }

  /// Reads an item, and gives it as it was before its values were encrypted.
  @usableFromInline
  func decrypt(_ reader: inout AttributeReader) throws -> [UInt8] {
    let stored = Array(try reader.skipValue())
    let key = try key(of: stored)
    var writer = AttributeWriter(capacity: stored.count)
    try copy(stored, to: &writer) { value, column, writer in writer.write(raw: try decrypt(value, column, key)) }
    return writer.bytes
  }

  private func decrypt(_ value: UnsafeRawBufferPointer, _ column: Column, _ key: [AttributeValue]?) throws -> [UInt8] {
    do {
      var reader = AttributeReader(value)
      if column.encryption.readsPlain, try reader.peekType() != .binary { return Array(value) }
      let stored = try [UInt8](attributeFrom: &reader)
      guard let key else { throw AttributeDecodingError(.notDecrypted("the item was read without its key")) }
      return try column.encryption.decrypt(stored, in: EncryptedPlace(attribute: column.name, key: key))
    } catch let error as AttributeDecodingError {
      throw error.within(column.name)
    }
  }
}
