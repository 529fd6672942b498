// The codes of both services' models, and those that every service of AWS has; compared with the models by scripts/api-sources.

extension DynamoDBError.Code {
  /// `ConditionalCheckFailedException`: the item is not as the condition has it.
  public static let conditionalCheckFailed: DynamoDBError.Code = "ConditionalCheckFailedException"
  /// `TransactionCanceledException`: a member's condition failed, or something stood in its way.
  public static let transactionCanceled: DynamoDBError.Code = "TransactionCanceledException"
  /// `TransactionConflictException`: a transaction is under way for the item.
  public static let transactionConflict: DynamoDBError.Code = "TransactionConflictException"
  /// `TransactionInProgressException`: the transaction of this token is still under way.
  public static let transactionInProgress: DynamoDBError.Code = "TransactionInProgressException"
  /// `IdempotentParameterMismatchException`: another transaction was sent with the same token.
  public static let idempotentParameterMismatch: DynamoDBError.Code = "IdempotentParameterMismatchException"
  /// `ResourceNotFoundException`: there is no such table or index.
  public static let resourceNotFound: DynamoDBError.Code = "ResourceNotFoundException"
  /// `ResourceInUseException`: there is such a table, or it is being created or deleted.
  public static let resourceInUse: DynamoDBError.Code = "ResourceInUseException"
  /// `ValidationException`: the request breaks a rule.
  public static let validation: DynamoDBError.Code = "ValidationException"
  /// `SerializationException`: the request's JSON has another shape.
  public static let serialization: DynamoDBError.Code = "SerializationException"
  /// `ItemCollectionSizeLimitExceededException`: a partition of a table with local indexes is full.
  public static let itemCollectionSizeLimitExceeded: DynamoDBError.Code = "ItemCollectionSizeLimitExceededException"
  /// `LimitExceededException`: too many tables, or changes of tables, at a time.
  public static let limitExceeded: DynamoDBError.Code = "LimitExceededException"
  /// `ProvisionedThroughputExceededException`: the table's capacity is used up for now.
  public static let provisionedThroughputExceeded: DynamoDBError.Code = "ProvisionedThroughputExceededException"
  /// `RequestLimitExceeded`: the account's requests are too many for now.
  public static let requestLimitExceeded: DynamoDBError.Code = "RequestLimitExceeded"
  /// `ThrottlingException`: requests are too many for now.
  public static let throttling: DynamoDBError.Code = "ThrottlingException"
  /// `ReplicatedWriteConflictException`: another region is writing the item.
  public static let replicatedWriteConflict: DynamoDBError.Code = "ReplicatedWriteConflictException"
  /// `InternalServerError`: the service failed; a write may have been made.
  public static let internalServerError: DynamoDBError.Code = "InternalServerError"
  /// `ServiceUnavailable`: the service can't answer for now.
  public static let serviceUnavailable: DynamoDBError.Code = "ServiceUnavailable"
  /// `AccessDeniedException`: the credentials may not do this.
  public static let accessDenied: DynamoDBError.Code = "AccessDeniedException"
  /// `UnrecognizedClientException`: there is no such access key.
  public static let unrecognizedClient: DynamoDBError.Code = "UnrecognizedClientException"
  /// `MissingAuthenticationTokenException`: the request isn't signed.
  public static let missingAuthenticationToken: DynamoDBError.Code = "MissingAuthenticationTokenException"
  /// `InvalidSignatureException`: the secret key or the clock is wrong.
  public static let invalidSignature: DynamoDBError.Code = "InvalidSignatureException"
  /// `ExpiredTokenException`: the temporary credentials are no longer valid.
  public static let expiredToken: DynamoDBError.Code = "ExpiredTokenException"
  /// `UnknownOperationException`: the service doesn't have the operation.
  public static let unknownOperation: DynamoDBError.Code = "UnknownOperationException"
  /// `DuplicateItemException`: an INSERT of PartiQL found an item of the key.
  public static let duplicateItem: DynamoDBError.Code = "DuplicateItemException"
  /// `IndexNotFoundException`: there is no such index.
  public static let indexNotFound: DynamoDBError.Code = "IndexNotFoundException"
  /// `TableNotFoundException`: there is no such table, for what copies or restores one.
  public static let tableNotFound: DynamoDBError.Code = "TableNotFoundException"
  /// `TableInUseException`: the table is being created, changed or deleted.
  public static let tableInUse: DynamoDBError.Code = "TableInUseException"
  /// `TableAlreadyExistsException`: there is a table of the name already.
  public static let tableAlreadyExists: DynamoDBError.Code = "TableAlreadyExistsException"
  /// `BackupNotFoundException`: there is no such backup.
  public static let backupNotFound: DynamoDBError.Code = "BackupNotFoundException"
  /// `BackupInUseException`: the backup is being made, deleted or restored.
  public static let backupInUse: DynamoDBError.Code = "BackupInUseException"
  /// `ContinuousBackupsUnavailableException`: the table's continuous backups are not on yet.
  public static let continuousBackupsUnavailable: DynamoDBError.Code = "ContinuousBackupsUnavailableException"
  /// `PointInTimeRecoveryUnavailableException`: the table's point-in-time recovery is not on.
  public static let pointInTimeRecoveryUnavailable: DynamoDBError.Code = "PointInTimeRecoveryUnavailableException"
  /// `InvalidRestoreTimeException`: the moment is not between the earliest and the latest that can be restored.
  public static let invalidRestoreTime: DynamoDBError.Code = "InvalidRestoreTimeException"
  /// `InvalidExportTimeException`: the moment can't be exported: recovery was not on, or it is in the future.
  public static let invalidExportTime: DynamoDBError.Code = "InvalidExportTimeException"
  /// `ExportNotFoundException`: there is no such export.
  public static let exportNotFound: DynamoDBError.Code = "ExportNotFoundException"
  /// `ExportConflictException`: another export was asked for with the same token.
  public static let exportConflict: DynamoDBError.Code = "ExportConflictException"
  /// `ImportNotFoundException`: there is no such import.
  public static let importNotFound: DynamoDBError.Code = "ImportNotFoundException"
  /// `ImportConflictException`: another import was asked for with the same token.
  public static let importConflict: DynamoDBError.Code = "ImportConflictException"
  /// `PolicyNotFoundException`: the resource has no policy, or not the expected revision of it.
  public static let policyNotFound: DynamoDBError.Code = "PolicyNotFoundException"
  /// `GlobalTableNotFoundException`: there is no such global table.
  public static let globalTableNotFound: DynamoDBError.Code = "GlobalTableNotFoundException"
  /// `GlobalTableAlreadyExistsException`: there is such a global table.
  public static let globalTableAlreadyExists: DynamoDBError.Code = "GlobalTableAlreadyExistsException"
  /// `ReplicaNotFoundException`: the global table has no replica in the region.
  public static let replicaNotFound: DynamoDBError.Code = "ReplicaNotFoundException"
  /// `ReplicaAlreadyExistsException`: the global table has a replica in the region.
  public static let replicaAlreadyExists: DynamoDBError.Code = "ReplicaAlreadyExistsException"
  /// `ExpiredIteratorException`: the shard iterator is more than 15 minutes old.
  public static let expiredIterator: DynamoDBError.Code = "ExpiredIteratorException"
  /// `TrimmedDataAccessException`: the records are more than 24 hours old and gone.
  public static let trimmedDataAccess: DynamoDBError.Code = "TrimmedDataAccessException"
}

