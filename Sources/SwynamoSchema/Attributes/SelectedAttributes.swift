public import SwynamoCore

/// The values of one item that a selection asked for, found by walking the item's bytes.
@usableFromInline
struct SelectedAttributes {
  private let values: [[UInt8]?]
  private let paths: SelectedPaths
  private let table: TableDefinition

  @usableFromInline
  init(_ reader: inout AttributeReader, _ paths: SelectedPaths, _ table: TableDefinition) throws {
    self.paths = paths
    self.table = table
    var found: [[UInt8]?] = Array(repeating: nil, count: paths.wanted.count)
    try reader.readObject { reader, name in
      let value = try reader.skipValue()
      for (index, path) in paths.wanted.enumerated() where name.elementsEqual(path.attribute.utf8) {
        found[index] = try Self.descend(value, paths, path, depth: 0)
      }
    }
    values = found
  }

  @usableFromInline
  func next<Value>(_ codec: PropertyCodec<Value>, _ position: inout Int) throws -> Value? {
    try next(&position) { bytes in try bytes.flatMap { try AttributeReader.read($0, codec.decode) } }
  }

  /// Reads the next of the values, nil bytes where the item has none.
  @usableFromInline
  func next<Value>(_ position: inout Int, _ read: ([UInt8]?) throws -> Value) throws -> Value {
    let index = position
    position += 1
    do {
      return try read(values[index])
    } catch let error as AttributeDecodingError {
      var located = error.within(paths.wanted[index].description)
      located.table = table.name
      throw located
    }
  }

  private static func descend(
    _ value: UnsafeRawBufferPointer, _ paths: SelectedPaths, _ path: DocumentPath, depth: Int
  ) throws -> [UInt8]? {
    guard depth < path.steps.count else { return Array(value) }
    var reader = AttributeReader(value)
    var result: [UInt8]?
    switch path.steps[depth] {
    case .member(let member):
      guard try reader.beginValue() == .map else { return nil }
      try reader.readObject { reader, name in
        let value = try reader.skipValue()
        guard name.elementsEqual(member.utf8) else { return }
        result = try descend(value, paths, path, depth: depth + 1)
      }
    case .index:
      guard try reader.beginValue() == .list else { return nil }
      let place = place(of: path, depth: depth, in: paths)
      try reader.readArray { reader, index in
        let value = try reader.skipValue()
        if index == place { result = try descend(value, paths, path, depth: depth + 1) }
      }
    }
    return result
  }

  /// An answer holds only the elements asked for, moved together, in the order of their indexes; unless the list was asked for.
  private static func place(of path: DocumentPath, depth: Int, in paths: SelectedPaths) -> Int {
    guard case .index(let wanted) = path.steps[depth] else { return 0 }
    if paths.isWhole(path, depth: depth) { return wanted }
    var smaller: Set<Int> = []
    for other in paths.wanted
    where other.attribute.hasSameBytes(as: path.attribute) && other.steps.count > depth
      && other.steps[..<depth] == path.steps[..<depth]
    {
      if case .index(let index) = other.steps[depth], index < wanted { smaller.insert(index) }
    }
    return smaller.count
  }
}
