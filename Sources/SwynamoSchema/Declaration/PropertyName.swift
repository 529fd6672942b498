/// The attribute's name that a property gives: its own, unless the declaration says another.
enum PropertyName {
  static func attributeName(of column: ErasedColumn) throws(DeclarationFault) -> String {
    if let name = column.explicitName {
      guard !name.isEmpty else { throw DeclarationFault(description: "an attribute's name is empty") }
      guard name.utf8.count <= 65_535 else {
        throw DeclarationFault(description: "the attribute name \(name.prefix(20))… has more than 65,535 bytes")
      }
      return name
    }
    guard column.slot.size > 0 else {
      throw DeclarationFault(
        description: "\(column.keyPath) takes no memory, so that its name can't be told: pass it, Field(\\.property, \"name\")")
    }
    // "\User.email"; a computed property, and any when reflection metadata is stripped, has no such text.
    let text = "\(column.keyPath)"
    let components = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.hasPrefix("\\"), let last = components.last, !last.isEmpty,
      last.allSatisfy({ $0 == "_" || $0.isLetter || $0.isNumber }),
      column.slot.offset != nil || !last.contains("<")
    else {
      throw DeclarationFault(
        description:
          "\(text) tells no attribute name (a computed property, or reflection metadata was stripped): pass it, Field(\\.property, \"name\")"
      )
    }
    return String(last)
  }
}
