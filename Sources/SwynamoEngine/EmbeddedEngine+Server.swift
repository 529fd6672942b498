extension EmbeddedEngine {
  /// Whether DynamoDB has an operation, if the engine has it or not: a server says so before it looks at who asks.
  package static func isOperation(_ name: String) -> Bool { Operation.isKnown(name) }

  /// Whether a body is a JSON object, for what a server refuses without asking the engine.
  package static func isRequest(_ body: [UInt8]) -> Bool {
    guard let json = try? JSONReader.read(body), case .object = json else { return false }
    return true
  }
}
