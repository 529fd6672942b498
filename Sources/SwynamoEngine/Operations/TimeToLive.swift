import SwynamoCore
import SwynamoWire

extension Operation {
  static let updateTimeToLive = Operation(
    "UpdateTimeToLive",
    [
      .nameOfTable,
      Shape.Member(
        "TimeToLiveSpecification",
        .structure(
          "TimeToLiveSpecification",
          [
            Shape.Member("Enabled", .boolean, .notNull),
            .keyAttributeName,
          ]), .notNull),
    ]
  ) { request, session in
    let specification = request["TimeToLiveSpecification"] ?? .null
    let (enables, attribute) = (specification["Enabled"]?.boolean ?? false, specification["AttributeName"]?.text ?? "")
    let table = try session.namedTable(request)
    guard table.state.status != .creating else {
      throw DynamoDBError.inUse("Table \(table.schema.name) is being created")
    }
    var definition = table.definition
    switch (enables, table.settings.timeToLive) {
    case (true, nil): definition.set { $0.timeToLive = attribute }
    case (true, attribute): throw DynamoDBError.invalid("TimeToLive is already enabled")
    case (false, nil): throw DynamoDBError.invalid("TimeToLive is already disabled")
    case (false, attribute): definition.set { $0.timeToLive = nil }
    case (_, let current?):
      throw DynamoDBError.invalid("TimeToLive is active on a different AttributeName: current AttributeName is \(current)")
    }

    try session.changingTables { try session.change(table, to: definition) }
    return .answer("TimeToLiveSpecification") { json in
      json.object { json in
        json.member("Enabled") { $0.bool(enables) }
        json.member("AttributeName", attribute)
      }
    }
  }
}

extension Operation {
  static let describeTimeToLive = Operation("DescribeTimeToLive", [.nameOfTable]) { request, session in
    let table = try session.namedTable(request)
    guard table.state.isUsable else {
      let status = table.state.status.rawValue
      throw DynamoDBError.invalid(
        "Cannot describe time to live while table is in \(status) state: Current table state is \(status)")
    }
    return .answer("TimeToLiveDescription") { json in
      json.object { json in
        json.member("TimeToLiveStatus", table.settings.timeToLive == nil ? "DISABLED" : "ENABLED")
        if let attribute = table.settings.timeToLive { json.member("AttributeName", attribute) }
      }
    }
  }
}
