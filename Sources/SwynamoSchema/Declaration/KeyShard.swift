public import SwynamoCore

/// A number in a hash key that spreads the items of one key over several partitions, "0" to "7", and follows from a property.
///
///     let readings = table.entity("reading") {
///       KeyField(\Reading.day)
///       KeyField(\.sensor)
///       KeyField(\.taken)
///       Field(\.value)
///     } hash: { "DAY#"; \.day; "#"; KeyShard(8, by: \.sensor) } range: { \.taken; "#"; \.sensor }.of(Reading.init)
///
///     readings.put(reading)                              // "PK": "DAY#2024-01-02#5"
///     readings.query("2024-01-02").limit(20)             // asks all 8, and gives their items in the order of the range key
///
/// A partition takes 1,000 write units a second, 8 of them 8,000. Each query asks each of them, and costs at least 8 × 0.5 units. The
/// number is part of the key: with another number of shards, or by another property, the items are found no more.
///
/// A table's key has the property in it once more, so that an item is found by the properties of its key; an index's need not. Source:
/// Developer Guide, "Using write sharding to distribute workloads evenly".
public struct KeyShard<Model>: Sendable {
  let shard: TextTemplate.Shard

  /// So many shards, 2 to 99, by a property whose values are many.
  ///
  /// The number is the 64-bit FNV-1a hash of the value as it is stored (a text's UTF-8, a number's digits, a binary's bytes), its
  /// upper 32 bits combined with the lower by XOR, modulo the number of shards. It will always be that.
  public init<Value: AttributeConvertible>(_ count: Int, by property: any KeyPath<Model, Value> & Sendable)
  where Value.Kind: ScalarKind {
    shard = TextTemplate.Shard(count: count, part: TextTemplate.Part(property, nil))
  }

  /// By an optional property, in an index's key: where it is nil, the item is not in the index.
  public init<Value: AttributeConvertible>(_ count: Int, by property: any KeyPath<Model, Value?> & Sendable)
  where Value.Kind: ScalarKind {
    shard = TextTemplate.Shard(count: count, part: TextTemplate.Part(optional: property, nil))
  }

  @available(*, unavailable, message: "a shard follows from a property that is a string, a number or a binary")
  public init<Value>(_ count: Int, by property: any KeyPath<Model, Value> & Sendable) { fatalError() }
}
