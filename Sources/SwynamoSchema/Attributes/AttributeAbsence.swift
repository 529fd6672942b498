/// What becomes of an item of which an attribute is removed.
@usableFromInline
package enum AttributeAbsence: Sendable {
  /// It is read as nil, or is an element of a list or a member of a map.
  case allowed
  /// A set is read as an empty one, which DynamoDB doesn't store.
  case readAsEmpty
  /// The attribute is read as the default that is declared.
  case readAsDefault
  /// The item can't be read into the model any more.
  case unreadable
}
