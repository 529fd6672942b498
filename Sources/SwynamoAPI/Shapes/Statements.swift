// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Why one PartiQL statement of a batch failed. Source: API Reference, "BatchStatementError".
  public struct BatchStatementError: ReadStructure {
    /// `Code`
    public var code: API.BatchStatementErrorCode?
    /// `Message`
    public var message: String?
    /// `Item`
    public var item: Item?

    /// The structure with what is given.
    public init(code: API.BatchStatementErrorCode? = nil, message: String? = nil, item: Item? = nil) {
      self.code = code
      self.message = message
      self.item = item
    }

    public init(from members: API.Members) throws {
      code = try members.optional("Code")
      message = try members.optional("Message")
      item = try members.optional("Item")
    }
  }

  /// The kind of failure of one PartiQL statement of a batch. Source: API Reference, "BatchStatementErrorCodeEnum".
  public struct BatchStatementErrorCode: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ConditionalCheckFailed`
    public static let conditionalCheckFailed = Self(rawValue: "ConditionalCheckFailed")
    /// `ItemCollectionSizeLimitExceeded`
    public static let itemCollectionSizeLimitExceeded = Self(rawValue: "ItemCollectionSizeLimitExceeded")
    /// `RequestLimitExceeded`
    public static let requestLimitExceeded = Self(rawValue: "RequestLimitExceeded")
    /// `ValidationError`
    public static let validationError = Self(rawValue: "ValidationError")
    /// `ProvisionedThroughputExceeded`
    public static let provisionedThroughputExceeded = Self(rawValue: "ProvisionedThroughputExceeded")
    /// `TransactionConflict`
    public static let transactionConflict = Self(rawValue: "TransactionConflict")
    /// `ThrottlingError`
    public static let throttlingError = Self(rawValue: "ThrottlingError")
    /// `InternalServerError`
    public static let internalServerError = Self(rawValue: "InternalServerError")
    /// `ResourceNotFound`
    public static let resourceNotFound = Self(rawValue: "ResourceNotFound")
    /// `AccessDenied`
    public static let accessDenied = Self(rawValue: "AccessDenied")
    /// `DuplicateItem`
    public static let duplicateItem = Self(rawValue: "DuplicateItem")
  }

  /// One PartiQL statement of a batch, with its parameters. Source: API Reference, "BatchStatementRequest".
  public struct BatchStatementRequest: WrittenStructure {
    /// `Statement`, 1 to 8,192 characters.
    public var statement: String
    /// `Parameters`, at least 1 element.
    public var parameters: [AttributeValue]?
    /// `ConsistentRead`
    public var consistentRead: Bool?
    /// `ReturnValuesOnConditionCheckFailure`
    public var returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure?

    /// The structure with what is given.
    public init(
      statement: String, parameters: [AttributeValue]? = nil, consistentRead: Bool? = nil,
      returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure? = nil
    ) {
      self.statement = statement
      self.parameters = parameters
      self.consistentRead = consistentRead
      self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Statement", statement)
      writer.member("Parameters", parameters)
      writer.member("ConsistentRead", consistentRead)
      writer.member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure)
    }
  }

  /// The outcome of one PartiQL statement of a batch, in the place of its statement. Source: API Reference,
  /// "BatchStatementResponse".
  public struct BatchStatementResponse: ReadStructure {
    /// `Error`
    public var error: API.BatchStatementError?
    /// `TableName`, 3 to 255 characters.
    public var tableName: String?
    /// `Item`
    public var item: Item?

    /// The structure with what is given.
    public init(error: API.BatchStatementError? = nil, tableName: String? = nil, item: Item? = nil) {
      self.error = error
      self.tableName = tableName
      self.item = item
    }

    public init(from members: API.Members) throws {
      error = try members.optional("Error")
      tableName = try members.optional("TableName")
      item = try members.optional("Item")
    }
  }

  /// One PartiQL statement of a transaction, with its parameters. Source: API Reference, "ParameterizedStatement".
  public struct ParameterizedStatement: WrittenStructure {
    /// `Statement`, 1 to 8,192 characters.
    public var statement: String
    /// `Parameters`, at least 1 element.
    public var parameters: [AttributeValue]?
    /// `ReturnValuesOnConditionCheckFailure`
    public var returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure?

    /// The structure with what is given.
    public init(
      statement: String, parameters: [AttributeValue]? = nil,
      returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure? = nil
    ) {
      self.statement = statement
      self.parameters = parameters
      self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Statement", statement)
      writer.member("Parameters", parameters)
      writer.member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure)
    }
  }
}
