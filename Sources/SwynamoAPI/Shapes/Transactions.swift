// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// A condition on one item that a transaction checks without writing the item. Source: API Reference, "ConditionCheck".
  public struct ConditionCheck: WrittenStructure {
    /// `Key`
    public var key: Item
    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `ConditionExpression`
    public var conditionExpression: String
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?
    /// `ExpressionAttributeValues`
    public var expressionAttributeValues: Item?
    /// `ReturnValuesOnConditionCheckFailure`
    public var returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure?

    /// The structure with what is given.
    public init(
      key: Item, tableName: String, conditionExpression: String, expressionAttributeNames: StringMap<String>? = nil,
      expressionAttributeValues: Item? = nil, returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure? = nil
    ) {
      self.key = key
      self.tableName = tableName
      self.conditionExpression = conditionExpression
      self.expressionAttributeNames = expressionAttributeNames
      self.expressionAttributeValues = expressionAttributeValues
      self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Key", key)
      writer.member("TableName", tableName)
      writer.member("ConditionExpression", conditionExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
      writer.member("ExpressionAttributeValues", expressionAttributeValues)
      writer.member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure)
    }
  }

  /// A delete of one item in a transaction. Source: API Reference, "Delete".
  public struct Delete: WrittenStructure {
    /// `Key`
    public var key: Item
    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `ConditionExpression`
    public var conditionExpression: String?
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?
    /// `ExpressionAttributeValues`
    public var expressionAttributeValues: Item?
    /// `ReturnValuesOnConditionCheckFailure`
    public var returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure?

    /// The structure with what is given.
    public init(
      key: Item, tableName: String, conditionExpression: String? = nil, expressionAttributeNames: StringMap<String>? = nil,
      expressionAttributeValues: Item? = nil, returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure? = nil
    ) {
      self.key = key
      self.tableName = tableName
      self.conditionExpression = conditionExpression
      self.expressionAttributeNames = expressionAttributeNames
      self.expressionAttributeValues = expressionAttributeValues
      self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Key", key)
      writer.member("TableName", tableName)
      writer.member("ConditionExpression", conditionExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
      writer.member("ExpressionAttributeValues", expressionAttributeValues)
      writer.member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure)
    }
  }

  /// A read of one item in a transaction. Source: API Reference, "Get".
  public struct Get: WrittenStructure {
    /// `Key`
    public var key: Item
    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `ProjectionExpression`
    public var projectionExpression: String?
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?

    /// The structure with what is given.
    public init(
      key: Item, tableName: String, projectionExpression: String? = nil, expressionAttributeNames: StringMap<String>? = nil
    ) {
      self.key = key
      self.tableName = tableName
      self.projectionExpression = projectionExpression
      self.expressionAttributeNames = expressionAttributeNames
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Key", key)
      writer.member("TableName", tableName)
      writer.member("ProjectionExpression", projectionExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
    }
  }

  /// One item read by a transaction, in the place of its request. Source: API Reference, "ItemResponse".
  public struct ItemResponse: ReadStructure {
    /// `Item`
    public var item: Item?

    /// The structure with what is given.
    public init(item: Item? = nil) {
      self.item = item
    }

    public init(from members: API.Members) throws {
      item = try members.optional("Item")
    }
  }

  /// A put of one whole item in a transaction. Source: API Reference, "Put".
  public struct Put: WrittenStructure {
    /// `Item`
    public var item: Item
    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `ConditionExpression`
    public var conditionExpression: String?
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?
    /// `ExpressionAttributeValues`
    public var expressionAttributeValues: Item?
    /// `ReturnValuesOnConditionCheckFailure`
    public var returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure?

    /// The structure with what is given.
    public init(
      item: Item, tableName: String, conditionExpression: String? = nil, expressionAttributeNames: StringMap<String>? = nil,
      expressionAttributeValues: Item? = nil, returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure? = nil
    ) {
      self.item = item
      self.tableName = tableName
      self.conditionExpression = conditionExpression
      self.expressionAttributeNames = expressionAttributeNames
      self.expressionAttributeValues = expressionAttributeValues
      self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Item", item)
      writer.member("TableName", tableName)
      writer.member("ConditionExpression", conditionExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
      writer.member("ExpressionAttributeValues", expressionAttributeValues)
      writer.member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure)
    }
  }

  /// One read of a transaction. Source: API Reference, "TransactGetItem".
  public struct TransactGetItem: WrittenStructure {
    /// `Get`
    public var get: API.Get

    /// The structure with what is given.
    public init(get: API.Get) {
      self.get = get
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Get", get)
    }
  }

  /// One action of a transaction: exactly one of a check, put, delete or update. Source: API Reference, "TransactWriteItem".
  public struct TransactWriteItem: WrittenStructure {
    /// `ConditionCheck`
    public var conditionCheck: API.ConditionCheck?
    /// `Put`
    public var put: API.Put?
    /// `Delete`
    public var delete: API.Delete?
    /// `Update`
    public var update: API.Update?

    /// The structure with what is given.
    public init(
      conditionCheck: API.ConditionCheck? = nil, put: API.Put? = nil, delete: API.Delete? = nil, update: API.Update? = nil
    ) {
      self.conditionCheck = conditionCheck
      self.put = put
      self.delete = delete
      self.update = update
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ConditionCheck", conditionCheck)
      writer.member("Put", put)
      writer.member("Delete", delete)
      writer.member("Update", update)
    }
  }

  /// An update of one item in a transaction. Source: API Reference, "Update".
  public struct Update: WrittenStructure {
    /// `Key`
    public var key: Item
    /// `UpdateExpression`
    public var updateExpression: String
    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `ConditionExpression`
    public var conditionExpression: String?
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?
    /// `ExpressionAttributeValues`
    public var expressionAttributeValues: Item?
    /// `ReturnValuesOnConditionCheckFailure`
    public var returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure?

    /// The structure with what is given.
    public init(
      key: Item, updateExpression: String, tableName: String, conditionExpression: String? = nil,
      expressionAttributeNames: StringMap<String>? = nil, expressionAttributeValues: Item? = nil,
      returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure? = nil
    ) {
      self.key = key
      self.updateExpression = updateExpression
      self.tableName = tableName
      self.conditionExpression = conditionExpression
      self.expressionAttributeNames = expressionAttributeNames
      self.expressionAttributeValues = expressionAttributeValues
      self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Key", key)
      writer.member("UpdateExpression", updateExpression)
      writer.member("TableName", tableName)
      writer.member("ConditionExpression", conditionExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
      writer.member("ExpressionAttributeValues", expressionAttributeValues)
      writer.member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure)
    }
  }
}
