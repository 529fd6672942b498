// Written by scripts/api-sources from the service's model.
import SwynamoAPI
import SwynamoCore
import SwynamoWire

extension API.AttributeDefinition: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(attributeName: sampler.string(1...13), attributeType: API.ScalarAttributeType.sample(&sampler))
  }
}

extension API.AttributeValueUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(value: sampler.optional { $0.value() }, action: sampler.optional { API.AttributeAction.sample(&$0) })
  }
}

extension API.AutoScalingPolicyUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      targetTrackingScalingPolicyConfiguration: API.AutoScalingTargetTrackingScalingPolicyConfigurationUpdate.sample(&sampler),
      policyName: sampler.optional { $0.string(1...13) })
  }
}

extension API.AutoScalingSettingsUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      minimumUnits: sampler.optional { $0.integer(1...1000001) }, maximumUnits: sampler.optional { $0.integer(1...1000001) },
      autoScalingDisabled: sampler.optional { $0.flag() }, autoScalingRoleARN: sampler.optional { $0.string(1...13) },
      scalingPolicyUpdate: sampler.optional { API.AutoScalingPolicyUpdate.sample(&$0) })
  }
}

extension API.AutoScalingTargetTrackingScalingPolicyConfigurationUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      targetValue: sampler.number(), disableScaleIn: sampler.optional { $0.flag() },
      scaleInCooldown: sampler.optional { $0.integer(1...1000001) },
      scaleOutCooldown: sampler.optional { $0.integer(1...1000001) })
  }
}

extension API.BatchStatementRequest: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      statement: sampler.string(1...13), parameters: sampler.optional { $0.list(1...4) { $0.value() } },
      consistentRead: sampler.optional { $0.flag() },
      returnValuesOnConditionCheckFailure: sampler.optional { API.ReturnValuesOnConditionCheckFailure.sample(&$0) })
  }
}

extension API.Condition: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      comparisonOperator: API.ComparisonOperator.sample(&sampler),
      attributeValueList: sampler.optional { $0.list(1...4) { $0.value() } })
  }
}

extension API.ConditionCheck: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      key: sampler.map(1...4) { $0.value() }, tableName: sampler.name(3...15), conditionExpression: sampler.string(1...13),
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } },
      expressionAttributeValues: sampler.optional { $0.map(1...4) { $0.value() } },
      returnValuesOnConditionCheckFailure: sampler.optional { API.ReturnValuesOnConditionCheckFailure.sample(&$0) })
  }
}

extension API.CreateGlobalSecondaryIndexAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      indexName: sampler.name(3...15), keySchema: sampler.list(1...4) { API.KeySchemaElement.sample(&$0) },
      projection: API.Projection.sample(&sampler),
      provisionedThroughput: sampler.optional { API.ProvisionedThroughput.sample(&$0) },
      onDemandThroughput: sampler.optional { API.OnDemandThroughput.sample(&$0) },
      warmThroughput: sampler.optional { API.WarmThroughput.sample(&$0) })
  }
}

extension API.CreateGlobalTableWitnessGroupMemberAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(regionName: sampler.string(1...13))
  }
}

extension API.CreateReplicaAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(regionName: sampler.string(1...13))
  }
}

extension API.CreateReplicationGroupMemberAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      regionName: sampler.string(1...13), kmsMasterKeyID: sampler.optional { $0.string(1...13) },
      provisionedThroughputOverride: sampler.optional { API.ProvisionedThroughputOverride.sample(&$0) },
      onDemandThroughputOverride: sampler.optional { API.OnDemandThroughputOverride.sample(&$0) },
      globalSecondaryIndexes: sampler.optional { $0.list(1...4) { API.ReplicaGlobalSecondaryIndex.sample(&$0) } },
      tableClassOverride: sampler.optional { API.TableClass.sample(&$0) })
  }
}

extension API.CreateVectorIndexAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      indexName: sampler.name(3...15), vectorAttribute: API.VectorAttributeDefinition.sample(&sampler),
      projection: API.Projection.sample(&sampler), dimensions: sampler.integer(1...1000001),
      distanceFunction: API.VectorDistanceFunction.sample(&sampler),
      searchSchema: sampler.optional { $0.list(1...4) { API.SearchSchemaElement.sample(&$0) } })
  }
}

