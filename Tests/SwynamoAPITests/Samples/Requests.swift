// Written by scripts/api-sources from the service's model.
import SwynamoAPI
import SwynamoCore
import SwynamoWire

extension API.BatchExecuteStatement: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      statements: sampler.list(1...4) { API.BatchStatementRequest.sample(&$0) },
      returnConsumedCapacity: sampler.any([.total, .indexes]))
  }
}

extension API.BatchGetItem: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      requestItems: sampler.map(1...4) { API.KeysAndAttributes.sample(&$0) },
      returnConsumedCapacity: sampler.any([.total, .indexes]))
  }
}

extension API.BatchWriteItem: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      requestItems: sampler.map(1...4) { $0.list(1...4) { API.WriteRequest.sample(&$0) } },
      returnConsumedCapacity: sampler.any([.total, .indexes]), returnsItemCollectionMetrics: sampler.flag())
  }
}

extension API.CancelBulkOperation: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(bulkOperationARN: sampler.string(37...49))
  }
}

extension API.CreateBackup: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(tableName: sampler.name(3...15), backupName: sampler.name(3...15))
  }
}

extension API.CreateGlobalTable: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(globalTableName: sampler.name(3...15), replicationGroup: sampler.list(1...4) { API.Replica.sample(&$0) })
  }
}

extension API.CreateTable: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15),
      attributeDefinitions: sampler.optional { $0.list(1...4) { API.AttributeDefinition.sample(&$0) } },
      keySchema: sampler.optional { $0.list(1...4) { API.KeySchemaElement.sample(&$0) } },
      localSecondaryIndexes: sampler.optional { $0.list(1...4) { API.LocalSecondaryIndex.sample(&$0) } },
      globalSecondaryIndexes: sampler.optional { $0.list(1...4) { API.GlobalSecondaryIndex.sample(&$0) } },
      billingMode: sampler.optional { API.BillingMode.sample(&$0) },
      provisionedThroughput: sampler.optional { API.ProvisionedThroughput.sample(&$0) },
      streamSpecification: sampler.optional { API.StreamSpecification.sample(&$0) },
      sseSpecification: sampler.optional { API.SSESpecification.sample(&$0) },
      tags: sampler.optional { $0.list(1...4) { API.Tag.sample(&$0) } },
      tableClass: sampler.optional { API.TableClass.sample(&$0) }, deletionProtectionEnabled: sampler.optional { $0.flag() },
      warmThroughput: sampler.optional { API.WarmThroughput.sample(&$0) }, resourcePolicy: sampler.optional { $0.string(1...13) },
      onDemandThroughput: sampler.optional { API.OnDemandThroughput.sample(&$0) },
      globalTableSourceARN: sampler.optional { $0.name(3...15) },
      globalTableSettingsReplicationMode: sampler.optional { API.GlobalTableSettingsReplicationMode.sample(&$0) },
      vectorIndexes: sampler.optional { $0.list(1...4) { API.VectorIndex.sample(&$0) } })
  }
}

extension API.DeleteBackup: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(backupARN: sampler.string(37...49))
  }
}

extension API.DeleteItem: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), key: sampler.map(1...4) { $0.value() },
      expected: sampler.optional { $0.map(1...4) { API.ExpectedAttributeValue.sample(&$0) } },
      conditionalOperator: sampler.optional { API.ConditionalOperator.sample(&$0) },
      returnValues: sampler.optional { API.ReturnValue.sample(&$0) }, returnConsumedCapacity: sampler.any([.total, .indexes]),
      returnsItemCollectionMetrics: sampler.flag(), conditionExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } },
      expressionAttributeValues: sampler.optional { $0.map(1...4) { $0.value() } },
      returnValuesOnConditionCheckFailure: sampler.optional { API.ReturnValuesOnConditionCheckFailure.sample(&$0) })
  }
}

