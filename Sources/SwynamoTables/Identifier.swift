/// Names of other languages that are made of a table's or an attribute's.
enum Identifier {
  /// `dynamodb-user` is `DynamodbUser`.
  static func type(_ name: String) -> String {
    let text = words(name).map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return text.first?.isNumber == true || text.isEmpty ? "Table\(text)" : text
  }

  /// `dynamodb-user` is `dynamodbUser`, and `PK` is `pk`.
  static func property(_ name: String) -> String {
    let words = words(name)
    guard let first = words.first else { return "attribute" }
    let isAllCapitals = first.allSatisfy { !$0.isLowercase }
    let head = isAllCapitals ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
    let text = head + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    if text.first?.isNumber == true { return "_\(text)" }
    return keywords.contains(text) ? "`\(text)`" : text
  }

  /// `dynamodb-user` is `dynamodb_user`.
  static func snake(_ name: String) -> String {
    let text = words(name).joined(separator: "_").lowercased()
    return text.first?.isNumber == true || text.isEmpty ? "table_\(text)" : text
  }

  /// Runs of ASCII's letters and digits.
  private static func words(_ name: String) -> [String] {
    name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
  }

  private static let keywords: Set<String> = [
    "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout", "internal", "let",
    "open", "operator", "private", "protocol", "public", "repeat", "rethrows", "return", "static", "struct", "subscript",
    "typealias",
    "var", "break", "case", "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard", "if", "in",
    "switch",
    "throw", "throws", "try", "where", "while", "as", "false", "is", "nil", "self", "super", "true", "any",
  ]
}