extension API.CSVOptions: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(delimiter: sampler.optional { $0.string(1...1) }, headerList: sampler.optional { $0.list(1...4) { $0.string(1...13) } })
  }
}

extension API.Delete: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      key: sampler.map(1...4) { $0.value() }, tableName: sampler.name(3...15),
      conditionExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } },
      expressionAttributeValues: sampler.optional { $0.map(1...4) { $0.value() } },
      returnValuesOnConditionCheckFailure: sampler.optional { API.ReturnValuesOnConditionCheckFailure.sample(&$0) })
  }
}

extension API.DeleteGlobalSecondaryIndexAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(indexName: sampler.name(3...15))
  }
}

extension API.DeleteGlobalTableWitnessGroupMemberAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(regionName: sampler.string(1...13))
  }
}

extension API.DeleteReplicaAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(regionName: sampler.string(1...13))
  }
}

extension API.DeleteReplicationGroupMemberAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(regionName: sampler.string(1...13))
  }
}

extension API.DeleteRequest: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(key: sampler.map(1...4) { $0.value() })
  }
}

extension API.DeleteVectorIndexAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(indexName: sampler.name(3...15))
  }
}

extension API.DisassociateReplicationGroupMemberAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(regionName: sampler.string(1...13), disassociationMode: API.DisassociationMode.sample(&sampler))
  }
}

extension API.EnableKinesisStreamingConfiguration: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(approximateCreationDateTimePrecision: sampler.optional { API.ApproximateCreationDateTimePrecision.sample(&$0) })
  }
}

extension API.ExpectedAttributeValue: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      value: sampler.optional { $0.value() }, exists: sampler.optional { $0.flag() },
      comparisonOperator: sampler.optional { API.ComparisonOperator.sample(&$0) },
      attributeValueList: sampler.optional { $0.list(1...4) { $0.value() } })
  }
}

extension API.FilterSpecification: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      filterExpression: sampler.optional { $0.string(1...13) }, projectionExpression: sampler.optional { $0.string(1...13) },
      keyConditionExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } },
      expressionAttributeValues: sampler.optional { $0.map(1...4) { $0.value() } })
  }
}

extension API.Get: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      key: sampler.map(1...4) { $0.value() }, tableName: sampler.name(3...15),
      projectionExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } })
  }
}

extension API.GlobalSecondaryIndex: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      indexName: sampler.name(3...15), keySchema: sampler.list(1...4) { API.KeySchemaElement.sample(&$0) },
      projection: API.Projection.sample(&sampler),
      provisionedThroughput: sampler.optional { API.ProvisionedThroughput.sample(&$0) },
      onDemandThroughput: sampler.optional { API.OnDemandThroughput.sample(&$0) },
      warmThroughput: sampler.optional { API.WarmThroughput.sample(&$0) })
  }
}

extension API.GlobalSecondaryIndexAutoScalingUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      indexName: sampler.optional { $0.name(3...15) },
      provisionedWriteCapacityAutoScalingUpdate: sampler.optional { API.AutoScalingSettingsUpdate.sample(&$0) })
  }
}

extension API.GlobalSecondaryIndexUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      update: sampler.optional { API.UpdateGlobalSecondaryIndexAction.sample(&$0) },
      create: sampler.optional { API.CreateGlobalSecondaryIndexAction.sample(&$0) },
      delete: sampler.optional { API.DeleteGlobalSecondaryIndexAction.sample(&$0) })
  }
}

extension API.GlobalTableGlobalSecondaryIndexSettingsUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      indexName: sampler.name(3...15), provisionedWriteCapacityUnits: sampler.optional { $0.integer(1...1000001) },
      provisionedWriteCapacityAutoScalingSettingsUpdate: sampler.optional { API.AutoScalingSettingsUpdate.sample(&$0) })
  }
}

extension API.GlobalTableWitnessGroupUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      create: sampler.optional { API.CreateGlobalTableWitnessGroupMemberAction.sample(&$0) },
      delete: sampler.optional { API.DeleteGlobalTableWitnessGroupMemberAction.sample(&$0) })
  }
}

extension API.IncrementalExportSpecification: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      exportFromTime: sampler.optional { $0.date() }, exportToTime: sampler.optional { $0.date() },
      exportViewType: sampler.optional { API.ExportViewType.sample(&$0) })
  }
}

extension API.InputFormatOptions: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(csv: sampler.optional { API.CSVOptions.sample(&$0) })
  }
}

extension API.InputS3Configuration: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      s3Bucket: sampler.string(1...13), inputFormat: API.BulkOperationInputFormat.sample(&sampler),
      s3BucketOwner: sampler.optional { $0.string(1...13) }, s3KeyPrefix: sampler.optional { $0.string(1...13) },
      inputCompressionType: sampler.optional { API.InputCompressionType.sample(&$0) })
  }
}

extension API.KeySchemaElement: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(attributeName: sampler.string(1...13), keyType: API.KeyType.sample(&sampler))
  }
}

extension API.KeysAndAttributes: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      keys: sampler.list(1...4) { $0.map(1...4) { $0.value() } },
      attributesToGet: sampler.optional { $0.list(1...4) { $0.string(1...13) } }, consistentRead: sampler.optional { $0.flag() },
      projectionExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } })
  }
}

extension API.LocalSecondaryIndex: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      indexName: sampler.name(3...15), keySchema: sampler.list(1...4) { API.KeySchemaElement.sample(&$0) },
      projection: API.Projection.sample(&sampler))
  }
}

extension API.OnDemandThroughput: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      maxReadRequestUnits: sampler.optional { $0.integer(1...1000001) },
      maxWriteRequestUnits: sampler.optional { $0.integer(1...1000001) })
  }
}

extension API.OnDemandThroughputOverride: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(maxReadRequestUnits: sampler.optional { $0.integer(1...1000001) })
  }
}

extension API.OutputS3Configuration: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      outputType: sampler.list(1...4) { API.OutputType.sample(&$0) }, s3BucketOwner: sampler.optional { $0.string(1...13) },
      s3Bucket: sampler.optional { $0.string(1...13) }, s3KeyPrefix: sampler.optional { $0.string(1...13) },
      s3SSEAlgorithm: sampler.optional { API.S3SSEAlgorithm.sample(&$0) }, s3SSEKMSKeyID: sampler.optional { $0.string(1...13) })
  }
}

extension API.ParameterizedStatement: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      statement: sampler.string(1...13), parameters: sampler.optional { $0.list(1...4) { $0.value() } },
      returnValuesOnConditionCheckFailure: sampler.optional { API.ReturnValuesOnConditionCheckFailure.sample(&$0) })
  }
}

extension API.PointInTimeRecoverySpecification: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(pointInTimeRecoveryEnabled: sampler.flag(), recoveryPeriodInDays: sampler.optional { $0.integer(1...35) })
  }
}

extension API.Projection: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      projectionType: sampler.optional { API.ProjectionType.sample(&$0) },
      nonKeyAttributes: sampler.optional { $0.list(1...4) { $0.string(1...13) } })
  }
}

extension API.ProvisionedThroughput: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(readCapacityUnits: sampler.integer(1...1000001), writeCapacityUnits: sampler.integer(1...1000001))
  }
}

extension API.ProvisionedThroughputOverride: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(readCapacityUnits: sampler.optional { $0.integer(1...1000001) })
  }
}

extension API.Put: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      item: sampler.map(1...4) { $0.value() }, tableName: sampler.name(3...15),
      conditionExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } },
      expressionAttributeValues: sampler.optional { $0.map(1...4) { $0.value() } },
      returnValuesOnConditionCheckFailure: sampler.optional { API.ReturnValuesOnConditionCheckFailure.sample(&$0) })
  }
}

extension API.PutRequest: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(item: sampler.map(1...4) { $0.value() })
  }
}

extension API.Replica: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(regionName: sampler.optional { $0.string(1...13) })
  }
}

