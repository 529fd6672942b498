extension Operation {
  /// The name that the service would have; a server that knows its own address answers with that.
  static let describeEndpoints = Operation("DescribeEndpoints", []) { _, session in
    .answer("Endpoints") { json in
      json.array { json in
        json.object { json in
          json.member("Address", "dynamodb.\(session.catalog.realm.region).amazonaws.com")
          json.member("CachePeriodInMinutes", 1440)
        }
      }
    }
  }
}
