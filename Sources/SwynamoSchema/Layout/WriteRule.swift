public import SwynamoCore

/// What a write puts into an attribute of itself: a put in place of the model's value, an update beside its actions.
@usableFromInline
package enum WriteRule: Sendable {
  /// One more than the model has, or 1.
  case version
  /// A value where there is none.
  case onCreate(GeneratedAttribute)
  /// A value whatever there is; one that is unique tells by which write the item is as it is.
  case onWrite(GeneratedAttribute, isUnique: Bool)
  /// So much more than there is.
  case counter(first: Int, step: Int)
}

/// Makes a value as it is stored, and notes what is wrong with it.
@usableFromInline
package typealias GeneratedAttribute = @Sendable (inout [AttributeValue.LocatedFault]) -> AttributeValue

extension WriteRule {
  package var isVersion: Bool {
    switch self {
    case .version: true
    case .onCreate, .onWrite, .counter: false
    }
  }

  /// Whether no two writes write the same.
  package var tellsWrites: Bool {
    switch self {
    case .onWrite(_, let isUnique): isUnique
    case .version, .onCreate, .counter: false
    }
  }

  /// Whether an update adds to what is stored.
  var isCounter: Bool {
    switch self {
    case .counter: true
    case .version, .onCreate, .onWrite: false
    }
  }

  /// Whether every write sets the attribute, so that what two models have of it is no change.
  var setsEachWrite: Bool {
    switch self {
    case .version, .onWrite, .counter: true
    case .onCreate: false
    }
  }

  /// Whether a put goes by what the model has, so that a model that is read must have it.
  var needsReading: Bool {
    switch self {
    case .version, .onCreate, .counter: true
    case .onWrite: false
    }
  }

  /// What a put writes, given what the model's own value is stored as; nil leaves the attribute out.
  func written(_ own: AttributeValue?, to writer: inout AttributeWriter) -> AttributeValue? {
    switch self {
    case .version: Self.sum(own, first: 1, step: 1, to: &writer)
    case .counter(let first, let step): Self.sum(own, first: first, step: step, to: &writer)
    case .onCreate(let make): own ?? make(&writer.faults)
    case .onWrite(let make, _): make(&writer.faults)
    }
  }

  private static func sum(
    _ own: AttributeValue?, first: Int, step: Int, to writer: inout AttributeWriter
  ) -> AttributeValue {
    guard let own else { return .number(DynamoDBNumber(first)) }
    guard case .number(let number) = own else { return own }
    guard let sum = Int(exactly: number)?.adding(step) else {
      writer.report(.noNext(number))
      return own
    }
    return .number(DynamoDBNumber(sum))
  }
}

extension AttributeValue.Fault {
  /// What counts has come to its end.
  package static func noNext(_ number: some CustomStringConvertible) -> Self {
    .encodingFailed("no integer comes after \(number)")
  }
}

extension Int {
  /// Nil where there is no such number.
  package func adding(_ other: Int) -> Int? {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? nil : sum
  }
}