/// The same for `catch DynamoDBError.conditionalCheckFailed`.
extension DynamoDBError {
  /// `ConditionalCheckFailedException`: the item is not as the condition has it.
  public static var conditionalCheckFailed: Code { .conditionalCheckFailed }
  /// `TransactionCanceledException`: a member's condition failed, or something stood in its way.
  public static var transactionCanceled: Code { .transactionCanceled }
  /// `TransactionConflictException`: a transaction is under way for the item.
  public static var transactionConflict: Code { .transactionConflict }
  /// `TransactionInProgressException`: the transaction of this token is still under way.
  public static var transactionInProgress: Code { .transactionInProgress }
  /// `IdempotentParameterMismatchException`: another transaction was sent with the same token.
  public static var idempotentParameterMismatch: Code { .idempotentParameterMismatch }
  /// `ResourceNotFoundException`: there is no such table or index.
  public static var resourceNotFound: Code { .resourceNotFound }
  /// `ResourceInUseException`: there is such a table, or it is being created or deleted.
  public static var resourceInUse: Code { .resourceInUse }
  /// `ValidationException`: the request breaks a rule.
  public static var validation: Code { .validation }
  /// `SerializationException`: the request's JSON has another shape.
  public static var serialization: Code { .serialization }
  /// `ItemCollectionSizeLimitExceededException`: a partition of a table with local indexes is full.
  public static var itemCollectionSizeLimitExceeded: Code { .itemCollectionSizeLimitExceeded }
  /// `LimitExceededException`: too many tables, or changes of tables, at a time.
  public static var limitExceeded: Code { .limitExceeded }
  /// `ProvisionedThroughputExceededException`: the table's capacity is used up for now.
  public static var provisionedThroughputExceeded: Code { .provisionedThroughputExceeded }
  /// `RequestLimitExceeded`: the account's requests are too many for now.
  public static var requestLimitExceeded: Code { .requestLimitExceeded }
  /// `ThrottlingException`: requests are too many for now.
  public static var throttling: Code { .throttling }
  /// `ReplicatedWriteConflictException`: another region is writing the item.
  public static var replicatedWriteConflict: Code { .replicatedWriteConflict }
  /// `InternalServerError`: the service failed; a write may have been made.
  public static var internalServerError: Code { .internalServerError }
  /// `ServiceUnavailable`: the service can't answer for now.
  public static var serviceUnavailable: Code { .serviceUnavailable }
  /// `AccessDeniedException`: the credentials may not do this.
  public static var accessDenied: Code { .accessDenied }
  /// `UnrecognizedClientException`: there is no such access key.
  public static var unrecognizedClient: Code { .unrecognizedClient }
  /// `MissingAuthenticationTokenException`: the request isn't signed.
  public static var missingAuthenticationToken: Code { .missingAuthenticationToken }
  /// `InvalidSignatureException`: the secret key or the clock is wrong.
  public static var invalidSignature: Code { .invalidSignature }
  /// `ExpiredTokenException`: the temporary credentials are no longer valid.
  public static var expiredToken: Code { .expiredToken }
  /// `UnknownOperationException`: the service doesn't have the operation.
  public static var unknownOperation: Code { .unknownOperation }
  /// `DuplicateItemException`: an INSERT of PartiQL found an item of the key.
  public static var duplicateItem: Code { .duplicateItem }
  /// `IndexNotFoundException`: there is no such index.
  public static var indexNotFound: Code { .indexNotFound }
  /// `TableNotFoundException`: there is no such table, for what copies or restores one.
  public static var tableNotFound: Code { .tableNotFound }
  /// `TableInUseException`: the table is being created, changed or deleted.
  public static var tableInUse: Code { .tableInUse }
  /// `TableAlreadyExistsException`: there is a table of the name already.
  public static var tableAlreadyExists: Code { .tableAlreadyExists }
  /// `BackupNotFoundException`: there is no such backup.
  public static var backupNotFound: Code { .backupNotFound }
  /// `BackupInUseException`: the backup is being made, deleted or restored.
  public static var backupInUse: Code { .backupInUse }
  /// `ContinuousBackupsUnavailableException`: the table's continuous backups are not on yet.
  public static var continuousBackupsUnavailable: Code { .continuousBackupsUnavailable }
  /// `PointInTimeRecoveryUnavailableException`: the table's point-in-time recovery is not on.
  public static var pointInTimeRecoveryUnavailable: Code { .pointInTimeRecoveryUnavailable }
  /// `InvalidRestoreTimeException`: the moment is not between the earliest and the latest that can be restored.
  public static var invalidRestoreTime: Code { .invalidRestoreTime }
  /// `InvalidExportTimeException`: the moment can't be exported: recovery was not on, or it is in the future.
  public static var invalidExportTime: Code { .invalidExportTime }
  /// `ExportNotFoundException`: there is no such export.
  public static var exportNotFound: Code { .exportNotFound }
  /// `ExportConflictException`: another export was asked for with the same token.
  public static var exportConflict: Code { .exportConflict }
  /// `ImportNotFoundException`: there is no such import.
  public static var importNotFound: Code { .importNotFound }
  /// `ImportConflictException`: another import was asked for with the same token.
  public static var importConflict: Code { .importConflict }
  /// `PolicyNotFoundException`: the resource has no policy, or not the expected revision of it.
  public static var policyNotFound: Code { .policyNotFound }
  /// `GlobalTableNotFoundException`: there is no such global table.
  public static var globalTableNotFound: Code { .globalTableNotFound }
  /// `GlobalTableAlreadyExistsException`: there is such a global table.
  public static var globalTableAlreadyExists: Code { .globalTableAlreadyExists }
  /// `ReplicaNotFoundException`: the global table has no replica in the region.
  public static var replicaNotFound: Code { .replicaNotFound }
  /// `ReplicaAlreadyExistsException`: the global table has a replica in the region.
  public static var replicaAlreadyExists: Code { .replicaAlreadyExists }
  /// `ExpiredIteratorException`: the shard iterator is more than 15 minutes old.
  public static var expiredIterator: Code { .expiredIterator }
  /// `TrimmedDataAccessException`: the records are more than 24 hours old and gone.
  public static var trimmedDataAccess: Code { .trimmedDataAccess }
}
