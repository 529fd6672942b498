import SwynamoWire

extension Operation {
  static let describeTimeToLive = Operation("DescribeTimeToLive", [.newTableName]) { request, session in
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
