import SwynamoWire

/// Swift compares texts by what they show, DynamoDB by their bytes: "é" as one code point or as two is one text in a `Set`, an
/// `Item` or a map here. Keys are compared by bytes everywhere.
enum UnicodeForms {
  /// Throws where two of the texts differ in their form only: neither is lost without a word.
  static func check(_ texts: [String], _ what: String) throws(DynamoDBError) {
    var forms: [String: String] = [:]
    for text in texts {
      guard let other = forms.updateValue(text, forKey: text), !other.utf8.elementsEqual(text.utf8) else { continue }
      throw .invalid(
        "Two \(what) are the same text in different Unicode forms, which the embedded engine cannot keep apart, as DynamoDB does: "
          + "\(text). Normalize them.")
    }
  }
}
