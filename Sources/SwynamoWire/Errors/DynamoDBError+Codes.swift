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
