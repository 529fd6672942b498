extension Operation {
  static let describeTimeToLive = Operation("DescribeTimeToLive", [.tableName]) { request, session in
    let table = try session.catalog.namedTable(request)
    var json = JSONWriter()
    json.object { json in
      json.member("TimeToLiveDescription") { json in
        json.object { json in
          json.member("TimeToLiveStatus", table.schema.timeToLive == nil ? "DISABLED" : "ENABLED")
          if let attribute = table.schema.timeToLive { json.member("AttributeName", attribute) }
        }
      }
    }
    return json
  }
}
