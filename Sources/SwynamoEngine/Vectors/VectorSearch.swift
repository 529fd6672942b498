import SwynamoCore

/// A search of the vectors that are the nearest to one.
struct VectorSearch: Sendable {
  /// A value that an attribute to filter by must have.
  struct Filter: Sendable {
    /// Its place in the layout.
    let column: Int
    let value: FilterValue
  }

  struct Match: Sendable {
    let score: Double
    let chunk: Int
    let row: Int
  }

  let vector: ComparedVector
  let filters: [Filter]
  let limit: Int
  let layout: VectorLayout

  /// The nearest first.
  func matches(in chunks: [VectorChunk]) -> [Match] {
    let nearest = vector.withRanking { rank in
      var nearest = NearestRows(limit: limit)
      for (index, chunk) in chunks.enumerated() { search(chunk, index, rank, &nearest) }
      return nearest
    }
    return (nearest?.rows ?? []).map { Match(score: vector.score(ofRank: $0.rank), chunk: $0.chunk, row: $0.row) }
  }

  private func search(
    _ chunk: VectorChunk, _ index: Int, _ rank: (UnsafePointer<Float>, Double) -> Double, _ nearest: inout NearestRows
  ) {
    let squares = layout.distance == .cosine ? chunk.squares : nil
    chunk.vectors.withUnsafeBufferPointer { vectors in
      guard let start = vectors.baseAddress else { return }
      for row in 0..<chunk.count where passes(chunk, row) {
        let rank = rank(start + row * layout.dimensions, squares?[row] ?? 0)
        nearest.offer(NearestRows.Row(rank: rank, chunk: index, row: row))
      }
    }
  }

  private func passes(_ chunk: VectorChunk, _ row: Int) -> Bool {
    filters.allSatisfy { chunk.filters[row * layout.filters + $0.column] == $0.value }
  }
}

/// The nearest rows of those that were offered, in order.
private struct NearestRows {
  struct Row {
    let rank: Double
    let chunk: Int
    let row: Int
  }

  let limit: Int
  private(set) var rows: [Row] = []
  private var bound = Double.infinity

  init(limit: Int) { self.limit = limit }

  mutating func offer(_ row: Row) {
    guard rows.count < limit || row.rank < bound else { return }
    var place = rows.count
    while place > 0, rows[place - 1].rank > row.rank { place -= 1 }
    rows.insert(row, at: place)
    if rows.count > limit { rows.removeLast() }
    bound = rows[rows.count - 1].rank
  }
}
