import SwynamoCompiler
public import SwynamoCore
import SwynamoSchema
public import SwynamoWire

/// Which attributes a write gives back, and as what; which there are depends on the write.
///
/// Source: API Reference, `ReturnValues` of "PutItem", "UpdateItem" and "DeleteItem".
public struct ReturnMode<Request, Model, Output>: Sendable {
  @usableFromInline let attributes: ReturnValues
  /// Whether the output is made from the item of the put, which the answer does not repeat.
  var readsWrittenItem = false
  /// Whether nobody asked for it: a write of a model gives the model unless told otherwise, and in a transaction nothing.
  var isImplied = false
  /// Makes the output from the answer's attributes; nil bytes mean that there are none.
  let read: @Sendable ([UInt8]?, TableSchema<Model>) throws -> Output

  func output(from reply: Reply, _ table: TableSchema<Model>, _ plan: WritePlan) throws -> Output {
    guard attributes != .none else {
      try reply.check()
      return try output(of: nil, table, plan)
    }
    return try reply.read {
      let response = try ItemResponse($0) { reader in Array(try reader.skipValue()) }
      return try output(of: response.item, table, plan)
    }
  }

  /// The output of a write that was made and of which the item is known; nil where other attributes were wanted.
  func output(ofMade item: Item?, _ table: TableSchema<Model>, _ plan: WritePlan) throws -> Output? {
    switch attributes {
    case .none: try output(of: nil, table, plan)
    case .allNew: try output(of: item.map { EncodedItem($0).json }, table, plan)
    case .allOld, .updatedOld, .updatedNew: nil
    }
  }

  /// The output of an item that was given back. Of a put that gives what it wrote, it is that.
  func output(of given: [UInt8]?, _ table: TableSchema<Model>, _ plan: WritePlan) throws -> Output {
    let item = readsWrittenItem ? plan.item.json : given
    let isHidden =
      attributes == .allOld && !plan.includesExpired
      && item.map { table.definition.expiry?.hides(EncodedItem(json: $0)) == true } == true
    do { return try read(isHidden ? nil : item, table) } catch var error as AttributeDecodingError {
      error.writeWasMade = true
      error.key = plan.key
      throw error
    }
  }
}

extension ReturnMode where Request == PutItemRequest, Output == Model {
  /// The item that the put writes.
  static var written: ReturnMode {
    ReturnMode(attributes: .none, readsWrittenItem: true, read: model)
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
    ReturnMode(attributes: .allNew, read: model)
  }

  /// The same, where the statement does not say what it gives.
  @usableFromInline static var updated: ReturnMode {
    ReturnMode(attributes: .allNew, isImplied: true, read: model)
  }
}

extension ReturnMode where Output == Model {
  private static func model(_ bytes: [UInt8]?, _ schema: TableSchema<Model>) throws -> Model {
    guard let bytes else {
      throw AttributeDecodingError(.malformed("the answer holds no item", offset: 0), table: schema.definition.name)
    }
    return try AttributeReader.read(bytes, schema.rowDecoder.decode)
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
  /// Nothing, which spares a put the reading of what it wrote.
  ///
  ///     try await users.put(samuel).returning(.none).run(on: db)
  public static var none: ReturnMode { ReturnMode(attributes: .none) { _, _ in } }
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
