public import SwynamoCore

/// A declaration that is wrong in a way that the compiler can't see, with every fault; thrown by `validate()`.
///
///     table "pairs", declared at MyApp/Tables.swift:12, is not well declared:
///       - two properties are stored in the attribute "first"; give one of them another name
public struct DeclarationError: Error, Sendable, Hashable {
  /// The table's name.
  public var table: String
  /// Where the table is declared.
  public var location: DeclarationError.Location
  /// All that is wrong, in the order of the declaration.
  public var faults: [DeclarationError.Fault]
}

extension DeclarationError: CustomStringConvertible {
  public var description: String {
    "table \"\(table)\", declared at \(location), is not well declared:\n" + faults.map { "  - \($0)" }.joined(separator: "\n")
  }
}

extension DeclarationError {
  /// One thing that is wrong with a declaration. Data; `description` has the sentence.
  public enum Fault: Error, Sendable, Hashable {
    /// The table or the map has parts and no initializer.
    case noInitializer

    // Attributes.
    /// An attribute that is named "".
    case emptyAttributeName
    /// An attribute's name of more than 65,535 bytes.
    case attributeNameTooLong(String)
    /// A property that tells no name: it is computed, or reflection metadata was stripped.
    case propertyWithoutName(String)
    /// A property that takes no memory, so that its name can't be told.
    case propertyWithoutSize(String)
    /// Two properties that are stored in one attribute.
    case duplicateAttribute(String)
    /// A field that the model stores before the one that is declared before it.
    case misorderedAttribute(String, after: String)

    /// Unknown attributes of a model that is made of whole items, through Codable or by a discriminator.
    case unknownAttributesOfWhole
    /// A discriminator without variants to tell apart.
    case noVariants(discriminator: String)
    /// Two variants that are told by one value of the discriminator.
    case duplicateVariant(String, discriminator: String)
    /// A variant that names one value twice.
    case repeatedVariantValue(String, discriminator: String)
    /// Several variants for what has another value, or none.
    case severalOthers(discriminator: String)
    /// A variant whose payload is told by the same discriminator itself.
    case discriminatorOfPayload(String, discriminator: String)
    /// A discriminator that a variant's payload, or a part where the variant is nil, declares as another type than a string.
    case discriminatorType(AttributeType, variant: String?, discriminator: String)
    /// A default of a model that is made of whole items, through Codable or by a discriminator.
    case defaultOfWhole(String)
    /// An attribute that a write sets by what the model has of it, and that a variant's payload doesn't declare.
    case ruleUnread(String, variant: String)
    /// A discriminator that is the table's key.
    case discriminatorIsKey(String)
    /// Several attributes that are declared as the version.
    case severalVersions([String])
    /// An attribute of a nested map that has a rule for writing.
    case ruleInMap(String)
    /// A compressed or encrypted attribute that counts writes, which DynamoDB can't add to.
    case opaqueCounter(String)
    /// An encrypted attribute of a nested map, which does not know the item's key.
    case encryptedInMap(String)
    /// Several attributes that are declared as the time to live.
    case severalTimesToLive([String])
    /// A time to live in a nested map, where DynamoDB does not look for it.
    case timeToLiveInMap(String)
    /// A fault of what is declared `Unique`.
    case unique(DeclarationError.UniqueFault)
    /// A fault of what the table is declared with besides its keys and indexes.
    case settings(DeclarationError.SettingsFault)
    /// A fault of a vector index.
    case vectorIndex(DeclarationError.VectorIndexFault, index: String)

    // Keys.
    /// A key that is stored as something else than a string, a number or a binary.
    case keyType(String)
    /// A key that is stored compressed or encrypted, by which no item would be found.
    case opaqueKey(String)
    /// A key attribute's name of more than 255 bytes.
    case keyNameTooLong(String)

    // Names and indexes.
    /// A table's name that is neither a name nor an ARN to DynamoDB.
    case invalidTableName(String)
    /// An index's name that DynamoDB refuses.
    case invalidIndexName(String)
    /// Two indexes of one name.
    case duplicateIndex(String)
    /// A property that an index names and the table doesn't declare.
    case undeclaredIndexProperty(index: String, property: String)
    /// A local index of a table without a range key.
    case localIndexWithoutRangeKey(String)
    /// An index that includes no attributes: `.keysOnly` says so.
    case emptyProjection(index: String)
    /// An attribute stands twice among the keys of an index.
    case repeatedIndexKey(index: String, attribute: String)
    /// An index that includes more attributes than DynamoDB takes for one.
    case tooManyProjectedAttributes(index: String, count: Int)
    /// Indexes that together include more attributes than DynamoDB takes for a table.
    case tooManyProjectedAttributesTogether(Int)
    /// More local indexes than DynamoDB takes.
    case tooManyLocalIndexes
    /// More global indexes than DynamoDB takes.
    case tooManyGlobalIndexes

