import Testing

/// A limit as the documentation states it: a request that just keeps to it, and the service's answer to the next larger one.
///
/// Client and engine share the file of limits, so nothing here may come from it: numbers, requests and sentences are written by
/// hand, from the documentation and from what was measured on the service.
struct DocumentedLimit: Sendable, CustomTestStringConvertible {
  /// What the documentation says, in short.
  let rule: String
  let source: String
  let largest: Int
  let operation: String
  /// The request of a size.
  let request: @Sendable (Int) -> String
  /// The message with which one more is refused, whole; or its end, after "…".
  let refusal: String

  init(
    _ rule: String, _ source: String, _ largest: Int, _ operation: String, refusal: String,
    request: @escaping @Sendable (Int) -> String
  ) {
    self.rule = rule
    self.source = source
    self.largest = largest
    self.operation = operation
    self.refusal = refusal
    self.request = request
  }

  var testDescription: String { rule }

  /// How PutItem, UpdateItem and DeleteItem open what they say of a request.
  private static let counted = "1 validation error detected: "
}

/// The pages of the Developer Guide, and the API Reference's of an operation.
private let constraints = "Developer Guide, Constraints in Amazon DynamoDB"
private let tagging = "Developer Guide, Tagging restrictions in DynamoDB"
private func api(_ page: String) -> String { "API Reference, \(page)" }

