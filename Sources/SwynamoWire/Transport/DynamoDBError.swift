public import SwynamoCore

/// An error that the service answered with.
///
///     do { try await users.put(samuel).if { $0.email.doesNotExist }.run(on: db) }
///     catch DynamoDBError.conditionalCheckFailed { … }          // matches by code
///     catch let error as DynamoDBError { print(error.requestID) }
///
/// Source: DynamoDB Developer Guide, "Error handling with DynamoDB".
public struct DynamoDBError: Error, Sendable, Hashable {
  /// What kind of error it is: compare it with ``conditionalCheckFailed`` and the others.
  public var code: Code
  /// The service's sentence.
  public var message: String
  /// The HTTP status: 400 or 5xx.
  public var status: Int
  /// The service's name for the request, which its support asks for.
  public var requestID: String?
  /// The client's name for the call in all its attempts, as sent in `amz-sdk-invocation-id`; nil where nothing was sent.
  public var invocationID: String?
  /// "PutItem"
  public var operation: String
  /// The table, or tables, that the request named.
  public var table: String?
  /// The write may have been carried out all the same: this is a fault of the service (5xx), or the answer to an earlier try was
  /// lost. A failed condition may then have failed on what that try wrote.
  public var outcomeUnknown = false
  /// The stored item that failed a condition, when it was asked for (`ReturnValuesOnConditionCheckFailure`).
  public var item: Item?
  /// The paths of an update of which the service says that one leads through no map or list, but not which.
  public var documentPaths: [String] = []
  /// One reason for each member of a canceled transaction, in the order of the request.
  public var cancellationReasons: [CancellationReason]
  /// What stood in the way of a request that was throttled.
  public var throttlingReasons: [ThrottlingReason] = []

  /// An error as the service would answer it, for tests.
  public init(
    code: Code, message: String, status: Int = 400, requestID: String? = nil, invocationID: String? = nil, operation: String = "",
    item: Item? = nil, cancellationReasons: [CancellationReason] = []
  ) {
    self.code = code
    self.message = message
    self.status = status
    self.requestID = requestID
    self.invocationID = invocationID
    self.operation = operation
    self.item = item
    self.cancellationReasons = cancellationReasons
  }

  /// The name of a service error; open, so that a code of tomorrow survives.
  public struct Code: Sendable, Hashable, RawRepresentable, ExpressibleByStringLiteral {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }
  }

  /// Why one member of a transaction did not go through.
  public struct CancellationReason: Sendable, Hashable {
    /// "None" for a member that was not at fault, else "ConditionalCheckFailed", "TransactionConflict", …
    public var code: String
    /// The service's sentence.
    public var message: String?
    /// The item as it is stored, where the member asked for it and its condition failed.
    public var item: Item?
    /// The member, where the client that sent the transaction says so.
    public var member: Member?

    /// The reason of one member of a transaction.
    public init(code: String, message: String? = nil, item: Item? = nil, member: Member? = nil) {
      self.code = code
      self.message = message
      self.item = item
      self.member = member
    }
  }

  /// Which limit of which table or index throttled a request.
  ///
  ///     catch DynamoDBError.provisionedThroughputExceeded {
  ///       print(error.throttlingReasons)   // TableWriteProvisionedThroughputExceeded of arn:aws:dynamodb:…:table/users
  ///     }
  ///
  /// Source: API Reference, "ThrottlingReason".
  public struct ThrottlingReason: Sendable, Hashable, CustomStringConvertible {
    /// What is throttled, for which kind of request and why: "IndexReadMaxOnDemandThroughputExceeded".
    public var reason: String
    /// The ARN of the table or of the index.
    public var resource: String

    /// A reason as the service would give it.
    public init(reason: String, resource: String) {
      self.reason = reason
      self.resource = resource
    }

    public var description: String { "\(reason) of \(resource)" }
  }

  /// A statement of a transaction.
  ///
  ///     catch let error as DynamoDBError {
  ///       for reason in error.cancellationReasons where reason.code != "None" {
  ///         print(reason.member)      // member 1, ConditionCheck of {"email":{"S":"a@b.c"}} in table "accounts"
  ///       }
  ///     }
  public struct Member: Sendable, Hashable {
    /// Its place in the transaction, counted from 0.
    public var index: Int
    /// What it does: "PutItem", "UpdateItem", "DeleteItem", "ConditionCheck" or "GetItem".
    public var operation: String
    /// The table of its item.
    public var table: String
    /// The key of its item.
    public var key: EncodedItem

    /// A statement of a transaction.
    public init(index: Int, operation: String, table: String, key: EncodedItem) {
      self.index = index
      self.operation = operation
      self.table = table
      self.key = key
    }
  }
}

extension DynamoDBError: CustomStringConvertible {
  public var description: String {
    var text = code.rawValue
    if !operation.isEmpty { text = "\(operation)\(table.map { " on table \"\($0)\"" } ?? ""): \(text)" }
    if !message.isEmpty { text += ": \(message)" }
    if !documentPaths.isEmpty {
      text += ": one of \(documentPaths.joined(separator: ", ")); creatingMissingMaps() makes the maps that lead there"
    }
    for (index, reason) in cancellationReasons.enumerated() where reason.code != "None" {
      let statement = reason.member.map { "\($0.statement): " } ?? ""
      text += "\n  [\(index)] \(statement)\(reason.code)\(reason.message.map { ": \($0)" } ?? "")"
    }
    for reason in throttlingReasons { text += "\n  \(reason)" }
    if let requestID {
      text += " (request \(requestID))"
    } else if let invocationID {
      text += " (invocation \(invocationID))"
    }
    if outcomeUnknown { text += ". The request may have been carried out." }
    return text
  }
}

extension DynamoDBError.Member: CustomStringConvertible {
  public var description: String { "member \(index), \(statement)" }

  fileprivate var statement: String { "\(operation) of \(key) in table \"\(table)\"" }
}

extension DynamoDBError {
  /// The same error, whose reasons say which members they are of.
  package func naming(_ members: [Member]) -> DynamoDBError {
    guard cancellationReasons.count == members.count else { return self }
    var error = self
    for member in members { error.cancellationReasons[member.index].member = member }
    return error
  }
}

extension DynamoDBError {
  /// The same error; where it says that a path is wrong, with those that it may mean.
  package func naming(paths: @autoclosure () -> [String]) -> DynamoDBError {
    guard code == Self.validation, message.contains("document path"), message.contains("invalid for update") else { return self }
    var error = self
    error.documentPaths = paths()
    return error
  }
}

/// Lets `catch DynamoDBError.conditionalCheckFailed` match any error of that code.
public func ~= (code: DynamoDBError.Code, error: any Error) -> Bool {
  (error as? DynamoDBError)?.code == code
}
