import SwynamoCore
import SwynamoWire

/// The rules of CreateTable and UpdateTable for vector indexes, on requests whose shape was checked.
extension VectorIndex {
  static func checkBilling(_ request: JSONValue) throws(DynamoDBError) {
    if request["BillingMode"]?.text != BillingMode.onDemand.rawValue { throw provisioned }
  }

  static let provisioned = DynamoDBError.invalidParameter("Vector indexes are only supported for PAY_PER_REQUEST tables")

  static func checkNumber(_ indexes: [JSONValue]) throws(DynamoDBError) {
    guard !indexes.isEmpty else { throw .invalidParameter("List of VectorIndexes is empty") }
    guard indexes.count <= Limits.vectorIndexes else {
      throw .invalidParameter("VectorIndex count exceeds the per-table limit of \(Limits.vectorIndexes)")
    }
  }

  /// One index, whose vectors are to have the dimensions that others have of the attribute.
  static func check(
    _ index: JSONValue, _ definitions: DefinedNames, _ dimensions: inout StringMap<Int>
  ) throws(DynamoDBError) {
    let count = index["Dimensions"]?.integer ?? 0
    guard Limits.vectorDimensions.contains(count) else {
      throw .invalidParameter(
        "Number of dimensions must be between \(Limits.vectorDimensions.lowerBound) and "
          + "\(Limits.vectorDimensions.upperBound) inclusive.")
    }
    let attribute = index["VectorAttribute"]?["AttributeName"]?.text ?? ""
    guard dimensions[attribute] ?? count == count else { throw differentDimensions(attribute) }
    dimensions[attribute] = count
    guard !definitions.contains(attribute) else {
      throw conflict(attribute, "An attribute cannot be defined in AttributeDefinitions when used as a VectorAttribute.")
    }
    try checkSearchSchema(index, definitions)
  }

  static func differentDimensions(_ attribute: String) -> DynamoDBError {
    conflict(attribute, "All VectorIndexes on the same vector attribute must use the same dimensions.")
  }

  private static func conflict(_ attribute: String, _ rule: String) -> DynamoDBError {
    .invalidParameter("Conflicting attribute definition for '\(attribute)'. \(rule)")
  }

  private static func checkSearchSchema(_ index: JSONValue, _ definitions: DefinedNames) throws(DynamoDBError) {
    let names = searchedNames(of: index)
    guard names.allSatisfy(definitions.contains) else {
      throw .invalidParameter("One element in SearchSchema is not defined in attribute definitions")
    }
    guard names.firstRepeated == nil else { throw .invalidParameter("SearchSchema contains a duplicate AttributeName") }
    let kinds = (index["SearchSchema"]?.elements ?? []).compactMap { $0["SearchSchemaElementType"]?.text }
    for (kind, maximum) in [(SearchAttribute.Kind.hash, 1), (.filter, Limits.vectorFilters)] {
      let count = kinds.count { $0 == kind.rawValue }
      guard count <= maximum else {
        throw .invalidParameter(
          "Value '\(count)' at 'SearchSchema' failed to satisfy constraint: Member must have \(kind.rawValue) count "
            + "less than or equal to \(maximum)")
      }
    }
  }

  static func searchedNames(of index: JSONValue) -> [String] {
    (index["SearchSchema"]?.elements ?? []).compactMap { $0["AttributeName"]?.text }
  }
}
