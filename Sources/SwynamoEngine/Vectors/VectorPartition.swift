/// The entries of a partition of an index, in no order. All chunks but the last are full.
struct VectorPartition: Sendable {
  private(set) var chunks: [VectorChunk] = []

  var isEmpty: Bool { chunks.isEmpty }

  /// Answers the place of the new entry.
  mutating func append(_ entry: VectorEntry, _ layout: VectorLayout) -> Int {
    let capacity = VectorChunk.capacity(layout)
    if chunks.last.map({ $0.count == capacity }) ?? true { chunks.append(VectorChunk()) }
    let last = chunks.count - 1
    chunks[last].append(entry, layout)
    return last * capacity + chunks[last].count - 1
  }

  mutating func replace(_ place: Int, by entry: VectorEntry, _ layout: VectorLayout) {
    let (chunk, row) = place.quotientAndRemainder(dividingBy: VectorChunk.capacity(layout))
    chunks[chunk].replace(row, by: entry, layout)
  }

  /// Puts the last entry in the place of one that goes. Answers the key of the one that was moved, nil where none was.
  mutating func remove(_ place: Int, _ layout: VectorLayout) -> KeyBytes? {
    let (chunk, row) = place.quotientAndRemainder(dividingBy: VectorChunk.capacity(layout))
    let last = chunks.count - 1
    var moved: KeyBytes?
    if chunk != last || row != chunks[last].count - 1 {
      let source = chunks[last]
      moved = source.keys[source.count - 1]
      chunks[chunk].replace(row, byLastOf: source, layout)
    }
    chunks[last].removeLast(layout)
    if chunks[last].count == 0 { chunks.removeLast() }
    return moved
  }
}
