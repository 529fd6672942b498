import SwynamoCore
import SwynamoWire

extension Session {
  /// The name in an ARN of a request, of this region and account. `title` is what the service calls it.
  func name(
    _ kind: TransferKind, inARN text: String, called title: String
  ) throws(DynamoDBError) -> TransferName {
    let invalid = DynamoDBError.invalid("Invalid \(title) ARN")
    guard ResourceName.isARN(text) else { throw invalid }
    guard let arn = AmazonResourceName(text), arn.partition == "aws", arn.service == "dynamodb",
      arn.region == catalog.shown.region, arn.accountID == catalog.shown.account
    else { throw denied(text) }
    guard arn.resource.startsWith("table/"),
      let name = TransferName(kind, path: String(Substring(arn.resource.utf8.dropFirst("table/".utf8.count))))
    else { throw invalid }
    return name
  }

  /// The name of the table in an ARN of a request.
  func tableName(inARN text: String) throws(DynamoDBError) -> String {
    let invalid = DynamoDBError.invalid("Invalid TableArn: Invalid ResourceArn provided as input \(text)")
    guard let arn = AmazonResourceName(text), arn.service == "dynamodb" else { throw invalid }
    let path = arn.resource.split(byte: "/")
    guard path.count == 2, path[0] == "table", Limits.nameLength.contains(path[1].utf16.count) else { throw invalid }
    guard arn.partition == "aws", arn.region == catalog.shown.region, arn.accountID == catalog.shown.account else {
      throw denied(text)
    }
    return path[1]
  }

  func denied(_ resource: String) -> DynamoDBError {
    DynamoDBError(
      code: DynamoDBError.accessDenied,
      message: "User: arn:aws:iam::\(catalog.shown.account):root is not authorized to perform: dynamodb:\(operation) "
        + "on resource: \(resource)")
  }
}

extension DynamoDBError {
  /// What operations on backups, exports and imports say of a table that isn't there.
  static func tableNotFound(_ name: String) -> DynamoDBError {
    DynamoDBError(code: "TableNotFoundException", message: "Table not found: \(name)")
  }

  static func recoveryUnavailable(_ table: String) -> DynamoDBError {
    DynamoDBError(
      code: "PointInTimeRecoveryUnavailableException",
      message: "Point in time recovery is not enabled for table '\(table)'")
  }
}
