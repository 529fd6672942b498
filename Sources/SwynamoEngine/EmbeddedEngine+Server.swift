extension EmbeddedEngine {
  /// Whether DynamoDB has an operation, if the engine has it or not: a server says so before it looks at who asks.
  package static func isOperation(_ name: String) -> Bool { Operation.isKnown(name) }

  /// Whether a body is a JSON object, for what a server refuses without asking the engine.
  package static func isRequest(_ body: [UInt8]) -> Bool { JSONReader.isObject(body) }

  /// The table or ARN that a body names, for a server's log: nil also for what can be no table's name.
  package static func tableName(in body: [UInt8]) -> String? {
    guard case .string(let name) = (try? JSONReader.read(body))?["TableName"] else { return nil }
    let isName = name.utf8.count <= 1024 && name.utf8.allSatisfy { (0x21..<0x7F).contains($0) }
    return isName ? name : nil
  }
}