extension API.DeleteResourcePolicy: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(resourceARN: sampler.string(1...13), expectedRevisionID: sampler.optional { $0.string(1...13) })
  }
}

extension API.DeleteTable: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(tableName: sampler.name(3...15))
  }
}

extension API.DescribeBackup: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(backupARN: sampler.string(37...49))
  }
}

extension API.DescribeBulkOperation: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(bulkOperationARN: sampler.string(37...49))
  }
}

extension API.DescribeContinuousBackups: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(tableName: sampler.name(3...15))
  }
}

extension API.DescribeContributorInsights: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(tableName: sampler.name(3...15), indexName: sampler.optional { $0.name(3...15) })
  }
}

extension API.DescribeEndpoints: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self()
  }
}

extension API.DescribeExport: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(exportARN: sampler.string(37...49))
  }
}

extension API.DescribeGlobalTable: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(globalTableName: sampler.name(3...15))
  }
}

extension API.DescribeGlobalTableSettings: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(globalTableName: sampler.name(3...15))
  }
}

extension API.DescribeImport: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(importARN: sampler.string(37...49))
  }
}

extension API.DescribeKinesisStreamingDestination: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(tableName: sampler.name(3...15))
  }
}

extension API.DescribeLimits: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self()
  }
}

extension API.DescribeStream: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      streamARN: sampler.string(37...49), limit: sampler.optional { $0.integer(1...1000001) },
      exclusiveStartShardID: sampler.optional { $0.string(28...40) },
      shardFilter: sampler.optional { API.ShardFilter.sample(&$0) })
  }
}

extension API.DescribeTable: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(tableName: sampler.name(3...15))
  }
}

extension API.DescribeTableReplicaAutoScaling: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(tableName: sampler.name(3...15))
  }
}

extension API.DescribeTimeToLive: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(tableName: sampler.name(3...15))
  }
}

extension API.DisableKinesisStreamingDestination: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), streamARN: sampler.string(37...49),
      enableKinesisStreamingConfiguration: sampler.optional { API.EnableKinesisStreamingConfiguration.sample(&$0) })
  }
}

extension API.EnableKinesisStreamingDestination: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), streamARN: sampler.string(37...49),
      enableKinesisStreamingConfiguration: sampler.optional { API.EnableKinesisStreamingConfiguration.sample(&$0) })
  }
}

extension API.ExecuteStatement: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      statement: sampler.string(1...13), parameters: sampler.optional { $0.list(1...4) { $0.value() } },
      consistentRead: sampler.optional { $0.flag() }, nextToken: sampler.optional { $0.string(1...13) },
      returnConsumedCapacity: sampler.any([.total, .indexes]), limit: sampler.optional { $0.integer(1...1000001) },
      returnValuesOnConditionCheckFailure: sampler.optional { API.ReturnValuesOnConditionCheckFailure.sample(&$0) })
  }
}

extension API.ExecuteTransaction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      transactStatements: sampler.list(1...4) { API.ParameterizedStatement.sample(&$0) },
      clientRequestToken: sampler.optional { $0.string(1...13) }, returnConsumedCapacity: sampler.any([.total, .indexes]))
  }
}

extension API.ExportTableToPointInTime: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableARN: sampler.name(3...15), s3Bucket: sampler.string(1...13), exportTime: sampler.optional { $0.date() },
      clientToken: sampler.optional { $0.string(1...13) }, s3BucketOwner: sampler.optional { $0.string(1...13) },
      s3Prefix: sampler.optional { $0.string(1...13) }, s3SSEAlgorithm: sampler.optional { API.S3SSEAlgorithm.sample(&$0) },
      s3SSEKMSKeyID: sampler.optional { $0.string(1...13) }, exportFormat: sampler.optional { API.ExportFormat.sample(&$0) },
      exportType: sampler.optional { API.ExportType.sample(&$0) },
      incrementalExportSpecification: sampler.optional { API.IncrementalExportSpecification.sample(&$0) },
      filterSpecification: sampler.optional { API.FilterSpecification.sample(&$0) })
  }
}

