import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
import SwynamoWire

/// Reads items of one table by their keys, 100 in a request.
///
///     let found = try await users.batchGet(["a@b.c", "d@e.f"]).run(on: db)     // in the order of the keys, without those missing
///
/// Source: API Reference, "BatchGetItem".
public struct BatchGet<Model, Row>: Statement {
  public typealias Output = [Row]

  let table: TableSchema<Model>
  let gets: [Get<Model, Row>]

  /// Sees every write that was acknowledged before; costs twice the capacity.
  public func consistent(_ isConsistent: Bool = true) -> BatchGet {
    BatchGet(table: table, gets: gets.map { $0.consistent(isConsistent) })
  }
}

extension Table where RangeKeyType == NoRangeKey {
  public func batchGet(_ hashKeys: some Sequence<HashKeyType>) -> BatchGet<Model, Model> {
    BatchGet(table: schema, gets: hashKeys.map { get($0) })
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  public func batchGet(_ keys: some Sequence<(HashKeyType, RangeKeyType)>) -> BatchGet<Model, Model> {
    BatchGet(table: schema, gets: keys.map { get($0.0, $0.1) })
  }
}
