import SwynamoCore
import SwynamoWire

/// The ARN of a table, as operations on tags and policies take it.
struct ResourceARN {
  let text: String
  private let region: String
  private let account: String
  fileprivate let tableName: String
  /// The label of the table's stream that it names.
  let stream: String?
  private let isOfPolicy: Bool

  /// Policies are those of streams too.
  init(_ request: JSONValue, ofPolicy isOfPolicy: Bool = false) throws(DynamoDBError) {
    guard let text = request["ResourceArn"]?.text else { throw .invalid("Invalid TableArn") }
    guard ResourceName.isARN(text) else { throw .invalidParameter("ARNs must start with 'arn:': \(text)") }
    guard let arn = AmazonResourceName(text), arn.service == "dynamodb" else {
      throw .invalidParameter("Provided Arn is not a DynamoDB resource arn: \(text)")
    }
    let path = arn.resource.split(byte: "/")
    guard path.count < 4 || path[2] != "index" else {
      throw .invalidParameter(
        "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: \(text)")
    }
    let isStream = isOfPolicy && path.count == 4 && path[2] == "stream"
    guard path.count == 2 || isStream, path[0] == "table", Limits.nameLength.contains(path[1].utf16.count) else {
      throw isOfPolicy
        ? .invalidParameter("Provided Arn is not a DynamoDB resource arn: \(text)")
        : .invalid("Invalid TableArn: Invalid ResourceArn provided as input \(text)")
    }
    self.text = text
    region = arn.region
    account = arn.accountID
    tableName = path[1]
    stream = isStream ? path[3] : nil
    self.isOfPolicy = isOfPolicy
  }

  /// In the local namespace a client may take its region for ours.
  fileprivate func check(_ catalog: Catalog, _ operation: String) throws(DynamoDBError) {
    guard account == catalog.shown.account else {
      if isOfPolicy { throw .invalid("This action is only supported by accounts that match the resource owner’s account.") }
      throw DynamoDBError(
        code: DynamoDBError.accessDenied,
        message: "User: arn:aws:iam::\(catalog.shown.account):root is not authorized to perform: dynamodb:\(operation) "
          + "on resource: \(text)")
    }
    guard region == catalog.shown.region || catalog.namespace == .local else {
      if isOfPolicy { throw .invalidParameter("Invalid resource Arn: \(text)") }
      throw .invalid("Invalid TableArn: Invalid ResourceArn provided as input \(text)")
    }
  }
}

extension Session {
  /// Operations on tags repeat the ARN of a table that isn't there.
  func table(of arn: ResourceARN) throws(DynamoDBError) -> Table {
    guard let table = try existingTable(of: arn) else {
      throw DynamoDBError(
        code: DynamoDBError.resourceNotFound,
        message: "Requested resource not found: ResourceArn: \(arn.text) not found")
    }
    return table
  }

  /// Operations on policies repeat its name.
  func tableOfPolicy(_ arn: ResourceARN) throws(DynamoDBError) -> Table {
    guard let table = try existingTable(of: arn) else { throw .noSuchTable(arn.tableName) }
    return table
  }

  private func existingTable(of arn: ResourceARN) throws(DynamoDBError) -> Table? {
    try arn.check(catalog, operation)
    return try catalog.existing(arn.tableName)
  }

  /// Changes what is done at once.
  func set(_ table: Table, _ change: (inout TableSettings) -> Void) throws {
    var definition = table.definition
    definition.set(change)
    try changingTables { try self.change(table, to: definition) }
  }
}
