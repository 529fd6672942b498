/// Some entries of an index, each of their parts one after the other: the vectors are read as one piece of memory.
///
/// Values: who searches has those of that moment, and a write copies no more than the chunk that it changes.
struct VectorChunk: Sendable {
  private(set) var vectors: [Float] = []
  /// Only where the distance function needs them.
  private(set) var squares: [Double] = []
  private(set) var filters: [FilterValue] = []
  private(set) var keys: [KeyBytes] = []
  private(set) var items: [[UInt8]] = []

  /// A power of two, as arrays double when they grow. It keeps a copy of a chunk small.
  static func capacity(_ layout: VectorLayout) -> Int {
    let fitting = (1 << 20) / (MemoryLayout<Float>.size * layout.dimensions)  // not a limit: a megabyte
    return min(max(1 << (Int.bitWidth - 1 - max(fitting, 1).leadingZeroBitCount), 16), 1024)  // not limits: bounds of a size
  }

  var count: Int { keys.count }

  func vector(_ row: Int, _ layout: VectorLayout) -> ArraySlice<Float> { vectors[place(row, layout.dimensions)] }

  mutating func append(_ entry: VectorEntry, _ layout: VectorLayout) {
    vectors.append(contentsOf: entry.vector)
    if layout.distance == .cosine { squares.append(ComparedVector.square(entry.vector)) }
    filters.append(contentsOf: entry.filters)
    keys.append(entry.key)
    items.append(entry.item)
  }

  mutating func replace(_ row: Int, by entry: VectorEntry, _ layout: VectorLayout) {
    vectors.replaceSubrange(place(row, layout.dimensions), with: entry.vector)
    if layout.distance == .cosine { squares[row] = ComparedVector.square(entry.vector) }
    filters.replaceSubrange(place(row, layout.filters), with: entry.filters)
    keys[row] = entry.key
    items[row] = entry.item
  }

  mutating func replace(_ row: Int, byLastOf other: VectorChunk, _ layout: VectorLayout) {
    let last = other.count - 1
    vectors.replaceSubrange(place(row, layout.dimensions), with: other.vector(last, layout))
    if layout.distance == .cosine { squares[row] = other.squares[last] }
    filters.replaceSubrange(place(row, layout.filters), with: other.filters[place(last, layout.filters)])
    keys[row] = other.keys[last]
    items[row] = other.items[last]
  }

  mutating func removeLast(_ layout: VectorLayout) {
    vectors.removeLast(layout.dimensions)
    if layout.distance == .cosine { squares.removeLast() }
    filters.removeLast(layout.filters)
    keys.removeLast()
    items.removeLast()
  }

  private func place(_ row: Int, _ width: Int) -> Range<Int> { row * width..<(row + 1) * width }
}
