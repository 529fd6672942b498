import SwynamoCore

/// The attribute's name that a property gives: its own, unless the declaration says another.
enum PropertyName {
  static func attributeName(of column: ErasedColumn) throws(DeclarationFault) -> String {
    if let name = column.explicitName {
      guard !name.isEmpty else { throw .emptyAttributeName }
      guard name.utf8.count <= Limits.attributeNameBytes else {
        throw .attributeNameTooLong(name)
      }
      return name
    }
    guard column.slot.size > 0 else {
      throw .propertyWithoutSize("\(column.keyPath)")
    }
    // "\User.email"; a computed property, and any when reflection metadata is stripped, has no such text.
    let text = "\(column.keyPath)"
    let components = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.hasPrefix("\\"), let last = components.last, !last.isEmpty,
      last.allSatisfy({ $0 == "_" || $0.isLetter || $0.isNumber }),
      column.slot.offset != nil || !last.contains("<")
    else {
      throw .propertyWithoutName(text)
    }
    return String(last)
  }
}
