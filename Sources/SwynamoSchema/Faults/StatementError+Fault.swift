public import SwynamoCore

extension StatementError {
  /// One thing that is wrong with a statement. Data; `description` has the sentence.
  public enum Fault: Error, Sendable, Hashable {
    // What was declared.
    /// A fault of the table's declaration, and where that is.
    case declaration(DeclarationError.Fault, at: DeclarationError.Location)

    // What was written.
    /// A property that the table doesn't declare.
    case undeclaredProperty(String)
    /// The property of `UnknownAttributes`, which is no attribute itself.
    case unknownAttributesProperty(String)
    /// A property of an entity that is stored in keys only.
    case keyFieldProperty(String)
    /// A key of an index of which an update changes some properties, and others are not known.
    case keyPartsMissing(attribute: String, [String])
    /// A key of an index of which an update computes a property, so that it is not known.
    case keyPartComputed(attribute: String, String)
    /// A comparison by order with a property whose text in a key has another order.
    case keyPartNotOrdered(attribute: String, String)
    /// A value that can't be stored, and its place.
    case value(attribute: String, AttributeValue.Fault)
    /// An operator that DynamoDB doesn't have for the type that the property is stored as.
    case operatorNotForType(attribute: String, operator: String, type: AttributeType)
    /// A compressed or encrypted attribute where DynamoDB would have to look at its value.
    case opaqueAttribute(String)
    /// An encrypted attribute in a selection, which does not read the key that it was encrypted with.
    case encryptedSelection(String)
    /// An IN without values.
    case emptyIn(attribute: String)
    /// An update without actions in a transaction.
    case emptyUpdate
    /// An update that could only make an item without an attribute that the model requires.
    case createsUnreadable(missing: String)
    /// An update that could only make an item of the key alone, in a table of Codable models.
    case createsPartialItem
    /// A `remove()` of an attribute without which the item can't be read.
    case removesRequired(attribute: String)
    /// A `remove()` of an attribute that has a default: `resetToDefault()` says so.
    case removesDefault(attribute: String)
    /// A `resetToDefault()` of an attribute that is declared without a default.
    case noDefault(attribute: String)
    /// A check without a condition.
    case emptyCondition
    /// A condition that says nothing and is negated, so that it never holds.
    case negatedEmptyCondition
    /// A side of an OR that says nothing, so that every item would be meant.
    case emptyAlternative
    /// An `.any` of no conditions, of which none can hold.
    case noAlternatives
    /// A selection without attributes.
    case emptySelection
    /// A cursor of another table, index or operation: what it is of, and what it was given to.
    case cursorOfAnotherStatement(String, String)
    /// A cursor of a query for another hash key.
    case cursorOfAnotherPartition(attribute: String)
    /// A key that two models, or a model before and after a change, don't have in common.
    case keyChanged(String)
    /// An action on the version, which the write raises itself.
    case versionInUpdate(String)
    /// A version that is asked for in a table that declares none.
    case noVersion
    /// A write of a batch, which can't ask for the version.
    case versionInBatch
    /// A write of unique attributes in a request of its own, or in a batch.
    case uniqueInRequest([String])
    /// A transaction whose request depends on what is read before it.
    case uniqueNeedsReading([String])
    /// An update that computes a unique attribute, so that its value is not known.
    case uniqueComputed(String)
    /// A value of another type than a string, a number or a binary in a unique attribute.
    case uniqueType(String, AttributeType)
    /// Unique values of more bytes than the key of their guard item takes.
    case uniqueTooLong([String], bytes: Int, limit: Int)
    /// Two writes of a transaction that give two items one unique value.
    case uniqueTwice(Item)
    /// A write of unique attributes that is to give back single attributes.
    case uniqueReturns([String])
    /// A key that begins as those of guard items do.
    case reservedKey(String, prefix: String)
    /// A count that can't leave out what has expired: the time to live is a key of what is queried, or not in the index.
    case expiredInCount(attribute: String)
    /// Any other fault, as a sentence.
    case invalidParameter(String)

    // What DynamoDB would refuse.
    /// An IN with more values than DynamoDB takes.
    case tooManyInOperands(attribute: String, count: Int)
    /// A BETWEEN with bounds of two types.
    case betweenTypesDiffer(attribute: String, AttributeType, AttributeType)
    /// A BETWEEN whose lower bound is above its upper.
    case betweenOutOfOrder(attribute: String)
    /// A comparison by order with a type that has none.
    case notOrdered(attribute: String, AttributeType)
    /// An attribute that is compared with itself.
    case sameOperandTwice(String)
    /// A path of more than 32 levels.
    case pathTooDeep(String)
    /// A path with a negative place in a list.
    case indexNegative(String)
    /// An expression of more bytes than DynamoDB takes.
    case expressionTooLong(String, bytes: Int)
    /// An expression with more operators than DynamoDB takes.
    case tooManyOperators(String, count: Int)
    /// Two paths of which one is the other or lies inside it.
    case overlappingPaths(String, String)
    /// Two paths of which one takes a value for a map and the other for a list.
    case conflictingPaths(String, String)
    /// An update that changes a key.
    case keyInUpdate(String)
    /// A query's filter that uses a key of what is queried.
    case keyInFilter(String, index: String?, isHashKey: Bool)
    /// A key without a byte.
    case keyEmpty(String)
    /// A key of more bytes than DynamoDB takes.
    case keyTooLong(String, bytes: Int, limit: Int)
    /// A key that is stored as another type than it is declared as.
    case keyType(String, expected: AttributeType, found: AttributeType)
    /// An item of more than the 400 KB that DynamoDB stores.
    case itemTooLarge(bytes: Int)
    /// An item without one of its keys.
    case itemMissesKey(String)
    /// An attribute's name of more bytes than DynamoDB takes.
    case nameTooLong(String, bytes: Int)
    /// An index that the table doesn't declare.
    case unknownIndex(String)
    /// An index that `inverted(_:)` takes for the table's keys the other way round, and has others.
    case indexNotInverted(String)
    /// A key's property behind a shard that follows from another, which is not given.
    case shardNotKnown(attribute: String, String)
    /// An item of another entity, by its name; nil for one that has none.
    case otherEntity(attribute: String, expected: String, found: String?)
    /// A count or a selection of an entity in an index that has no copy of the entity's name.
    case entityNotProjected(attribute: String, index: String)
    /// A consistent read of a global index, which has none.
    case consistentReadOnGlobalIndex(String)
    /// A selected attribute of which the index has no copy.
    case notProjected(attribute: String, index: String)
    /// Models that are made of whole items, read from an index that has no copy of these.
    case wholeItemNotProjected(index: String)
    /// A filter that uses an attribute of which the index has no copy.
    case filterNotProjected(attribute: String, index: String, isQuery: Bool)
    /// A fault of a search of a vector index.
    case search(StatementError.SearchFault)
    /// A batch or a transaction with more members than DynamoDB takes.
    case tooManyMembers(operation: String, count: Int, limit: Int)
    /// A batch or a transaction without members.
    case noMembers(operation: String)
    /// An item that a batch or a transaction names twice.
    case duplicateKey(table: String, key: String, operation: String)

    // Where it is, in a batch or a transaction; counted from 1.
    /// A fault of a batch's or a transaction's member: its place, counted from 1, and its table.
    indirect case member(Int, table: String, StatementError.Fault)
  }
}
