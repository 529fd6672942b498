import GRDB
import SwynamoBytes
import SwynamoCore
import Testing

@testable import SwynamoEngine

/// The entries of an index in memory.
@Suite struct VectorCopyTests {
  private let layout = VectorLayout(dimensions: 4096, filters: 1, hasPartitions: false, distance: .cosine)

  private func key(_ number: Int) -> KeyBytes { KeyBytes(partition: [.string("\(number)")]) }

  private func entry(_ number: Int, _ layout: VectorLayout) -> VectorEntry {
    VectorEntry(
      key: key(number), vector: Array(repeating: Float(number), count: layout.dimensions),
      filters: [FilterValue(.string("\(number % 3)"))], item: Array("\(number)".utf8), size: 1)
  }

  /// Entries that come, change and go, over several chunks.
  @Test func entriesOfAPartition() {
    var partition = VectorPartition()
    var places: [KeyBytes: (place: Int, number: Int)] = [:]
    var random = SplitMix64(state: 7)
    for round in 0..<600 {
      let number = Int.random(in: 0..<200, using: &random)
      if let known = places[key(number)], round % 2 == 0 {
        places[key(number)] = nil
        if let moved = partition.remove(known.place, layout) { places[moved]?.place = known.place }
      } else if let known = places[key(number)] {
        partition.replace(known.place, by: entry(number, layout), layout)
      } else {
        places[key(number)] = (partition.append(entry(number, layout), layout), number)
      }
    }
    let capacity = VectorChunk.capacity(layout)
    #expect(partition.chunks.count > 1)
    #expect(partition.chunks.reduce(0) { $0 + $1.count } == places.count)
    for (key, known) in places {
      let (chunk, row) = (partition.chunks[known.place / capacity], known.place % capacity)
      let expected = entry(known.number, layout)
      #expect(chunk.keys[row] == key)
      #expect(Array(chunk.vector(row, layout)) == expected.vector)
      #expect(chunk.filters[row] == expected.filters[0])
      #expect(chunk.squares[row] == ComparedVector.square(expected.vector))
      #expect(chunk.items[row] == expected.item)
    }
  }

  /// Nobody reads the chunks: what is left of them stays where it is in memory.
  @Test func deletesDoNotCopy() {
    var partition = VectorPartition()
    for number in 0..<100 { _ = partition.append(entry(number, layout), layout) }
    func addresses() -> [UnsafePointer<Float>?] { partition.chunks.map { $0.vectors.withUnsafeBufferPointer(\.baseAddress) } }
    let before = addresses()
    #expect(before.count == 2)
    for place in [70, 3, 80, 4] {
      _ = partition.remove(place, layout)
      #expect(addresses() == before)
    }
  }

  /// Rows are read up to one that is damaged; what was read before it is as writes make it from then on.
  @Test func readingThatFails() throws {
    try DatabaseQueue().write { database in
      try database.execute(
        sql: "CREATE TABLE rows (key BLOB PRIMARY KEY, size INTEGER NOT NULL, checksum INTEGER NOT NULL, item BLOB NOT NULL)")
      let rows = RowStore(database, name: "rows")
      let layout = VectorLayout(dimensions: 2, filters: 1, hasPartitions: false, distance: .euclidean)
      let entries = (0..<3).map { entry($0, layout) }.sorted { $0.key < $1.key }
      for (place, entry) in entries.enumerated() {
        try rows.put(entry.key, size: 1, item: place == 1 ? [0] : entry.row, replacing: nil)
      }
      let changes = VectorChanges()
      let copy = VectorCopy(layout, changes)
      #expect(throws: DamagedRowsError.self) { try copy.readMore(rows) }
      try rows.delete(entries[0].key, size: 1)
      copy.write(.delete(entries[0].key))
      changes.keep()
      try rows.put(entries[1].key, size: 1, item: entries[1].row, replacing: 1)
      try copy.readMore(rows)
      #expect(copy.isWhole)
      #expect(Set(copy.chunks(of: nil).flatMap(\.keys)) == Set(entries.dropFirst().map(\.key)))
    }
  }
}
