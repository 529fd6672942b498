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
    guard table.state.isUsable else {
      throw DynamoDBError.inUse("Table \(table.schema.name) is being \(table.state.status == .creating ? "created" : "deleted")")
    }
    switch (enables, table.settings.timeToLive) {
    case (true, nil), (false, attribute): break
    case (true, attribute): throw DynamoDBError.invalid("TimeToLive is already enabled")
    case (false, nil): throw DynamoDBError.invalid("TimeToLive is already disabled")
    case (_, let current?):
      throw DynamoDBError.invalid("TimeToLive is active on a different AttributeName: current AttributeName is \(current)")
    }
    if let change = table.settings.timeToLiveChange, session.now < change.time + Limits.timeToLiveInterval {
      throw DynamoDBError.invalid("Time to live has been modified multiple times within a fixed interval")
    }
    try session.checkGroup(of: table)
    try session.changingTables {
      for (session, table) in [(session, table)] + session.replicas(of: table) {
        var definition = table.definition
        definition.set { settings in
          settings.timeToLive = enables ? attribute : nil
          settings.timeToLiveChange = .init(time: session.now, attribute: attribute)
        }
        try session.change(table, to: definition)
      }
    }
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
        let settings = table.settings
        // A change is under way as long as a table's others are.
        let change = settings.timeToLiveChange.flatMap { session.now < $0.time + session.delay ? $0 : nil }
        let status =
          switch (settings.timeToLive != nil, change != nil) {
          case (true, true): "ENABLING"
          case (true, false): "ENABLED"
          case (false, true): "DISABLING"
          case (false, false): "DISABLED"
          }
        json.member("TimeToLiveStatus", status)
        if let attribute = settings.timeToLive ?? change?.attribute { json.member("AttributeName", attribute) }
      }
    }
  }
}
