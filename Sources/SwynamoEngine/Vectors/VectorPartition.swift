/// The entries of a partition of an index, in no order. All chunks but the last are full.
struct VectorPartition: Sendable {
  private(set) var chunks: [VectorChunk] = []

  var isEmpty: Bool { chunks.isEmpty }

  /// Answers the place of the new entry.
  mutating func append(_ entry: VectorEntry, _ layout: VectorLayout) -> Int {
    let capacity = VectorChunk.capacity(layout)
    if chunks.last.map({ $0.count == capacity }) ?? true { chunks.append(VectorChunk()) }
    let last = chunks.count - 1
    chunks[last].append(VectorChunk.Row(entry, layout))
    return last * capacity + chunks[last].count - 1
  }

  mutating func replace(_ place: Int, by entry: VectorEntry, _ layout: VectorLayout) {
    let (chunk, row) = place.quotientAndRemainder(dividingBy: VectorChunk.capacity(layout))
    chunks[chunk].replace(row, by: VectorChunk.Row(entry, layout), layout)
  }

  /// Puts the last entry in the place of one that goes. Answers the key of the one that was moved, nil where none was.
  mutating func remove(_ place: Int, _ layout: VectorLayout) -> KeyBytes? {
    let (chunk, row) = place.quotientAndRemainder(dividingBy: VectorChunk.capacity(layout))
    let last = chunks.count - 1
    let isLast = chunk == last && row == chunks[last].count - 1
    let moved = chunks[last].removeLast(layout)
    if !isLast { chunks[chunk].replace(row, by: moved, layout) }
    if chunks[last].count == 0 { chunks.removeLast() }
    return isLast ? nil : moved.key
  }
}
