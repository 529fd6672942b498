public import SwynamoCore

/// Which attributes a write gives back.
public enum ReturnedAttributes: Sendable, Hashable {
  case none, allOld, allNew, updatedOld, updatedNew
}

/// Which attributes a write gives back, and as what.
public struct ReturnMode<Model, Output>: Sendable {
  public let attributes: ReturnedAttributes
  /// Makes the output from the answer's attributes; nil bytes mean that there are none.
  public let output: @Sendable ([UInt8]?, TableSchema<Model>) throws -> Output
}

extension ReturnMode where Output == Model? {
  /// The whole item as it was before, nil when there was none.
  public static var allOld: ReturnMode {
    ReturnMode(attributes: .allOld) { bytes, schema in try bytes.map { try AttributeReader.read($0, schema.rowDecoder.decode) } }
  }
}

extension ReturnMode where Output == Model {
  /// The whole item as it is now. For updates.
  public static var allNew: ReturnMode {
    ReturnMode(attributes: .allNew) { bytes, schema in
      guard let bytes else {
        throw AttributeDecodingError(.malformed("the answer holds no item", offset: 0), table: schema.definition.name)
      }
      return try AttributeReader.read(bytes, schema.rowDecoder.decode)
    }
  }
}

extension ReturnMode where Output == Item {
  /// The updated attributes as they were before. For updates.
  public static var updatedOld: ReturnMode { ReturnMode(attributes: .updatedOld, output: rawItem) }

  /// The updated attributes as they are now. For updates.
  public static var updatedNew: ReturnMode { ReturnMode(attributes: .updatedNew, output: rawItem) }

  private static func rawItem(_ bytes: [UInt8]?, _: TableSchema<Model>) throws -> Item {
    try bytes.map { try AttributeReader.read($0) { try $0.readItem() } } ?? [:]
  }
}

extension ReturnMode where Output == Void {
  static var none: ReturnMode { ReturnMode(attributes: .none) { _, _ in } }
}