extension API.ReplicaAutoScalingUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      regionName: sampler.string(1...13),
      replicaGlobalSecondaryIndexUpdates: sampler.optional {
        $0.list(1...4) { API.ReplicaGlobalSecondaryIndexAutoScalingUpdate.sample(&$0) }
      }, replicaProvisionedReadCapacityAutoScalingUpdate: sampler.optional { API.AutoScalingSettingsUpdate.sample(&$0) })
  }
}

extension API.ReplicaGlobalSecondaryIndex: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      indexName: sampler.name(3...15),
      provisionedThroughputOverride: sampler.optional { API.ProvisionedThroughputOverride.sample(&$0) },
      onDemandThroughputOverride: sampler.optional { API.OnDemandThroughputOverride.sample(&$0) })
  }
}

extension API.ReplicaGlobalSecondaryIndexAutoScalingUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      indexName: sampler.optional { $0.name(3...15) },
      provisionedReadCapacityAutoScalingUpdate: sampler.optional { API.AutoScalingSettingsUpdate.sample(&$0) })
  }
}

extension API.ReplicaGlobalSecondaryIndexSettingsUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      indexName: sampler.name(3...15), provisionedReadCapacityUnits: sampler.optional { $0.integer(1...1000001) },
      provisionedReadCapacityAutoScalingSettingsUpdate: sampler.optional { API.AutoScalingSettingsUpdate.sample(&$0) })
  }
}

extension API.ReplicaSettingsUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      regionName: sampler.string(1...13), replicaProvisionedReadCapacityUnits: sampler.optional { $0.integer(1...1000001) },
      replicaProvisionedReadCapacityAutoScalingSettingsUpdate: sampler.optional { API.AutoScalingSettingsUpdate.sample(&$0) },
      replicaGlobalSecondaryIndexSettingsUpdate: sampler.optional {
        $0.list(1...4) { API.ReplicaGlobalSecondaryIndexSettingsUpdate.sample(&$0) }
      }, replicaTableClass: sampler.optional { API.TableClass.sample(&$0) })
  }
}

extension API.ReplicaUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      create: sampler.optional { API.CreateReplicaAction.sample(&$0) },
      delete: sampler.optional { API.DeleteReplicaAction.sample(&$0) })
  }
}

extension API.ReplicationGroupUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      create: sampler.optional { API.CreateReplicationGroupMemberAction.sample(&$0) },
      update: sampler.optional { API.UpdateReplicationGroupMemberAction.sample(&$0) },
      delete: sampler.optional { API.DeleteReplicationGroupMemberAction.sample(&$0) },
      disassociate: sampler.optional { API.DisassociateReplicationGroupMemberAction.sample(&$0) })
  }
}

extension API.S3BucketSource: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      s3Bucket: sampler.string(1...13), s3BucketOwner: sampler.optional { $0.string(1...13) },
      s3KeyPrefix: sampler.optional { $0.string(1...13) })
  }
}

extension API.SSESpecification: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      enabled: sampler.optional { $0.flag() }, sseType: sampler.optional { API.SSEType.sample(&$0) },
      kmsMasterKeyID: sampler.optional { $0.string(1...13) })
  }
}

extension API.SearchSchemaElement: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(attributeName: sampler.string(1...13), searchSchemaElementType: API.SearchSchemaElementType.sample(&sampler))
  }
}

extension API.ShardFilter: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(type: sampler.optional { API.ShardFilterType.sample(&$0) }, shardID: sampler.optional { $0.string(28...40) })
  }
}

extension API.StreamSpecification: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(streamEnabled: sampler.flag(), streamViewType: sampler.optional { API.StreamViewType.sample(&$0) })
  }
}