extension API.GetItem: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), key: sampler.map(1...4) { $0.value() },
      attributesToGet: sampler.optional { $0.list(1...4) { $0.string(1...13) } }, consistentRead: sampler.optional { $0.flag() },
      returnConsumedCapacity: sampler.any([.total, .indexes]), projectionExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } })
  }
}

extension API.GetRecords: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(shardIterator: sampler.string(1...13), limit: sampler.optional { $0.integer(1...1000001) })
  }
}

extension API.GetResourcePolicy: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(resourceARN: sampler.string(1...13))
  }
}

extension API.GetShardIterator: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      streamARN: sampler.string(37...49), shardID: sampler.string(28...40),
      shardIteratorType: API.ShardIteratorType.sample(&sampler), sequenceNumber: sampler.optional { $0.string(21...33) },
      timestamp: sampler.optional { $0.date() })
  }
}

extension API.ImportTable: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      s3BucketSource: API.S3BucketSource.sample(&sampler), inputFormat: API.InputFormat.sample(&sampler),
      tableCreationParameters: API.TableCreationParameters.sample(&sampler), clientToken: sampler.optional { $0.string(1...13) },
      inputFormatOptions: sampler.optional { API.InputFormatOptions.sample(&$0) },
      inputCompressionType: sampler.optional { API.InputCompressionType.sample(&$0) })
  }
}

extension API.ListBackups: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.optional { $0.name(3...15) }, limit: sampler.optional { $0.integer(1...100) },
      timeRangeLowerBound: sampler.optional { $0.date() }, timeRangeUpperBound: sampler.optional { $0.date() },
      exclusiveStartBackupARN: sampler.optional { $0.string(37...49) },
      backupType: sampler.optional { API.BackupTypeFilter.sample(&$0) })
  }
}

extension API.ListBulkOperations: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(maxResults: sampler.optional { $0.integer(1...25) }, nextToken: sampler.optional { $0.string(1...13) })
  }
}

extension API.ListContributorInsights: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.optional { $0.name(3...15) }, nextToken: sampler.optional { $0.string(1...13) },
      maxResults: sampler.optional { $0.integer(1...100) })
  }
}

extension API.ListExports: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableARN: sampler.optional { $0.name(3...15) }, maxResults: sampler.optional { $0.integer(1...25) },
      nextToken: sampler.optional { $0.string(1...13) })
  }
}

extension API.ListGlobalTables: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      exclusiveStartGlobalTableName: sampler.optional { $0.name(3...15) }, limit: sampler.optional { $0.integer(1...1000001) },
      regionName: sampler.optional { $0.string(1...13) })
  }
}

extension API.ListImports: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableARN: sampler.optional { $0.name(3...15) }, pageSize: sampler.optional { $0.integer(1...25) },
      nextToken: sampler.optional { $0.string(112...124) })
  }
}

extension API.ListStreams: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.optional { $0.name(3...15) }, limit: sampler.optional { $0.integer(1...1000001) },
      exclusiveStartStreamARN: sampler.optional { $0.string(37...49) })
  }
}

extension API.ListTables: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(exclusiveStartTableName: sampler.optional { $0.name(3...15) }, limit: sampler.optional { $0.integer(1...100) })
  }
}

extension API.ListTagsOfResource: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(resourceARN: sampler.string(1...13), nextToken: sampler.optional { $0.string(1...13) })
  }
}

extension API.PutItem: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), item: sampler.map(1...4) { $0.value() },
      expected: sampler.optional { $0.map(1...4) { API.ExpectedAttributeValue.sample(&$0) } },
      returnValues: sampler.optional { API.ReturnValue.sample(&$0) }, returnConsumedCapacity: sampler.any([.total, .indexes]),
      returnsItemCollectionMetrics: sampler.flag(), conditionalOperator: sampler.optional { API.ConditionalOperator.sample(&$0) },
      conditionExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } },
      expressionAttributeValues: sampler.optional { $0.map(1...4) { $0.value() } },
      returnValuesOnConditionCheckFailure: sampler.optional { API.ReturnValuesOnConditionCheckFailure.sample(&$0) })
  }
}

