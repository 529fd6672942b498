import SwynamoCore

extension StatementError.Fault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .declaration(let fault, let location):
      "the table's declaration at \(location): \(fault)"
    case .undeclaredProperty(let property):
      property.contains("<computed")
        ? "\(property) is not declared: a computed property is no attribute, and in generic code a protocol's is none; "
          + "pass the model's own key path, $0[keyPath]"
        : "\(property) is not declared; add a Field for it"
    case .unknownAttributesProperty(let property):
      "\(property) holds the attributes that are not declared and is none itself; add a Field for the one that is meant"
    case .keyFieldProperty(let property):
      "\(property) is a KeyField, which is stored in keys only; declare it as a Field, which may stand in keys too"
    case .keyPartsMissing(let attribute, let missing):
      "the update changes a part of the index's key \"\(attribute)\" and not "
        + missing.map { "\"\($0)\"" }.joined(separator: ", ")
        + ", of which it is made too: set all of them, or change the item by modify or put"
    case .keyPartComputed(let attribute, let part):
      "the update computes \"\(part)\", of which the index's key \"\(attribute)\" is made, so that the key is not known: set a value"
    case .keyPartNotOrdered(let attribute, let part):
      "\"\(part)\" is not ordered in the key \"\(attribute)\" as its values are: ask for a single one, or for what it starts with"
    case .value("", let fault):
      "\(fault)"
    case .value(let attribute, let fault):
      "\"\(attribute)\": \(fault)"
    case .operatorNotForType(let attribute, let name, let type):
      "\"\(attribute)\" is stored as \(type.rawValue), which DynamoDB has no \(name) for"
    case .opaqueAttribute(let attribute):
      "\"\(attribute)\" is stored compressed or encrypted, which DynamoDB can't compare or compute with: ask whether it exists, set "
        + "it to a value, or look at it where it has been read"
    case .encryptedSelection(let attribute):
      "\"\(attribute)\" is encrypted for its item, so that it is read with the whole item only: leave the selection out"
    case .emptyIn(let attribute):
      "\"\(attribute)\".isIn has no values; leave the condition out, or say what an empty list shall mean"
    case .emptyUpdate:
      "the update has no actions, which a transaction doesn't take; add one, or use put to create an item"
    case .createsUnreadable(let attribute):
      "the update has no actions and no condition, so that all it can do is to make an item of the key alone, which lacks "
        + "\"\(attribute)\", required by the model: add actions, or put an item"
    case .createsPartialItem:
      "the update has no actions and no condition, so that all it can do is to make an item of the key alone, which need not be one "
        + "of the table's Codable models: add actions, or put an item"
    case .removesRequired(let attribute):
      "\"\(attribute)\" is required by the model, which can't be read without it: set a value, or make the property optional"
    case .removesDefault(let attribute):
      "\"\(attribute)\" is not optional; to go back to the default that it is declared with, write resetToDefault()"
    case .noDefault(let attribute):
      "\"\(attribute)\" is declared without a default to go back to: set a value, or remove() an optional one"
    case .emptyCondition:
      "the check has no condition; add one"
    case .negatedEmptyCondition:
      "a condition that says nothing is negated, which never holds; leave the ! out, or don't send the statement"
    case .emptyAlternative:
      "one side of a || says nothing, so that every item is meant; leave it out, or join a list of conditions with .any(…)"
    case .noAlternatives:
      ".any is given no conditions, of which none can hold; don't send the statement, or say what an empty list shall mean"
    case .emptySelection:
      "the selection names no attribute; name one, or leave it out to read all"
    case .cursorOfAnotherStatement(let own, let this):
      "the cursor is of \(own), and this is \(this): go on with the statement that gave it"
    case .cursorOfAnotherPartition(let attribute):
      "the cursor is of another \"\(attribute)\" than the one that is queried: go on with the statement that gave it"
    case .keyChanged(let attribute):
      "\"\(attribute)\" is part of the key, which a change can't give another value: delete the item and put it under its new key"
    case .versionInUpdate(let attribute):
      "\"\(attribute)\" is the version, which the update raises itself; leave the action out"
    case .noVersion:
      "the table declares no Version to ask for"
    case .versionInBatch:
      "a batch takes no conditions, so that it can't ask for the version: run the write on its own or in a transaction, or write it "
        + "whatever is stored, put(…).ignoringVersion()"
    case .uniqueInRequest(let names):
      "it may change \(names.quoted), which is unique, and so is a transaction with a guard item: run a put, an update or a delete "
        + "on its own, or in db.transact { … }; a single request or a batch can't hold it"
    case .uniqueNeedsReading(let names):
      "what the item has of \(names.quoted), which is unique, has to be read before, so that the request is not known and has no "
        + "token: run the transaction without one, or insert, which needs no reading"
    case .uniqueComputed(let attribute):
      "the update computes \"\(attribute)\", which is unique, so that the value is not known: set one, or change the item by modify"
    case .uniqueType(let attribute, let type):
      "\"\(attribute)\" is unique, and its value is \(type.rawValue): it must be a string, a number or a binary"
    case .uniqueTooLong(let names, let bytes, let limit):
      "\(names.quoted) is unique, and the key of its guard item has \(bytes) bytes; DynamoDB takes up to \(limit.grouped): shorten "
        + "the value, or make a digest of it unique"
    case .uniqueTwice(let values):
      "two members give \(EncodedItem(values)) to two items, which is unique"
    case .uniqueReturns(let names):
      "it changes \(names.quoted), which is unique, in a transaction, which gives back no single attributes: return .allNew or .allOld"
    case .reservedKey(let attribute, let prefix):
      "the key \"\(attribute)\" begins with \"\(prefix)\", as the keys of the table's guard items do"
    case .expiredInCount(let attribute):
      "a count leaves out what has expired by a filter on \"\(attribute)\", which DynamoDB does not take here: count the items that "
        + "the query gives, or say includingExpired()"
    case .invalidParameter(let sentence):
      sentence
    case .tooManyInOperands(let attribute, let count):
      "\"\(attribute)\".isIn has \(count) values; DynamoDB takes up to \(Limits.inCandidates): split them over several conditions joined by |"
    case .betweenTypesDiffer(let attribute, let lower, let upper):
      "\"\(attribute)\".between has bounds of two types, \(lower.rawValue) and \(upper.rawValue)"
    case .betweenOutOfOrder(let attribute):
      "\"\(attribute)\".between has a lower bound above the upper; swap them"
    case .notOrdered(let attribute, let type):
      "\"\(attribute)\" is compared by order with a \(type.rawValue); only strings, numbers and binaries have an order"
    case .sameOperandTwice(let attribute):
      "\"\(attribute)\" is compared with itself, which DynamoDB refuses"
    case .pathTooDeep(let path):
      "\"\(path)\" has more than \(Limits.levels) levels"
    case .indexNegative(let path):
      "\"\(path)\" has a negative list index"
    case .expressionTooLong(let name, let bytes):
      "the \(name) has \(bytes) bytes; DynamoDB takes up to \(Limits.expressionBytes.grouped): shorten it, or split the request"
    case .tooManyOperators(let name, let count):
      "the \(name) has \(count) operators; DynamoDB takes up to \(Limits.operators): split the request"
    case .overlappingPaths(let first, let second):
      first == second
        ? "\"\(first)\" is named twice; DynamoDB takes one action for each path: join them, drop one, or send two requests"
        : "\"\(first)\" and \"\(second)\" overlap, one being inside the other; act on one of them, or send two requests"
    case .conflictingPaths(let first, let second):
      "\"\(first)\" and \"\(second)\" conflict: one takes the value for a map and the other for a list"
    case .keyInUpdate(let attribute):
      "\"\(attribute)\" is part of the key, which an update can't change; delete the item and put it under its new key"
    case .keyInFilter(let attribute, let index, let isHashKey):
      "the filter uses \"\(attribute)\", a key of \(index.map { "the index \"\($0)\"" } ?? "the table"), which DynamoDB refuses in a query: "
        + (isHashKey
          ? "the hash key is already given; use a scan to filter by it"
          : "say it in the key condition, query(…) { $0… }, or use a scan, whose filter may use keys")
    case .keyEmpty(let attribute):
      "the key \"\(attribute)\" is empty; a key has at least one byte"
    case .keyTooLong(let attribute, let bytes, let limit):
      "the key \"\(attribute)\" has \(bytes) bytes; DynamoDB takes up to \(limit)"
    case .keyType(let attribute, let expected, let found):
      "the key \"\(attribute)\" is declared as \(expected.rawValue), but its value is \(found.rawValue)"
    case .itemTooLarge(let bytes):
      "the item has \(bytes) bytes; DynamoDB stores up to \(Limits.itemBytes.grouped) (\(Limits.itemBytes / 1024) KB): move large values to other items or another store"
    case .itemMissesKey(let attribute):
      "the item has no value for the key \"\(attribute)\""
    case .nameTooLong(let name, let bytes):
      "the attribute name \"\(name.prefix(20))…\" has \(bytes) bytes; DynamoDB takes up to \(Limits.attributeNameBytes.grouped)"
    case .unknownIndex(let name):
      "the table declares no index \"\(name)\"; add it to the table's declaration"
    case .indexNotInverted(let name):
      "the index \"\(name)\" has not the table's keys the other way round: declare the entity's keys in it, forum.index(\"\(name)\", of: …)"
    case .shardNotKnown(let attribute, let property):
      "what is asked for stands behind the shard in the key \"\(attribute)\", and \"\(property)\", from which the shard follows, is not "
        + "given: ask for less, or give it"
    case .otherEntity(let attribute, let expected, let found):
      "the item " + (found.map { "is of the entity \"\($0)\"" } ?? "names no entity")
        + ", and the statement is one of \"\(expected)\", which says so in the attribute \"\(attribute)\""
    case .entityNotProjected(let attribute, let index):
      "the index \"\(index)\" has no copy of \"\(attribute)\", so that items of other entities would be among those found: project it "
        + "into the index, or read the items from the table, readingFromTable()"
    case .consistentReadOnGlobalIndex(let name):
      "\"\(name)\" is a global index, which has no consistent reads; query the table, or leave out .consistent()"
    case .notProjected(let attribute, let index):
      "the index \"\(index)\" has no copy of \"\(attribute)\": select the attributes it has, or project more into the index"
    case .wholeItemNotProjected(let index):
      "the index \"\(index)\" has no copy of whole items, of which the table's models are made: select the attributes it has, or "
        + "project all into the index"
    case .filterNotProjected(let attribute, let index, let isQuery):
      "the filter uses \"\(attribute)\", of which the index \"\(index)\" has no copy: "
        + (isQuery ? "DynamoDB refuses that in a query" : "a scan finds it absent in every item")
        + "; project it into the index, or filter by it what was read"
    case .search(let fault):
      "\(fault)"
    case .tooManyMembers(let operation, let count, let limit):
      "\(operation) has \(count) members; DynamoDB takes up to \(limit)"
    case .noMembers(let operation):
      "\(operation) has no members"
    case .duplicateKey(let table, let key, let operation):
      "\(operation) names the item \(key) of table \"\(table)\" twice, which DynamoDB refuses"
    case .member(let place, let table, let fault):
      "member \(place), of table \"\(table)\": \(fault)"
    }
  }
}

extension [String] {
  /// `"email", "phone"`
  var quoted: String { map { "\"\($0)\"" }.joined(separator: ", ") }
}