private func x(_ count: Int) -> String { String(repeating: "x", count: count) }
private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
private func list(_ count: Int, _ separator: String = ",", _ element: (Int) -> String) -> String {
  (0..<count).map(element).joined(separator: separator)
}
private func put(_ members: String) -> String { #"{"TableName":"users","Item":{"id":{"S":"a"},\#(members)}}"# }
private func scan(_ more: String) -> String { #"{"TableName":"users",\#(more)}"# }

extension DocumentedLimit {
  static let expressions = [
    DocumentedLimit(
      "an expression has up to 4 KB", constraints, 4096, "DeleteItem",
      refusal: counted
        + "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 4097"
    ) { size in
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"ConditionExpression":"attribute_not_exists(b)\#(spaces(size - 23))"}"#
    },
    DocumentedLimit(
      "bytes are counted, not characters", constraints, 4096, "Scan",
      refusal: "Invalid FilterExpression: Expression size has exceeded the maximum allowed size; expression size: 4097"
    ) { size in scan(#""FilterExpression":"attribute_exists(b)\#(spaces(size - 19))""#) },
    DocumentedLimit(
      "an expression has up to 300 operators", constraints, 300, "Scan",
      refusal: "Invalid FilterExpression: The expression contains too many operators; operator count: 301"
    ) { size in scan(#""FilterExpression":"\#(list(size, " ") { _ in "NOT" }) attribute_exists(b)""#) },
    DocumentedLimit(
      "arithmetic counts as comparisons do", constraints, 300, "UpdateItem",
      refusal: counted + "Invalid UpdateExpression: The expression contains too many operators; operator count: 301"
    ) { size in
      #"{"TableName":"users","Key":{"id":{"S":"b"}},"ExpressionAttributeValues":{":v":{"N":"1"}},"#
        + #""UpdateExpression":"SET \#(list(size) { "a\($0)=:v+:v" })"}"#
    },
    DocumentedLimit(
      "a document path has up to 32 elements", constraints, 32, "GetItem",
      refusal: "Invalid ProjectionExpression: The document path has too many nesting levels; nesting levels: 33"
    ) { size in
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"ProjectionExpression":"\#(list(size, ".") { _ in "a" })"}"#
    },
    DocumentedLimit(
      "IN compares with up to 99 values, as measured", constraints, 99, "Scan",
      refusal: "Invalid FilterExpression: The IN operator is provided with too many operands; number of operands: 101"
    ) { size in
      scan(#""FilterExpression":"b IN (\#(list(size) { _ in ":v" }))","ExpressionAttributeValues":{":v":{"N":"1"}}"#)
    },
    DocumentedLimit(
      "a placeholder has up to 255 bytes", constraints, 255, "GetItem",
      refusal: "ExpressionAttributeNames contains invalid key: The expression attribute map contains a key that is too long; "
        + "size of key: 256"
    ) { size in
      ##"{"TableName":"users","Key":{"id":{"S":"a"}},"ProjectionExpression":"#\##(x(size - 1))","##
        + ##""ExpressionAttributeNames":{"#\##(x(size - 1))":"b"}}"##
    },
    DocumentedLimit(
      "what stands for placeholders has up to 2 MB", constraints, 2_097_152, "Scan",
      refusal: "ExpressionAttributeValues exceeds max size"
    ) { size in
      scan(#""FilterExpression":"b = :v","ExpressionAttributeValues":{":v":{"S":"\#(x(size - 2))"}}"#)
    },
  ]

  static let items = [
    DocumentedLimit(
      "an item has up to 400 KB", constraints, 409_600, "PutItem", refusal: "Item size has exceeded the maximum allowed size"
    ) { size in put(#""b":{"S":"\#(x(size - 4))"}"#) },
    DocumentedLimit(
      "a partition key has up to 2048 bytes", constraints, 2048, "PutItem",
      refusal: "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes"
    ) { size in #"{"TableName":"users","Item":{"id":{"S":"\#(x(size))"}}}"# },
    DocumentedLimit(
      "a sort key has up to 1024 bytes", constraints, 1024, "PutItem",
      refusal: "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of "
        + "1024 bytes"
    ) { size in #"{"TableName":"pairs","Item":{"p":{"S":"a"},"r":{"S":"\#(x(size))"}}}"# },
    DocumentedLimit(
      "an attribute's name has up to 64 KB", constraints, 65_535, "PutItem",
      refusal: counted + "Attribute name is too large, must be less than 65536 bytes"
    ) { size in put(#""\#(x(size))":{"S":""}"#) },
    DocumentedLimit(
      "an item has up to 32 levels", constraints, 32, "PutItem",
      refusal: counted
        + "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit"
    ) { size in
      put(#""b":\#(list(size - 1, "") { _ in #"{"L":["# })\#(list(size - 1, "") { _ in "]}" })"#)
    },
    DocumentedLimit(
      "a number has up to 38 digits", constraints, 38, "PutItem",
      refusal: counted + "Attempting to store more than 38 significant digits in a Number"
    ) { size in put(#""b":{"N":"\#(list(size, "") { _ in "7" })"}"#) },
    DocumentedLimit(
      "a number is below 1E126", constraints, 125, "PutItem",
      refusal: counted + "Number overflow. Attempting to store a number with magnitude larger than supported range"
    ) { size in put(#""b":{"N":"-9.99e\#(size)"}"#) },
    DocumentedLimit(
      "a number is at least 1E-130", constraints, 130, "PutItem",
      refusal: counted + "Number underflow. Attempting to store a number with magnitude smaller than supported range"
    ) { size in put(#""b":{"N":"1e-\#(size)"}"#) },
  ]

  static let operations = [
    DocumentedLimit(
      "a batch has up to 25 writes", api("BatchWriteItem"), 25, "BatchWriteItem",
      refusal: "…at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length "
        + "less than or equal to 25, Member must have length greater than or equal to 1]"
    ) { size in
      #"{"RequestItems":{"users":[\#(list(size) { #"{"PutRequest":{"Item":{"id":{"S":"w\#($0)"}}}}"# })]}}"#
    },
    DocumentedLimit(
      "a batch has up to 100 keys", api("BatchGetItem"), 100, "BatchGetItem",
      refusal:
        "…Value at 'RequestItems.users.member.Keys' failed to satisfy constraint: Member must have length less than or equal to 100"
    ) { size in #"{"RequestItems":{"users":{"Keys":[\#(list(size) { #"{"id":{"S":"\#($0)"}}"# })]}}}"# },
    DocumentedLimit(
      "a transaction has up to 100 writes", api("TransactWriteItems"), 100, "TransactWriteItems",
      refusal: "…at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100"
    ) { size in
      #"{"TransactItems":[\#(list(size) { #"{"Put":{"TableName":"users","Item":{"id":{"S":"t\#($0)"}}}}"# })]}"#
    },
    DocumentedLimit(
      "a transaction has up to 100 reads", api("TransactGetItems"), 100, "TransactGetItems",
      refusal: "…at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100"
    ) { size in
      #"{"TransactItems":[\#(list(size) { #"{"Get":{"TableName":"users","Key":{"id":{"S":"t\#($0)"}}}}"# })]}"#
    },
    DocumentedLimit(
      "a token has up to 36 characters", api("TransactWriteItems"), 36, "TransactWriteItems",
      refusal: "…at 'clientRequestToken' failed to satisfy constraint: Member must have length less than or equal to 36"
    ) { size in
      #"{"ClientRequestToken":"\#(x(size))","TransactItems":[{"Delete":{"TableName":"users","Key":{"id":{"S":"a"}}}}]}"#
    },
    DocumentedLimit(
      "a scan has up to 1,000,000 segments", api("Scan"), 1_000_000, "Scan",
      refusal: "…at 'totalSegments' failed to satisfy constraint: Member must have value less than or equal to 1000000"
    ) { size in scan(#""Segment":0,"TotalSegments":\#(size)"#) },
    DocumentedLimit(
      "a page lists up to 100 tables", api("ListTables"), 100, "ListTables",
      refusal: "…at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100"
    ) { size in #"{"Limit":\#(size)}"# },
  ]
}

// Tables and their tags
extension DocumentedLimit {
  private static func create(
    _ name: String = "made", keys: String = #"{"AttributeName":"a","KeyType":"HASH"},{"AttributeName":"b","KeyType":"RANGE"}"#,
    attributes: [String] = ["a", "b"], _ more: String = ""
  ) -> String {
    let definitions = attributes.map { #"{"AttributeName":"\#($0)","AttributeType":"S"}"# }.joined(separator: ",")
    return #"{"TableName":"\#(name)","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[\#(definitions)],"#
      + #""KeySchema":[\#(keys)]\#(more)}"#
  }

  private static func index(_ name: String, hash: String = "b", range: String? = nil, names: [String]? = nil) -> String {
    let projection =
      names.map { #""INCLUDE","NonKeyAttributes":[\#($0.map { #""\#($0)""# }.joined(separator: ","))]"# } ?? #""ALL""#
    let second = range.map { #",{"AttributeName":"\#($0)","KeyType":"RANGE"}"# } ?? ""
    return #"{"IndexName":"\#(name)","KeySchema":[{"AttributeName":"\#(hash)","KeyType":"HASH"}\#(second)],"#
      + #""Projection":{"ProjectionType":\#(projection)}}"#
  }

  private static func globals(_ indexes: String) -> String { create("made", #","GlobalSecondaryIndexes":[\#(indexes)]"#) }

  private static func create(_ name: String, _ more: String) -> String { create(name, attributes: ["a", "b"], more) }

  static let tables = [
    DocumentedLimit(
      "a table's name has up to 255 characters", constraints, 255, "CreateTable",
      refusal: "TableName must be at least 3 characters long and at most 255 characters long"
    ) { size in create(x(size)) },
    DocumentedLimit(
      "an index's name has up to 255 characters", constraints, 255, "CreateTable",
      refusal: "…indexName' failed to satisfy constraint: Member must have length less than or equal to 255"
    ) { size in globals(index(x(size))) },
    DocumentedLimit(
      "a key attribute's name has up to 255 characters", constraints, 255, "CreateTable",
      refusal: "…attributeName' failed to satisfy constraint: Member must have length less than or equal to 255"
    ) { size in create(keys: #"{"AttributeName":"\#(x(size))","KeyType":"HASH"}"#, attributes: [x(size)]) },
    DocumentedLimit(
      "a table has up to 5 local indexes", constraints, 5, "CreateTable",
      refusal: "One or more parameter values were invalid: Number of LocalSecondaryIndexes exceeds per-table limit of 5"
    ) { size in
      create("made", #","LocalSecondaryIndexes":[\#(list(size) { index("by-\($0)", hash: "a", range: "b") })]"#)
    },
    DocumentedLimit(
      "a table has up to 20 global indexes", constraints, 20, "CreateTable",
      refusal: "One or more parameter values were invalid: GlobalSecondaryIndex count exceeds the per-table limit of 20"
    ) { size in globals(list(size) { index("by-\($0)") }) },
    DocumentedLimit(
      "an index projects up to 20 attributes", api("Projection"), 20, "CreateTable",
      refusal: "…nonKeyAttributes' failed to satisfy constraint: Member must have length less than or equal to 20"
    ) { size in globals(index("by-b", names: (0..<size).map { "n\($0)" })) },
    DocumentedLimit(
      "all indexes project up to 100 attributes", constraints, 100, "CreateTable",
      refusal: "One or more parameter values were invalid: Number of NonKeyAttributes of all indexes exceeds the per-table limit "
        + "of 100"
    ) { size in
      globals(
        list((size + 19) / 20) { place in
          index("by-\(place)", names: (0..<min(20, size - 20 * place)).map { "n\($0)" })
        })
    },
    DocumentedLimit(
      "a table has up to 50 tags", tagging, 50, "CreateTable",
      refusal: "Number of Tags exceed the current limit for the provided ResourceArn"
    ) { size in create("made", #","Tags":[\#(list(size) { #"{"Key":"k\#($0)","Value":""}"# })]"#) },
    DocumentedLimit(
      "a tag's key has up to 128 characters", tagging, 128, "CreateTable",
      refusal: "The Tag Key provided is invalid, Key: \(x(129))"
    ) { size in create("made", #","Tags":[{"Key":"\#(x(size))","Value":""}]"#) },
    DocumentedLimit(
      "a tag's value has up to 256 characters", tagging, 256, "CreateTable",
      refusal: "The Tag Value provided is invalid, Value: \(x(257))"
    ) { size in create("made", #","Tags":[{"Key":"k","Value":"\#(x(size))"}]"#) },
  ]
}