extension API.PutResourcePolicy: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      resourceARN: sampler.string(1...13), policy: sampler.string(1...13),
      expectedRevisionID: sampler.optional { $0.string(1...13) }, confirmRemoveSelfResourceAccess: sampler.optional { $0.flag() })
  }
}

extension API.Query: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), indexName: sampler.optional { $0.name(3...15) },
      select: sampler.optional { API.Select.sample(&$0) },
      attributesToGet: sampler.optional { $0.list(1...4) { $0.string(1...13) } },
      limit: sampler.optional { $0.integer(1...1000001) }, consistentRead: sampler.optional { $0.flag() },
      keyConditions: sampler.optional { $0.map(1...4) { API.Condition.sample(&$0) } },
      queryFilter: sampler.optional { $0.map(1...4) { API.Condition.sample(&$0) } },
      conditionalOperator: sampler.optional { API.ConditionalOperator.sample(&$0) },
      scanIndexForward: sampler.optional { $0.flag() }, exclusiveStartKey: sampler.optional { $0.map(1...4) { $0.value() } },
      returnConsumedCapacity: sampler.any([.total, .indexes]), projectionExpression: sampler.optional { $0.string(1...13) },
      filterExpression: sampler.optional { $0.string(1...13) }, keyConditionExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } },
      expressionAttributeValues: sampler.optional { $0.map(1...4) { $0.value() } })
  }
}

extension API.RestoreTableFromBackup: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      targetTableName: sampler.name(3...15), backupARN: sampler.string(37...49),
      billingModeOverride: sampler.optional { API.BillingMode.sample(&$0) },
      globalSecondaryIndexOverride: sampler.optional { $0.list(1...4) { API.GlobalSecondaryIndex.sample(&$0) } },
      localSecondaryIndexOverride: sampler.optional { $0.list(1...4) { API.LocalSecondaryIndex.sample(&$0) } },
      provisionedThroughputOverride: sampler.optional { API.ProvisionedThroughput.sample(&$0) },
      onDemandThroughputOverride: sampler.optional { API.OnDemandThroughput.sample(&$0) },
      sseSpecificationOverride: sampler.optional { API.SSESpecification.sample(&$0) },
      vectorIndexOverride: sampler.optional { $0.list(1...4) { API.VectorIndex.sample(&$0) } })
  }
}

extension API.RestoreTableToPointInTime: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      targetTableName: sampler.name(3...15), sourceTableARN: sampler.optional { $0.name(3...15) },
      sourceTableName: sampler.optional { $0.name(3...15) }, useLatestRestorableTime: sampler.optional { $0.flag() },
      restoreDateTime: sampler.optional { $0.date() }, billingModeOverride: sampler.optional { API.BillingMode.sample(&$0) },
      globalSecondaryIndexOverride: sampler.optional { $0.list(1...4) { API.GlobalSecondaryIndex.sample(&$0) } },
      localSecondaryIndexOverride: sampler.optional { $0.list(1...4) { API.LocalSecondaryIndex.sample(&$0) } },
      provisionedThroughputOverride: sampler.optional { API.ProvisionedThroughput.sample(&$0) },
      onDemandThroughputOverride: sampler.optional { API.OnDemandThroughput.sample(&$0) },
      sseSpecificationOverride: sampler.optional { API.SSESpecification.sample(&$0) },
      vectorIndexOverride: sampler.optional { $0.list(1...4) { API.VectorIndex.sample(&$0) } })
  }
}

