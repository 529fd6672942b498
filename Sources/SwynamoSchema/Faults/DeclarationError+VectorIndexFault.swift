import SwynamoCore

extension DeclarationError {
  /// One thing that is wrong with a ``VectorIndex``.
  public enum VectorIndexFault: Error, Sendable, Hashable {
    /// A property that the table doesn't declare.
    case undeclaredProperty(String)
    /// A vector that is not stored as a plain list.
    case vectorType(String)
    /// A vector that is a key of the table or of an index, or what searches filter by.
    case vectorIsKey(String)
    /// An attribute to filter by that is not stored as a plain string, number or binary.
    case filterType(String)
    /// An attribute that searches filter by twice.
    case repeatedFilter(String)
    /// More attributes to filter by than DynamoDB takes.
    case tooManyFilters(Int)
    /// Dimensions that are none of 1 to 4,096.
    case dimensions(Int)
    /// Another index of the same attribute with other dimensions.
    case otherDimensions(String, other: String)
    /// More vector indexes than DynamoDB takes.
    case tooMany(Int)
  }
}

extension DeclarationError.VectorIndexFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .undeclaredProperty(let property):
      "names \(property), which the table doesn't declare"
    case .vectorType(let name):
      "is of \"\(name)\", which is not stored as a list of numbers"
    case .vectorIsKey(let name):
      "is of \"\(name)\", which is a key, or what searches filter by: a vector is neither"
    case .filterType(let name):
      "filters by \"\(name)\", which is not stored as a string, a number or a binary"
    case .repeatedFilter(let name):
      "filters by \"\(name)\" twice"
    case .tooManyFilters(let count):
      "filters by \(count) attributes besides its hash key; DynamoDB takes up to \(Limits.vectorFilters)"
    case .dimensions(let count):
      "has \(count.grouped) dimensions; DynamoDB takes \(Limits.vectorDimensions.lowerBound) to "
        + "\(Limits.vectorDimensions.upperBound.grouped)"
    case .otherDimensions(let name, let other):
      "has other dimensions of \"\(name)\" than the index \"\(other)\""
    case .tooMany(let count):
      "is one of \(count) of its table; DynamoDB takes up to \(Limits.vectorIndexes)"
    }
  }
}
