import SwynamoWire

// What the waiters of AWS's model look at, and for the operations for which it has none what they would look at.

extension API.Waiter where Request == API.DescribeTable {
  /// `TableExists`: the table is active.
  public static var exists: Self { .of("active") { $0.tableStatus == .active } }

  /// The table and each of its indexes and replicas is active.
  public static var isActiveThroughout: Self {
    .of("active with its indexes and replicas") { table in
      table.tableStatus == .active
        && (table.globalSecondaryIndexes ?? []).allSatisfy { $0.indexStatus == .active }
        && (table.vectorIndexes ?? []).allSatisfy { $0.indexStatus == .active }
        && (table.replicas ?? []).allSatisfy { $0.replicaStatus == nil || $0.replicaStatus == .active }
    }
  }

  /// `TableNotExists`: there is no such table.
  public static var isGone: Self {
    Self("gone") { result in
      if case .failure(let error) = result {
        return error.code == DynamoDBError.resourceNotFound ? .reached : .never("\(error)")
      }
      return .later
    }
  }

  /// A table that was just created may not be seen everywhere yet.
  private static func of(_ name: String, _ isReached: @escaping @Sendable (API.TableDescription) -> Bool) -> Self {
    Self(name) { result in
      switch result {
      case .success(let response): response.table.map(isReached) == true ? .reached : .later
      case .failure(let error): error.code == DynamoDBError.resourceNotFound ? .later : .never("\(error)")
      }
    }
  }
}

extension API.Waiter where Request == API.DescribeBackup {
  /// The backup can be restored.
  public static var available: Self {
    Self("available", { $0.backupDescription?.backupDetails?.backupStatus }, is: .available, never: [.deleted])
  }
}

extension API.Waiter where Request == API.DescribeExport {
  /// `ExportCompleted`
  public static var completed: Self {
    Self("completed", { $0.exportDescription?.exportStatus }, is: .completed, never: [.failed])
  }
}

extension API.Waiter where Request == API.DescribeImport {
  /// `ImportCompleted`
  public static var completed: Self {
    Self("completed", { $0.importTableDescription.importStatus }, is: .completed, never: [.failed, .cancelled])
  }
}

extension API.Waiter where Request == API.DescribeBulkOperation {
  /// `BulkOperationCompleted`: with errors for some of its items or without.
  public static var completed: Self {
    Self(
      "completed", { $0.bulkOperationDescription.bulkOperationStatus }, is: .completed, .completedWithErrors,
      never: [.cancelled, .failed])
  }
}

extension API.Waiter where Request == API.DescribeContributorInsights {
  /// `ContributorInsightsEnabled`
  public static var enabled: Self { Self("enabled", { $0.contributorInsightsStatus }, is: .enabled, never: [.failed]) }
}

extension API.Waiter where Request == API.DescribeTimeToLive {
  /// Items expire by an attribute.
  public static var enabled: Self { Self("enabled", { $0.timeToLiveDescription?.timeToLiveStatus }, is: .enabled) }
  /// Items don't expire.
  public static var disabled: Self { Self("disabled", { $0.timeToLiveDescription?.timeToLiveStatus }, is: .disabled) }
}

extension API.Waiter where Request == API.DescribeContinuousBackups {
  /// The table can be restored to a moment.
  public static var pointInTimeRecoveryEnabled: Self {
    Self(
      "enabled", { $0.continuousBackupsDescription?.pointInTimeRecoveryDescription?.pointInTimeRecoveryStatus }, is: .enabled)
  }
}

extension API.Waiter where Request == API.DescribeKinesisStreamingDestination {
  /// `KinesisStreamingDestinationActive`: of at least one stream, and not when each is disabled or failed.
  public static var active: Self {
    Self("active") { result in
      switch result {
      case .failure(let error): return .never("\(error)")
      case .success(let response):
        let states = (response.kinesisDataStreamDestinations ?? []).compactMap(\.destinationStatus)
        if states.contains(.active) { return .reached }
        let isOver = !states.isEmpty && states.allSatisfy { $0 == .disabled || $0 == .enableFailed }
        return isOver ? .never("each destination is \(Set(states).map(\.rawValue).sorted().joined(separator: " or "))") : .later
      }
    }
  }
}
