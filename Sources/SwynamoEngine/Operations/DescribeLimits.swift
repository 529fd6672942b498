extension Operation {
  /// The limits of a new account.
  static let describeLimits = Operation("DescribeLimits", []) { _, _ in
    var json = JSONWriter()
    json.object { json in
      json.member("AccountMaxReadCapacityUnits", 80_000)
      json.member("AccountMaxWriteCapacityUnits", 80_000)
      json.member("TableMaxReadCapacityUnits", 40_000)
      json.member("TableMaxWriteCapacityUnits", 40_000)
    }
    return json
  }
}
