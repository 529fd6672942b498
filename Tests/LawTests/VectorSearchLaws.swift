import Foundation
import SwynamoDB
import SwynamoEngine
import Testing

/// A search finds what comparing the vector with that of every item finds.
@Suite struct VectorSearchLaws {
  private struct Row: Sendable, Equatable {
    let id: Int
    var team: String?
    var kind: Int?
    var vector: [Float]
  }

  private static let dimensions = 4

  private static func index(_ distance: DistanceFunction, isPartitioned: Bool) -> VectorIndex<Row> {
    isPartitioned
      ? VectorIndex("by-vector", \.vector, dimensions: dimensions, distance, hashKey: \.team, filters: \.kind)
      : VectorIndex("by-vector", \.vector, dimensions: dimensions, distance, filters: \.kind, \.team)
  }

  private static func table(_ index: VectorIndex<Row>) -> Table<Row, Int, NoRangeKey> {
    Table("rows") {
      HashKey(\Row.id)
      Field(\.team)
      Field(\.kind)
      Field(\.vector)
    } indexes: {
      index
    }.of(Row.init)
  }

  /// As the documentation has it, in double precision.
  private static func score(_ left: [Float], _ right: [Float], _ distance: DistanceFunction) -> Double {
    let pairs = zip(left, right).map { (Double($0), Double($1)) }
    let product = pairs.reduce(0) { $0 + $1.0 * $1.1 }
    switch distance {
    case .dotProduct: return product
    case .euclidean: return pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    case .cosine:
      let lengths = (pairs.reduce(0) { $0 + $1.0 * $1.0 } * pairs.reduce(0) { $0 + $1.1 * $1.1 }).squareRoot()
      return lengths == 0 ? 1 : 1 - product / lengths
    }
  }

  @Test func nearest() async {
    await check("nearest == comparing with every item", cases: 60) { generator in
      let distance = generator.one(of: DistanceFunction.allCases)
      let isPartitioned = generator.once(in: 2)
      let index = Self.index(distance, isPartitioned: isPartitioned)
      let table = Self.table(index)
      let db = DynamoDB(.embedded(.inMemory))
      try await table.createTable().run(on: db)
      var rows: [Int: Row] = [:]
      for _ in 0..<generator.int(0...60) {
        let row = Row(
          id: generator.int(0...50), team: generator.once(in: 8) ? nil : generator.one(of: ["a", "b"]),
          kind: generator.once(in: 4) ? nil : generator.int(0...2),
          vector: (0..<Self.dimensions).map { _ in Float(generator.int(-900...900)) / Float(generator.int(1...7)) })
        rows[row.id] = row
        try await table.put(row).run(on: db)
      }
      let count = generator.int(1...100)
      let wanted = (0..<Self.dimensions).map { _ in Float(generator.int(-900...900)) / 64 }
      let (team, kind) = (isPartitioned || generator.once(in: 2) ? "a" : nil, generator.once(in: 2) ? 1 : nil)
      let found = try await table.nearest(count, to: wanted, in: index) {
        if let kind { $0.kind == kind }
        if let team { $0.team == team }
      }.run(on: db)

      let matching = rows.values.filter { (team == nil || $0.team == team) && (kind == nil || $0.kind == kind) }
      let all = matching.map { Self.score($0.vector, wanted, distance) }
      let expected = (distance == .dotProduct ? all.sorted(by: >) : all.sorted()).prefix(count)
      guard found.count == expected.count else { return "\(found.count) found, of \(expected.count)" }
      for (result, score) in zip(found, expected) {
        // The sums are of another order.
        if abs(result.score - score) > 1e-5 * max(1, abs(score)) { return "a score of \(result.score), not of \(score)" }
        if rows[result.item.id] != result.item {
          return "\(result.item), which was put as \(rows[result.item.id].debugDescription)"
        }
        let own = Self.score(result.item.vector, wanted, distance)
        if abs(result.score - own) > 1e-5 * max(1, abs(own)) {
          return "\(result.item) has a score of \(own), not \(result.score)"
        }
      }
      return Set(found.map(\.item.id)).count == found.count ? nil : "an item was found twice"
    }
  }

  @Test func exactNumbers() async throws {
    struct Vector: Sendable, Equatable {
      let id: Int
      var vector: [Float]
    }
    let index = VectorIndex("by-vector", \Vector.vector, dimensions: 8, .euclidean)
    let vectors = Table("vectors") {
      HashKey(\Vector.id)
      Field(\.vector)
    } indexes: {
      index
    }.of(Vector.init)
    let db = DynamoDB(.embedded(.inMemory))
    try await vectors.createTable().run(on: db)
    await check("a vector is read as it was put", cases: 200) { generator in
      var put = Vector(id: 1, vector: [])
      while put.vector.count < 8 {
        let number = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
        if number.isFinite { put.vector.append(number) }
      }
      try await vectors.put(put).run(on: db)
      let stored = try await vectors.get(1).run(on: db)
      let found = try await vectors.nearest(1, to: put.vector, in: index).run(on: db)
      guard stored == put else { return "put \(put.vector), read \(stored?.vector ?? [])" }
      guard found.first?.item == put else { return "put \(put.vector), found \(found.first?.item.vector ?? [])" }
      return found[0].score == 0 ? nil : "it is \(found[0].score) from itself"
    }
  }
}
