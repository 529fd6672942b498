/// The numbers that DynamoDB's documentation sets, each once. Client and engine both keep to these.
///
/// Unless a line says otherwise the source is the Developer Guide's page "Constraints in Amazon DynamoDB", formerly "Service,
/// account, and table quotas". What the page leaves open and was found out on the service says so.
@usableFromInline
package enum Limits {}

// Naming rules
extension Limits {
  /// The length of a table's or an index's name, in characters of `a-z`, `A-Z`, `0-9`, `_`, `-` and `.`
  package static let nameLength = 3...255

  /// An attribute's name, in bytes. It has at least one.
  package static let attributeNameBytes = 65_535

  /// The name of an attribute of a key, of a projected attribute or of time to live, in characters: what Java counts, UTF-16 units.
  package static let keyNameLength = 1...255
}

// Secondary indexes
extension Limits {
  package static let localIndexes = 5

  /// The quota that an account begins with.
  package static let globalIndexes = 20

  /// The attributes of a global index's partition key, and as many of its sort key. Source: Developer Guide, "Multi-attribute keys
  /// pattern".
  package static let indexKeyAttributes = 4

  /// The attributes that one index projects beside the keys. Source: API Reference, "Projection".
  package static let projectedAttributes = 20

  /// The attributes that all indexes of a table project beside the keys; one that two indexes have counts twice.
  package static let projectedAttributesOfTable = 100
}

// Partition and sort keys
extension Limits {
  /// The value of a partition key, in bytes.
  package static let hashKeyBytes = 2048

  /// The value of a sort key, in bytes.
  package static let rangeKeyBytes = 1024
}

// Items and values
extension Limits {
  /// 400 KB: the names and values of an item, as "DynamoDB item sizes and formats" counts them.
  package static let itemBytes = 400 * 1024

  /// Levels of lists and maps, the item being the first; and the elements of a document path, the attribute being the first.
  @inlinable package static var levels: Int { 32 }

  /// The significant digits of a number.
  package static var digits: Int { 38 }

  /// The powers of ten of a number's first digit: from 1E-130, the nearest to zero, to 9.9…E+125.
  package static var magnitudes: ClosedRange<Int> { -130...125 }
}

// Expression parameters
extension Limits {
  /// An expression, in bytes of UTF-8 as it is sent, placeholders not replaced.
  package static let expressionBytes = 4096

  /// The operators of an expression: comparators, BETWEEN, IN, AND, OR, NOT, + and -. The page says "operators or functions";
  /// measured on the service, functions are none.
  package static let operators = 300

  /// The operands of IN, the tested one counted: measured on the service, where the page says that 100 can be listed.
  package static let inOperands = 100

  /// The values that IN can list.
  package static let inCandidates = inOperands - 1

  /// A placeholder with its `#` or `:`, in bytes.
  package static let placeholderBytes = 255

  /// 2 MB: the names and values that stand for placeholders of one request.
  package static let substitutionBytes = 2 * 1024 * 1024
}

// Operations
extension Limits {
  /// 1 MB of items that a page of a query or a scan reads, before the filter. Source: API Reference, "Query" and "Scan".
  package static let pageBytes = 1024 * 1024

  /// The names of a legacy `AttributesToGet`. Source: API Reference, "GetItem".
  package static let attributesToGet = 255

  /// The parts of a parallel scan. Source: API Reference, "Scan".
  package static let segments = 1_000_000

  /// The keys of one batch. Source: API Reference, "BatchGetItem".
  package static let batchGetKeys = 100

  /// 16 MB of items in an answer. Source: API Reference, "BatchGetItem".
  package static let batchGetBytes = 16 * 1024 * 1024

  /// The puts and deletes of one batch. Source: API Reference, "BatchWriteItem".
  package static let batchWrites = 25

  /// 16 MB of request. Source: API Reference, "BatchWriteItem".
  package static let requestBytes = 16 * 1024 * 1024

  /// The members of a transaction. Source: API Reference, "TransactWriteItems" and "TransactGetItems".
  package static let transactionMembers = 100

  /// 4 MB: the items of a transaction.
  package static let transactionBytes = 4 * 1024 * 1024

  /// A transaction's token, in characters. Source: API Reference, "TransactWriteItems".
  package static let tokenLength = 1...36

  /// The tables of one page, which is also how many come unasked. Source: API Reference, "ListTables".
  package static let listedTables = 100
}

// Capacity units. Source: Developer Guide, "DynamoDB read and write operations".
extension Limits {
  /// What one unit reads.
  package static let readUnitBytes = 4096

  /// What one unit writes.
  package static let writeUnitBytes = 1024
}

// Tags. Source: Developer Guide, "Tagging restrictions in DynamoDB".
extension Limits {
  /// The tags of one table.
  package static let tags = 50

  /// In characters of Unicode.
  package static let tagKeyLength = 1...128

  /// In characters of Unicode.
  package static let tagValueLength = 256
}

extension Int {
  /// As sentences write large numbers: 4,096.
  package var grouped: String {
    let digits = String(magnitude)
    var text = self < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
