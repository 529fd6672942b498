import SwynamoCore

extension StatementError {
  /// One thing that is wrong with a search of a vector index.
  public enum SearchFault: Error, Sendable, Hashable {
    /// A number of items that is none of 1 to 100.
    case count(Int)
    /// A vector of another length than those of the index.
    case dimensions(Int, expected: Int, index: String)
    /// An element of the vector that is infinite or no number; counted from 0.
    case notFinite(place: Int)
    /// A condition that doesn't ask for the index's hash key.
    case noHashKey(String, index: String)
    /// A condition by something else than `==` and `&&`.
    case comparator
    /// A condition on a part of an attribute.
    case nestedPath(String)
    /// An attribute that the index doesn't filter by.
    case notFiltered(attribute: String, index: String)
    /// Two conditions on one attribute.
    case repeatedFilter(attribute: String)
    /// A vector that the model requires, and that the search was told to leave out.
    case requiresVector(attribute: String)
    /// A vector that the model requires, of a table whose items can't be asked for by the names of all attributes.
    case unnamedAttributes(attribute: String)
  }
}

extension StatementError.SearchFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .count(let count):
      "the search asks for \(count) items; DynamoDB finds \(Limits.searchResults.lowerBound) to \(Limits.searchResults.upperBound)"
    case .dimensions(let found, let expected, let index):
      "the vector has \(found) numbers, and those of the index \"\(index)\" have \(expected)"
    case .notFinite(let place):
      "the vector's element \(place) is infinite or no number"
    case .noHashKey(let attribute, let index):
      "every search of the index \"\(index)\" asks for its hash key: compare \"\(attribute)\" with a value"
    case .comparator:
      "the condition of a search compares attributes with values by ==, joined by &&: filter by the rest what was found"
    case .nestedPath(let path):
      "\"\(path)\" is a part of an attribute, which no search filters by"
    case .notFiltered(let attribute, let index):
      "the condition uses \"\(attribute)\", which is none of the filters of the index \"\(index)\": declare it as one, or filter by "
        + "it what was found"
    case .repeatedFilter(let attribute):
      "the condition compares \"\(attribute)\" twice; DynamoDB takes one comparison for each attribute"
    case .requiresVector(let attribute):
      "\"\(attribute)\" is required by the model, which can't be read without it: select the attributes that you need instead"
    case .unnamedAttributes(let attribute):
      "\"\(attribute)\" is required by the model, and comes only if it is asked for by name, with all others: select the attributes "
        + "that you need, or make it optional"
    }
  }
}