extension API.Scan: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), indexName: sampler.optional { $0.name(3...15) },
      attributesToGet: sampler.optional { $0.list(1...4) { $0.string(1...13) } },
      limit: sampler.optional { $0.integer(1...1000001) }, select: sampler.optional { API.Select.sample(&$0) },
      scanFilter: sampler.optional { $0.map(1...4) { API.Condition.sample(&$0) } },
      conditionalOperator: sampler.optional { API.ConditionalOperator.sample(&$0) },
      exclusiveStartKey: sampler.optional { $0.map(1...4) { $0.value() } },
      returnConsumedCapacity: sampler.any([.total, .indexes]), totalSegments: sampler.optional { $0.integer(1...1000000) },
      segment: sampler.optional { $0.integer(0...999999) }, projectionExpression: sampler.optional { $0.string(1...13) },
      filterExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } },
      expressionAttributeValues: sampler.optional { $0.map(1...4) { $0.value() } }, consistentRead: sampler.optional { $0.flag() }
    )
  }
}

extension API.SearchVectors: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), indexName: sampler.name(3...15), searchVector: sampler.list(1...4) { $0.value() },
      topK: sampler.integer(1...1000001), returnConsumedCapacity: sampler.any([.total, .indexes]),
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } },
      expressionAttributeValues: sampler.optional { $0.map(1...4) { $0.value() } },
      projectionExpression: sampler.optional { $0.string(1...13) },
      searchConditionExpression: sampler.optional { $0.string(1...13) })
  }
}

extension API.StartBulkPutItems: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      inputS3Configuration: API.InputS3Configuration.sample(&sampler),
      outputS3Configuration: API.OutputS3Configuration.sample(&sampler), tableName: sampler.name(3...15),
      clientToken: sampler.optional { $0.string(1...13) }, maxWriteRequestUnits: sampler.optional { $0.integer(1024...1001024) },
      performanceTier: sampler.optional { API.BulkOperationPerformanceTier.sample(&$0) })
  }
}

extension API.TagResource: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(resourceARN: sampler.string(1...13), tags: sampler.list(1...4) { API.Tag.sample(&$0) })
  }
}

extension API.TransactGetItems: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      transactItems: sampler.list(1...4) { API.TransactGetItem.sample(&$0) },
      returnConsumedCapacity: sampler.any([.total, .indexes]))
  }
}

extension API.TransactWriteItems: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      transactItems: sampler.list(1...4) { API.TransactWriteItem.sample(&$0) },
      returnConsumedCapacity: sampler.any([.total, .indexes]), returnsItemCollectionMetrics: sampler.flag(),
      clientRequestToken: sampler.optional { $0.string(1...13) })
  }
}

extension API.UntagResource: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(resourceARN: sampler.string(1...13), tagKeys: sampler.list(1...4) { $0.string(1...13) })
  }
}

extension API.UpdateContinuousBackups: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(tableName: sampler.name(3...15), pointInTimeRecoverySpecification: API.PointInTimeRecoverySpecification.sample(&sampler))
  }
}

extension API.UpdateContributorInsights: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), contributorInsightsAction: API.ContributorInsightsAction.sample(&sampler),
      indexName: sampler.optional { $0.name(3...15) },
      contributorInsightsMode: sampler.optional { API.ContributorInsightsMode.sample(&$0) })
  }
}

extension API.UpdateGlobalTable: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(globalTableName: sampler.name(3...15), replicaUpdates: sampler.list(1...4) { API.ReplicaUpdate.sample(&$0) })
  }
}

extension API.UpdateGlobalTableSettings: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      globalTableName: sampler.name(3...15), globalTableBillingMode: sampler.optional { API.BillingMode.sample(&$0) },
      globalTableProvisionedWriteCapacityUnits: sampler.optional { $0.integer(1...1000001) },
      globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate: sampler.optional {
        API.AutoScalingSettingsUpdate.sample(&$0)
      },
      globalTableGlobalSecondaryIndexSettingsUpdate: sampler.optional {
        $0.list(1...4) { API.GlobalTableGlobalSecondaryIndexSettingsUpdate.sample(&$0) }
      }, replicaSettingsUpdate: sampler.optional { $0.list(1...4) { API.ReplicaSettingsUpdate.sample(&$0) } })
  }
}

