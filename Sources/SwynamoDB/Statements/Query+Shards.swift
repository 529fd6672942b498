import SwynamoCompiler
public import SwynamoCore
import SwynamoSchema
public import SwynamoWire

/// Queries of a hash key that has a `KeyShard` in it ask every shard; these ask one.
extension Read where Request == QueryRequest {
  /// Asks one shard only, by its number from 0 on: one of several workers, say.
  ///
  ///     readings.query(day).shard(3)                    // "#0 = :0" with "DAY#2024-01-02#3"
  ///
  /// A query whose hash key has no shards, or of which the shard is known, refuses it.
  public consuming func shard(_ number: Int) -> Query<Model, Row> { with { $0.keep(shard: number) } }

  /// Asks only the shard that a value of the property belongs to, by which the key is sharded.
  ///
  ///     readings.query(day).shard(of: sensor).filter { $0.sensor == sensor }
  public consuming func shard(of value: some AttributeConvertible) -> Query<Model, Row> { with { $0.keep(shardOf: value) } }
}

extension Read {
  /// The request as text, for reading; of a query of several shards that of the first, and how many others are like it.
  public func explain() -> String {
    do throws(StatementError) {
      let text = Explanation.text(of: try request())
      guard let shards = plan.shards else { return text }
      return "\(text)\nand of \(shards.texts.count - 1) other shards likewise, merged in the order of the range key"
    } catch { return "\(error)" }
  }
}

extension Count {
  /// The numbers of the items in the shards.
  func sumOfShards(on db: DynamoDB) async throws -> Int {
    let (plan, table) = (plan, table)
    let shards = plan.positionsOfShards.enumerated().filter { $0.element != .end }
    let counts = await ShardReads.run(shards) { number, position in
      try await Count(table: table, plan: plan.plan(ofShard: number, from: position)).run(on: db)
    }
    return min(try counts.reduce(0) { $0.addingSaturated(try $1.get()) }, plan.options.limit ?? .max)
  }
}

/// Reads of several shards at the same time.
enum ShardReads {
  /// So many at a time. (Not a limit: as many as a client's connections carry without waiting.)
  private static let width = 16

  /// The results in the order of the inputs. Each that was begun is waited for, whatever becomes of the others.
  static func run<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ body: @escaping @Sendable (Input) async throws -> Output
  ) async -> [Result<Output, any Error>] {
    await withTaskGroup(of: (Int, Result<Output, any Error>).self) { group in
      var results: [Result<Output, any Error>?] = Array(repeating: nil, count: inputs.count)
      func add(_ index: Int) {
        group.addTask {
          do { return (index, .success(try await body(inputs[index]))) } catch { return (index, .failure(error)) }
        }
      }
      for index in inputs.indices.prefix(width) { add(index) }
      var next = min(width, inputs.count)
      while let (index, result) = await group.next() {
        results[index] = result
        if next < inputs.count {
          add(next)
          next += 1
        }
      }
      return results.map { $0 ?? .failure(CancellationError()) }
    }
  }
}