extension API.TableCreationParameters: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      tableName: sampler.name(3...15), attributeDefinitions: sampler.list(1...4) { API.AttributeDefinition.sample(&$0) },
      keySchema: sampler.list(1...4) { API.KeySchemaElement.sample(&$0) },
      billingMode: sampler.optional { API.BillingMode.sample(&$0) },
      provisionedThroughput: sampler.optional { API.ProvisionedThroughput.sample(&$0) },
      onDemandThroughput: sampler.optional { API.OnDemandThroughput.sample(&$0) },
      sseSpecification: sampler.optional { API.SSESpecification.sample(&$0) },
      globalSecondaryIndexes: sampler.optional { $0.list(1...4) { API.GlobalSecondaryIndex.sample(&$0) } },
      vectorIndexes: sampler.optional { $0.list(1...4) { API.VectorIndex.sample(&$0) } })
  }
}

extension API.Tag: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(key: sampler.string(1...13), value: sampler.string(0...12))
  }
}

extension API.TimeToLiveSpecification: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(enabled: sampler.flag(), attributeName: sampler.string(1...13))
  }
}

extension API.TransactGetItem: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(get: API.Get.sample(&sampler))
  }
}

extension API.TransactWriteItem: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      conditionCheck: sampler.optional { API.ConditionCheck.sample(&$0) }, put: sampler.optional { API.Put.sample(&$0) },
      delete: sampler.optional { API.Delete.sample(&$0) }, update: sampler.optional { API.Update.sample(&$0) })
  }
}

extension API.Update: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      key: sampler.map(1...4) { $0.value() }, updateExpression: sampler.string(1...13), tableName: sampler.name(3...15),
      conditionExpression: sampler.optional { $0.string(1...13) },
      expressionAttributeNames: sampler.optional { $0.map(1...4) { $0.string(1...13) } },
      expressionAttributeValues: sampler.optional { $0.map(1...4) { $0.value() } },
      returnValuesOnConditionCheckFailure: sampler.optional { API.ReturnValuesOnConditionCheckFailure.sample(&$0) })
  }
}

extension API.UpdateGlobalSecondaryIndexAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      indexName: sampler.name(3...15), provisionedThroughput: sampler.optional { API.ProvisionedThroughput.sample(&$0) },
      onDemandThroughput: sampler.optional { API.OnDemandThroughput.sample(&$0) },
      warmThroughput: sampler.optional { API.WarmThroughput.sample(&$0) })
  }
}

extension API.UpdateKinesisStreamingConfiguration: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(approximateCreationDateTimePrecision: sampler.optional { API.ApproximateCreationDateTimePrecision.sample(&$0) })
  }
}

extension API.UpdateReplicationGroupMemberAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      regionName: sampler.string(1...13), kmsMasterKeyID: sampler.optional { $0.string(1...13) },
      provisionedThroughputOverride: sampler.optional { API.ProvisionedThroughputOverride.sample(&$0) },
      onDemandThroughputOverride: sampler.optional { API.OnDemandThroughputOverride.sample(&$0) },
      globalSecondaryIndexes: sampler.optional { $0.list(1...4) { API.ReplicaGlobalSecondaryIndex.sample(&$0) } },
      tableClassOverride: sampler.optional { API.TableClass.sample(&$0) })
  }
}

extension API.VectorAttributeDefinition: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(attributeName: sampler.string(1...13))
  }
}

extension API.VectorIndex: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      indexName: sampler.name(3...15), vectorAttribute: API.VectorAttributeDefinition.sample(&sampler),
      projection: API.Projection.sample(&sampler), dimensions: sampler.integer(1...1000001),
      distanceFunction: API.VectorDistanceFunction.sample(&sampler),
      searchSchema: sampler.optional { $0.list(1...4) { API.SearchSchemaElement.sample(&$0) } })
  }
}

extension API.VectorIndexUpdate: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      create: sampler.optional { API.CreateVectorIndexAction.sample(&$0) },
      delete: sampler.optional { API.DeleteVectorIndexAction.sample(&$0) })
  }
}

extension API.WarmThroughput: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      readUnitsPerSecond: sampler.optional { $0.integer(1...1000001) },
      writeUnitsPerSecond: sampler.optional { $0.integer(1...1000001) })
  }
}

extension API.WriteRequest: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    Self(
      putRequest: sampler.optional { API.PutRequest.sample(&$0) },
      deleteRequest: sampler.optional { API.DeleteRequest.sample(&$0) })
  }
}
