public import SwynamoCore

/// An error that the service answered with.
///
///     do { try await users.put(samuel).if { $0.email.doesNotExist }.run(on: db) }
///     catch DynamoDBError.conditionalCheckFailed { … }          // matches by code
///     catch let error as DynamoDBError { print(error.requestID) }
///
/// Source: DynamoDB Developer Guide, "Error handling with DynamoDB".
public struct DynamoDBError: Error, Sendable, Hashable {
  public var code: Code
  public var message: String
  /// The HTTP status: 400 or 5xx.
  public var status: Int
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
  /// One reason for each member of a canceled transaction, in the order of the request.
  public var cancellationReasons: [CancellationReason]

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
    public var message: String?
    public var item: Item?

    public init(code: String, message: String? = nil, item: Item? = nil) {
      self.code = code
      self.message = message
      self.item = item
    }
  }
}

extension DynamoDBError: CustomStringConvertible {
  public var description: String {
    var text = code.rawValue
    if !operation.isEmpty { text = "\(operation)\(table.map { " on table \"\($0)\"" } ?? ""): \(text)" }
    if !message.isEmpty { text += ": \(message)" }
    for (index, reason) in cancellationReasons.enumerated() where reason.code != "None" {
      text += "\n  [\(index)] \(reason.code)\(reason.message.map { ": \($0)" } ?? "")"
    }
    if let requestID {
      text += " (request \(requestID))"
    } else if let invocationID {
      text += " (invocation \(invocationID))"
    }
    if outcomeUnknown { text += ". The request may have been carried out." }
    return text
  }
}

extension DynamoDBError {
  public static let conditionalCheckFailed: Code = "ConditionalCheckFailedException"
  public static let transactionCanceled: Code = "TransactionCanceledException"
  public static let transactionConflict: Code = "TransactionConflictException"
  public static let transactionInProgress: Code = "TransactionInProgressException"
  public static let idempotentParameterMismatch: Code = "IdempotentParameterMismatchException"
  public static let resourceNotFound: Code = "ResourceNotFoundException"
  public static let resourceInUse: Code = "ResourceInUseException"
  public static let validation: Code = "ValidationException"
  public static let serialization: Code = "SerializationException"
  public static let itemCollectionSizeLimitExceeded: Code = "ItemCollectionSizeLimitExceededException"
  public static let limitExceeded: Code = "LimitExceededException"
  public static let provisionedThroughputExceeded: Code = "ProvisionedThroughputExceededException"
  public static let requestLimitExceeded: Code = "RequestLimitExceeded"
  public static let throttling: Code = "ThrottlingException"
  public static let replicatedWriteConflict: Code = "ReplicatedWriteConflictException"
  public static let internalServerError: Code = "InternalServerError"
  public static let serviceUnavailable: Code = "ServiceUnavailable"
  public static let accessDenied: Code = "AccessDeniedException"
  public static let unrecognizedClient: Code = "UnrecognizedClientException"
  public static let missingAuthenticationToken: Code = "MissingAuthenticationTokenException"
  public static let invalidSignature: Code = "InvalidSignatureException"
  public static let expiredToken: Code = "ExpiredTokenException"
  public static let unknownOperation: Code = "UnknownOperationException"
}

/// Lets `catch DynamoDBError.conditionalCheckFailed` match any error of that code.
public func ~= (code: DynamoDBError.Code, error: any Error) -> Bool {
  (error as? DynamoDBError)?.code == code
}
