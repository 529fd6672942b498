import SwynamoCore

/// What a vector index holds of an item.
struct VectorEntry: Sendable, Equatable {
  /// The row's: the partition of the index, if it has any, and the key of the table.
  let key: KeyBytes
  let vector: [Float]
  /// Of the attributes to filter by, in their order.
  let filters: [FilterValue]
  /// The projected attributes without the vector, as canonical JSON.
  let item: [UInt8]
  /// In bytes, as writing it is charged.
  let size: Int

  static func == (left: VectorEntry, right: VectorEntry) -> Bool {
    left.key == right.key && left.vector == right.vector && left.filters == right.filters && left.item == right.item
  }
}

/// What the entries of an index have in common.
struct VectorLayout: Sendable, Hashable {
  let dimensions: Int
  let filters: Int
  /// Whether entries are searched by partition.
  let hasPartitions: Bool
  let distance: DistanceFunction
}

/// An entry as a row keeps it: the vector as 32-bit numbers, the lowest byte first, the values to filter by, and the JSON.
/// It is part of the file format.
extension VectorEntry {
  var row: [UInt8] {
    var row: [UInt8] = []
    row.reserveCapacity(MemoryLayout<Float>.size * vector.count + FilterValue.size * filters.count + item.count)
    for element in vector { withUnsafeBytes(of: element.bitPattern.littleEndian) { row.append(contentsOf: $0) } }
    for filter in filters { row.append(contentsOf: filter.bytes) }
    row.append(contentsOf: item)
    return row
  }

  /// Nil for a row that no entry of the index has.
  init?(_ key: KeyBytes, _ row: RowStore.Row, _ layout: VectorLayout) {
    let vectorBytes = MemoryLayout<Float>.size * layout.dimensions
    let start = vectorBytes + FilterValue.size * layout.filters
    guard row.item.count >= start else { return nil }
    self.key = key
    size = row.size
    vector = row.item.withUnsafeBytes { bytes in
      (0..<layout.dimensions).map { index in
        let word = bytes.loadUnaligned(fromByteOffset: MemoryLayout<Float>.size * index, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: word))
      }
    }
    filters = (0..<layout.filters).map { FilterValue(row.item[(vectorBytes + FilterValue.size * $0)...]) }
    item = Array(row.item[start...])
  }
}
