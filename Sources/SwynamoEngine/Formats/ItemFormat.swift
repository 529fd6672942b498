/// How the items of a file are written.
enum ItemFormat: String, Sendable, Codable {
  case dynamoDBJSON = "DYNAMODB_JSON"
  case ion = "ION"
  case csv = "CSV"

  /// What the names of exported files end in.
  var suffix: String { self == .ion ? ".ion.gz" : ".json.gz" }
}
