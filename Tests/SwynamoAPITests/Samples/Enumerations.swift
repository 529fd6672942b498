// Written by scripts/api-sources from the service's model.
import SwynamoAPI
import SwynamoCore
import SwynamoWire

extension API.ApproximateCreationDateTimePrecision: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.millisecond, .microsecond])
  }
}

extension API.AttributeAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.add, .put, .delete])
  }
}

extension API.BackupTypeFilter: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.user, .system, .awsBackup, .all])
  }
}

extension API.BillingMode: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.provisioned, .payPerRequest])
  }
}

extension API.BulkOperationInputFormat: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.dynamoDBJSON, .ion])
  }
}

extension API.BulkOperationPerformanceTier: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.standard, .accelerated])
  }
}

extension API.ComparisonOperator: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.eq, .ne, .`in`, .le, .lt, .ge, .gt, .between, .notNull, .null, .contains, .notContains, .beginsWith])
  }
}

extension API.ConditionalOperator: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.and, .or])
  }
}

extension API.ContributorInsightsAction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.enable, .disable])
  }
}

extension API.ContributorInsightsMode: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.accessedAndThrottledKeys, .throttledKeys])
  }
}

extension API.DisassociationMode: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.waitForReplication])
  }
}

extension API.ExportFormat: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.dynamoDBJSON, .ion])
  }
}

extension API.ExportType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.fullExport, .incrementalExport])
  }
}

extension API.ExportViewType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.newImage, .newAndOldImages])
  }
}

extension API.GlobalTableSettingsReplicationMode: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.enabled, .disabled, .enabledWithOverrides])
  }
}

extension API.InputCompressionType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.gzip, .zstandard, .none])
  }
}

extension API.InputFormat: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.dynamoDBJSON, .ion, .csv])
  }
}

extension API.KeyType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.hash, .range])
  }
}

extension API.MultiRegionConsistency: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.eventual, .strong])
  }
}

extension API.OutputType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.error, .conditionCheckFailure])
  }
}

extension API.ProjectionType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.all, .keysOnly, .include])
  }
}

extension API.ReturnValue: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.none, .allOld, .updatedOld, .allNew, .updatedNew])
  }
}

extension API.ReturnValuesOnConditionCheckFailure: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.allOld, .none])
  }
}

extension API.S3SSEAlgorithm: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.aes256, .kms])
  }
}

extension API.SSEType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.aes256, .kms])
  }
}

extension API.ScalarAttributeType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.string, .number, .binary])
  }
}

extension API.SearchSchemaElementType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.hash, .inlineFilter])
  }
}

extension API.Select: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.allAttributes, .allProjectedAttributes, .specificAttributes, .count])
  }
}

extension API.ShardFilterType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.childShards])
  }
}

extension API.ShardIteratorType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.trimHorizon, .latest, .atSequenceNumber, .afterSequenceNumber, .atTimestamp])
  }
}

extension API.StreamViewType: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.newImage, .oldImage, .newAndOldImages, .keysOnly])
  }
}

extension API.TableClass: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.standard, .standardInfrequentAccess])
  }
}

extension API.VectorDistanceFunction: Sampled {
  static func sample(_ sampler: inout Sampler) -> Self {
    sampler.any([.cosine, .dotProduct, .euclidean])
  }
}
