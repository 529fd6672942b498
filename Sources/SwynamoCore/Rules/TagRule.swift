/// What a tag's key and value may be. Source: Developer Guide, "Tagging restrictions in DynamoDB".
package enum TagRule {
  /// Whether a key has the length and the characters that the service takes.
  package static func isKey(_ key: String) -> Bool { Limits.tagKeyLength.contains(key.unicodeScalars.count) && isText(key) }

  /// Whether a key is one of those that the service keeps for itself, whatever their case.
  package static func isReserved(_ key: String) -> Bool {
    let reserved = "aws:".utf8
    return key.utf8.count >= reserved.count && zip(key.utf8, reserved).allSatisfy { $0 == $1 || $0 ^ 0x20 == $1 }
  }

  /// Whether a value has the length and the characters that the service takes.
  package static func isValue(_ value: String) -> Bool { value.unicodeScalars.count <= Limits.tagValueLength && isText(value) }

  /// Letters, digits and spaces of any script, and a few signs.
  private static func isText(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "+", "-", "=", ".", "_", ":", "/", "@": true
      default:
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
          .otherNumber, .spaceSeparator, .lineSeparator, .paragraphSeparator:
          true
        default: false
        }
      }
    }
  }
}
