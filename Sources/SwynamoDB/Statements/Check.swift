import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// A condition on an item that a transaction doesn't write. It runs in a transaction only.
///
///     try await db.transact {
///       orders.put(order)
///       accounts.check("a@b.c") { $0.balance >= 10 }
///     }
///
/// Source: API Reference, "ConditionCheck".
public typealias Check<Model> = Write<ConditionCheckRequest, Model, Void>

extension Table where RangeKeyType == NoRangeKey {
  /// A condition on the item of the key.
  public func check(
    _ hashKey: HashKeyType, @ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>
  ) -> Check<Model> {
    check(schema.key(hashKey), condition)
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  /// A condition on the item of the key.
  public func check(
    _ hashKey: HashKeyType, _ rangeKey: RangeKeyType,
    @ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>
  ) -> Check<Model> {
    check(schema.key(hashKey, rangeKey), condition)
  }
}

extension Table {
  func check(_ key: ItemKey, _ condition: (Attributes<Model>) -> Condition<Model>) -> Check<Model> {
    Check(
      schema, WritePlan(ConditionCheckRequest.self, definition, key, condition: condition(schema.attributes).body))
  }
}

extension Write where Request == ConditionCheckRequest {
  /// The check as text, for reading, as it will stand in a transaction; or what is wrong with it.
  public func explain() -> String {
    do {
      var writer = AttributeWriter()
      try request().write(to: &writer)
      return Explanation.text(Request.operation, writer.bytes)
    } catch {
      return "\(error)"
    }
  }
}

/// What a check is not, answered in a sentence.
extension Write where Request == ConditionCheckRequest {
  @available(*, unavailable, message: "a check runs in a transaction: put it into the block of db.transact")
  public func run(on db: DynamoDB) async throws { fatalError() }

  @available(*, unavailable, message: "a check runs in a transaction, which gives back no attributes")
  public func returning<NewOutput>(_ mode: ReturnMode<Request, Model, NewOutput>) -> Write<Request, Model, NewOutput> {
    fatalError()
  }
}
