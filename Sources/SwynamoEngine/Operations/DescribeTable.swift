extension Operation {
  static let describeTable = Operation("DescribeTable", [.newTableName]) { request, session in
    let table = try session.namedTable(request)
    return try .answer("Table") { try table.describe(at: session.now, to: &$0) }
  }
}
