import SwynamoCore

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

  /// What a chunk has of an entry.
  struct Row {
    fileprivate let vector: [Float]
    fileprivate let square: Double?
    fileprivate let filters: [FilterValue]
    let key: KeyBytes
    fileprivate let item: [UInt8]
  }

  mutating func append(_ row: Row) {
    vectors.append(contentsOf: row.vector)
    if let square = row.square { squares.append(square) }
    filters.append(contentsOf: row.filters)
    keys.append(row.key)
    items.append(row.item)
  }

  mutating func replace(_ place: Int, by row: Row, _ layout: VectorLayout) {
    vectors.replaceSubrange(self.place(place, layout.dimensions), with: row.vector)
    if let square = row.square { squares[place] = square }
    filters.replaceSubrange(self.place(place, layout.filters), with: row.filters)
    keys[place] = row.key
    items[place] = row.item
  }

  /// The last row, taken out of the chunk that has one: nothing holds the chunk beside its owner then, so that it isn't copied.
  mutating func removeLast(_ layout: VectorLayout) -> Row {
    let last = count - 1
    let row = Row(
      vector: Array(vectors.suffix(layout.dimensions)), square: layout.distance == .cosine ? squares[last] : nil,
      filters: Array(filters.suffix(layout.filters)), key: keys[last], item: items[last])
    vectors.removeLast(layout.dimensions)
    if layout.distance == .cosine { squares.removeLast() }
    filters.removeLast(layout.filters)
    keys.removeLast()
    items.removeLast()
    return row
  }

  private func place(_ row: Int, _ width: Int) -> Range<Int> { row * width..<(row + 1) * width }
}

extension VectorChunk.Row {
  init(_ entry: VectorEntry, _ layout: VectorLayout) {
    self.init(
      vector: entry.vector, square: layout.distance == .cosine ? ComparedVector.square(entry.vector) : nil,
      filters: entry.filters,
      key: entry.key, item: entry.item)
  }
}