extension API.UpdateItem: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), key: sampler.map(1...4) { $0.value() },
      attributeUpdates: sampler.optional { $0.map(1...4) { API.AttributeValueUpdate.sample(&$0) } },
      expected: sampler.optional { $0.map(1...4) { API.ExpectedAttributeValue.sample(&$0) } },
      conditionalOperator: sampler.optional { API.ConditionalOperator.sample(&$0) },
      returnValues: sampler.optional { API.ReturnValue.sample(&$0) }, returnConsumedCapacity: sampler.any([.total, .indexes]),
      returnsItemCollectionMetrics: sampler.flag(), updateExpression: sampler.optional { $0.string(1...13) },
      conditionExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } },
      expressionAttributeValues: sampler.optional { $0.map(1...4) { $0.value() } },
      returnValuesOnConditionCheckFailure: sampler.optional { API.ReturnValuesOnConditionCheckFailure.sample(&$0) })
  }
}

extension API.UpdateKinesisStreamingDestination: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), streamARN: sampler.string(37...49),
      updateKinesisStreamingConfiguration: sampler.optional { API.UpdateKinesisStreamingConfiguration.sample(&$0) })
  }
}

extension API.UpdateTable: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15),
      attributeDefinitions: sampler.optional { $0.list(1...4) { API.AttributeDefinition.sample(&$0) } },
      billingMode: sampler.optional { API.BillingMode.sample(&$0) },
      provisionedThroughput: sampler.optional { API.ProvisionedThroughput.sample(&$0) },
      globalSecondaryIndexUpdates: sampler.optional { $0.list(1...4) { API.GlobalSecondaryIndexUpdate.sample(&$0) } },
      streamSpecification: sampler.optional { API.StreamSpecification.sample(&$0) },
      sseSpecification: sampler.optional { API.SSESpecification.sample(&$0) },
      replicaUpdates: sampler.optional { $0.list(1...4) { API.ReplicationGroupUpdate.sample(&$0) } },
      tableClass: sampler.optional { API.TableClass.sample(&$0) }, deletionProtectionEnabled: sampler.optional { $0.flag() },
      multiRegionConsistency: sampler.optional { API.MultiRegionConsistency.sample(&$0) },
      globalTableWitnessUpdates: sampler.optional { $0.list(1...1) { API.GlobalTableWitnessGroupUpdate.sample(&$0) } },
      onDemandThroughput: sampler.optional { API.OnDemandThroughput.sample(&$0) },
      warmThroughput: sampler.optional { API.WarmThroughput.sample(&$0) },
      globalTableSettingsReplicationMode: sampler.optional { API.GlobalTableSettingsReplicationMode.sample(&$0) },
      disassociationProtectionEnabled: sampler.optional { $0.flag() },
      vectorIndexUpdates: sampler.optional { $0.list(1...4) { API.VectorIndexUpdate.sample(&$0) } })
  }
}

extension API.UpdateTableReplicaAutoScaling: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15),
      globalSecondaryIndexUpdates: sampler.optional { $0.list(1...4) { API.GlobalSecondaryIndexAutoScalingUpdate.sample(&$0) } },
      provisionedWriteCapacityAutoScalingUpdate: sampler.optional { API.AutoScalingSettingsUpdate.sample(&$0) },
      replicaUpdates: sampler.optional { $0.list(1...4) { API.ReplicaAutoScalingUpdate.sample(&$0) } })
  }
}

extension API.UpdateTimeToLive: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(tableName: sampler.name(3...15), timeToLiveSpecification: API.TimeToLiveSpecification.sample(&sampler))
  }
}