    // Single tables and their entities.
    /// A single table of several hash keys or range keys.
    case severalKeys
    /// An entity that is named "".
    case emptyEntityName
    /// A key of an entity that has neither a text nor a property.
    case emptyKeyTemplate(String)
    /// A property in a key that the entity doesn't declare.
    case undeclaredKeyProperty(String, in: String)
    /// A property in a key whose values have no text there.
    case keyPartType(String, in: String, type: String)
    /// An optional property in the table's key.
    case optionalKeyPart(String, in: String)
    /// Two properties in a key without a text between, of which the first doesn't tell where it ends.
    case adjacentKeyParts(String, String, in: String)
    /// A property in a key that has a rule for writing.
    case ruleInKey(String, in: String)
    /// A `KeyField` that is in no key, so that it would not be stored.
    case keyFieldInNoKey(String)
    /// An index of an entity that its table doesn't declare.
    case undeclaredIndex(String, table: String)
    /// An index of an entity whose keys are not the table's declaration's.
    case indexKeys(String)
    /// A key of an index that the entity makes of other properties elsewhere, for the table or another index.
    case severalTemplates(String, index: String)
    /// Two entities of one name.
    case duplicateEntity(String)
    /// Two entities of which an item of either may have one key.
    case overlappingEntities(String, String)
    /// A table that is no entity of the single table.
    case notAnEntity(String)
    /// A `KeyShard` in a key.
    case shard(ShardFault, in: String)

    // Where it is, in the schema of a nested map.
    /// A fault in the schema of a nested map: the map's type, where the schema is declared, and the fault.
    indirect case map(String, at: DeclarationError.Location, DeclarationError.Fault)
  }
}

