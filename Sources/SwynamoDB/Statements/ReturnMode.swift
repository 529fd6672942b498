import SwynamoCompiler
public import SwynamoCore
import SwynamoSchema
public import SwynamoWire

/// Which attributes a write gives back, and as what; which there are depends on the write.
///
/// Source: API Reference, `ReturnValues` of "PutItem", "UpdateItem" and "DeleteItem".
public struct ReturnMode<Request, Model, Output>: Sendable {
  @usableFromInline let attributes: ReturnValues
  /// Makes the output from the answer's attributes; nil bytes mean that there are none.
  let read: @Sendable ([UInt8]?, TableSchema<Model>) throws -> Output

  func output(from reply: Reply, _ table: TableSchema<Model>, key: @autoclosure () -> EncodedItem) throws -> Output {
    guard attributes != .none else {
      try reply.check()
      return try read(nil, table)
    }
    return try reply.read {
      let response = try ItemResponse($0) { reader in Array(try reader.skipValue()) }
      do { return try read(response.item, table) } catch var error as AttributeDecodingError {
        error.writeWasMade = true
        error.key = key()
        throw error
      }
    }
  }
}

extension ReturnMode where Output == Model? {
  /// The whole item as it was before, nil when there was none.
  public static var allOld: ReturnMode {
    ReturnMode(attributes: .allOld) { bytes, schema in try bytes.map { try AttributeReader.read($0, schema.rowDecoder.decode) } }
  }
}

extension ReturnMode where Request == UpdateItemRequest, Output == Model {
  /// The whole item as it is now.
  public static var allNew: ReturnMode {
    ReturnMode(attributes: .allNew) { bytes, schema in
      guard let bytes else {
        throw AttributeDecodingError(.malformed("the answer holds no item", offset: 0), table: schema.definition.name)
      }
      return try AttributeReader.read(bytes, schema.rowDecoder.decode)
    }
  }
}

extension ReturnMode where Request == UpdateItemRequest, Output == Item {
  /// The updated attributes as they were before.
  public static var updatedOld: ReturnMode { ReturnMode(attributes: .updatedOld, read: rawItem) }

  /// The updated attributes as they are now.
  public static var updatedNew: ReturnMode { ReturnMode(attributes: .updatedNew, read: rawItem) }

  static func rawItem(_ bytes: [UInt8]?, _: TableSchema<Model>) throws -> Item {
    try bytes.map { try AttributeReader.read($0) { try $0.readItem() } } ?? [:]
  }
}

extension ReturnMode where Output == Void {
  @usableFromInline
  static var none: ReturnMode { ReturnMode(attributes: .none) { _, _ in } }
}

/// What other writes than updates don't give back, answered in a sentence.
extension ReturnMode where Output == Item {
  @available(*, unavailable, message: "only an update gives this back; a put and a delete give .allOld")
  public static var updatedOld: ReturnMode { fatalError() }

  @available(*, unavailable, message: "only an update gives this back; a put and a delete give .allOld")
  public static var updatedNew: ReturnMode { fatalError() }
}

extension ReturnMode where Output == Model {
  @available(*, unavailable, message: "only an update gives this back; a put and a delete give .allOld")
  public static var allNew: ReturnMode { fatalError() }
}