extension DeclarationError.Fault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noInitializer:
      "the initializer is not said; write it after the parts, .of(Model.init)"
    case .emptyAttributeName:
      "an attribute's name is empty"
    case .attributeNameTooLong(let name):
      "the attribute name \(name.prefix(20))… has more than \(Limits.attributeNameBytes.grouped) bytes"
    case .propertyWithoutName(let property):
      "\(property) tells no attribute name (a computed property, or reflection metadata was stripped): pass it, Field(\\.property, \"name\")"
    case .propertyWithoutSize(let property):
      "\(property) takes no memory, so that its name can't be told: pass it, Field(\\.property, \"name\")"
    case .duplicateAttribute(let name):
      "two properties are stored in the attribute \"\(name)\"; give one of them another name"
    case .misorderedAttribute(let name, let previous):
      """
      "\(name)" is declared after "\(previous)", but is stored before it: a memberwise initializer would swap them; \
      declare the fields in the order of the initializer's parameters (order: .unchecked when the initializer's differs from the \
      properties')
      """
    case .unknownAttributesOfWhole:
      "UnknownAttributes is for models with an initializer; one that is Codable, or told by a discriminator, is made of whole items"
    case .noVariants(let discriminator):
      "the discriminator \"\(discriminator)\" has no variants to tell apart; give it a Variant for each case"
    case .duplicateVariant(let value, let discriminator):
      "two variants are told by the value \"\(value)\" of the discriminator \"\(discriminator)\"; give one of them another"
    case .repeatedVariantValue(let value, let discriminator):
      "a variant of the discriminator \"\(discriminator)\" names its value \"\(value)\" twice; leave one out"
    case .severalOthers(let discriminator):
      "the discriminator \"\(discriminator)\" has several variants for others, of which only the first would be read; leave one"
    case .discriminatorOfPayload(let value, let discriminator):
      "the payload of the variant \"\(value)\" is told by the discriminator \"\(discriminator)\" itself, which holds one value: give "
        + "one of them another attribute, or name its variants here"
    case .discriminatorType(let type, let variant, let discriminator):
      "\"\(discriminator)\" is the discriminator, a text, and "
        + (variant.map { "the payload of the variant \"\($0)\"" } ?? "a part")
        + " declares it as \(type.rawValue): give one of them another name"
    case .defaultOfWhole(let name):
      "\"\(name)\" has a default, which only a declaration with an initializer reads; give it where the model is made, in "
        + "init(from:) or the payload's schema"
    case .ruleUnread(let name, let variant):
      "\"\(name)\" is written by the library, going by what the model has, and the payload of the variant \"\(variant)\" doesn't "
        + "declare it: declare it there too"
    case .discriminatorIsKey(let name):
      "the discriminator \"\(name)\" is a key of the table; name another attribute"
    case .severalVersions(let names):
      "the table has \(names.count) versions, \(names.map { "\"\($0)\"" }.joined(separator: ", ")); an item is counted by one"
    case .ruleInMap(let name):
      "\"\(name)\" is written by the library, which only a table's own attributes can be; declare it as a Field"
    case .opaqueCounter(let name):
      "\"\(name)\" counts writes, and is stored compressed or encrypted, so that DynamoDB can't add to it"
    case .encryptedInMap(let name):
      "\"\(name)\" is encrypted inside a map, which knows no item's key; encrypt the whole map, as a Field of the table"
    case .severalTimesToLive(let names):
      "the table has \(names.count) times to live, \(names.map { "\"\($0)\"" }.joined(separator: ", ")); an item has one"
    case .timeToLiveInMap(let name):
      "\"\(name)\" is a time to live inside a map, where DynamoDB doesn't look for one; declare it in the table"
    case .unique(let fault):
      "\(fault)"
    case .settings(let fault):
      "\(fault)"
    case .vectorIndex(let fault, let index):
      "the vector index \"\(index)\" \(fault)"
    case .keyType(let name):
      "the key \"\(name)\" is not stored as a string, a number or a binary"
    case .opaqueKey(let name):
      "the key \"\(name)\" is stored compressed or encrypted, and no item would be found by it"
    case .keyNameTooLong(let name):
      "the key \"\(name)\" has a name of more than \(Limits.keyNameLength.upperBound) bytes"
    case .invalidTableName(let name):
      "the table's name \"\(name)\" must be \(Limits.nameLength.lowerBound) to \(Limits.nameLength.upperBound) characters of a-z, A-Z, 0-9, '_', '-' and '.'"
    case .invalidIndexName(let name):
      "the index's name \"\(name)\" must be \(Limits.nameLength.lowerBound) to \(Limits.nameLength.upperBound) characters of a-z, A-Z, 0-9, '_', '-' and '.'"
    case .duplicateIndex(let name):
      "two indexes are named \"\(name)\""
    case .undeclaredIndexProperty(let index, let property):
      "the index \"\(index)\" names \(property), which the table doesn't declare"
    case .localIndexWithoutRangeKey(let index):
      "the index \"\(index)\" is local, and a table with local indexes has a RangeKey; make it a GlobalIndex, or declare one"
    case .repeatedIndexKey(let index, let attribute):
      "the index \"\(index)\" has the key \"\(attribute)\" twice: each of its keys is another attribute"
    case .emptyProjection(let index):
      "the index \"\(index)\" includes no attributes; project .keysOnly instead"
    case .tooManyProjectedAttributes(let index, let count):
      "the index \"\(index)\" includes \(count) attributes; DynamoDB takes up to \(Limits.projectedAttributes)"
    case .tooManyProjectedAttributesTogether(let count):
      "the indexes include \(count) attributes together; DynamoDB takes up to \(Limits.projectedAttributesOfTable)"
    case .tooManyLocalIndexes:
      "a table has at most \(Limits.localIndexes) local indexes"
    case .tooManyGlobalIndexes:
      "a table has at most \(Limits.globalIndexes) global indexes"
    case .severalKeys:
      "a single table has one HashKey and one RangeKey, and its indexes"
    case .emptyEntityName:
      "an entity's name is empty"
    case .emptyKeyTemplate(let key):
      "the key \"\(key)\" is made of nothing; give it a text, or a property"
    case .undeclaredKeyProperty(let property, let key):
      "the key \"\(key)\" has \(property) in it, which is not declared; add a KeyField for it, or a Field"
    case .keyPartType(let property, let key, let type):
      "the key \"\(key)\" has \"\(property)\" in it, which as a \(type) has no text there that orders as its values do; a key is made of "
        + "texts, integers of up to 38 digits, dates, UUIDs, booleans and enums of such"
    case .optionalKeyPart(let property, let key):
      "the table's key \"\(key)\" has \"\(property)\" in it, which is optional: every item has a key"
    case .adjacentKeyParts(let first, let second, let key):
      "the key \"\(key)\" has \"\(second)\" right behind \"\(first)\", which has no certain end: put a text between them"
    case .ruleInKey(let property, let key):
      "the key \"\(key)\" has \"\(property)\" in it, which is written by the library: set it in the model"
    case .keyFieldInNoKey(let property):
      "\(property) is a KeyField and in no key, so that it would not be stored; declare it as a Field, or put it into a key"
    case .undeclaredIndex(let index, let table):
      "the single table \"\(table)\" declares no index \"\(index)\""
    case .indexKeys(let index):
      "the index \"\(index)\" has other keys in the single table's declaration"
    case .severalTemplates(let key, let index):
      "the index \"\(index)\" has the key \"\(key)\", which the entity makes of something else elsewhere, and an item has one: say the "
        + "same here, or give the index an attribute of its own"
    case .duplicateEntity(let name):
      "two entities are named \"\(name)\""
    case .overlappingEntities(let first, let second):
      "an item of \"\(first)\" and one of \"\(second)\" may have the same key, and one would replace the other: begin their keys with "
        + "different texts"
    case .notAnEntity(let name):
      "\"\(name)\" is no entity of the single table"
    case .shard(let fault, let key):
      "the key \"\(key)\" has \(fault)"
    case .map(let model, let location, let fault):
      "the map of \(model), declared at \(location): \(fault)"
    }
  }
}
