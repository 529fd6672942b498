public import SwynamoCore

/// An index of the vectors in an attribute, and the handle to search it by.
///
///     let byMeaning = VectorIndex("by-meaning", \Ticket.embedding, dimensions: 768, .cosine, hashKey: \.team, filters: \.status)
///     let tickets = Table("tickets") { … } indexes: { byMeaning }.of(Ticket.init)
///     tickets.nearest(10, to: vector, in: byMeaning) { $0.team == "search"; $0.status == .open }
///
/// A search names the hash key, where there is one, and filters by no other attributes than these. An item without the vector, or
/// without the hash key, is not in the index; one without a filter's attribute is. Only a table that is billed on demand has vector
/// indexes. Source: Developer Guide, "Using vector indexes in DynamoDB".
public struct VectorIndex<Model>: Sendable {
  /// The index's name in DynamoDB.
  public let name: String
  package let declaration: IndexDeclaration

  /// An index by its name in DynamoDB, of vectors with so many numbers: 1 to 4,096.
  ///
  /// An index that is projected `.keysOnly` has the attributes that searches filter by as well, and never answers with the vector;
  /// one that is `.including` others answers with it only if it is among them.
  public init<Vector: VectorProperty>(
    _ name: String, _ vector: any KeyPath<Model, Vector> & Sendable, dimensions: Int, _ distance: DistanceFunction,
    hashKey: any PartialKeyPath<Model> & Sendable, filters: any PartialKeyPath<Model> & Sendable...,
    projecting projection: IndexProjection<Model> = .all
  ) {
    self.init(
      name, VectorIndexDeclaration(vector: vector, filters: filters, dimensions: dimensions, distance: distance), [hashKey],
      projection)
  }

  /// An index without a hash key, of which each search looks at all items.
  public init<Vector: VectorProperty>(
    _ name: String, _ vector: any KeyPath<Model, Vector> & Sendable, dimensions: Int, _ distance: DistanceFunction,
    filters: any PartialKeyPath<Model> & Sendable..., projecting projection: IndexProjection<Model> = .all
  ) {
    self.init(
      name, VectorIndexDeclaration(vector: vector, filters: filters, dimensions: dimensions, distance: distance), [], projection)
  }

  private init(
    _ name: String, _ vector: VectorIndexDeclaration, _ hashKeys: [any PartialKeyPath<Model> & Sendable],
    _ projection: IndexProjection<Model>
  ) {
    self.name = name
    var declaration = IndexDeclaration(name: name, hashKeys: hashKeys, rangeKeys: [], projection: projection)
    declaration.vector = vector
    self.declaration = declaration
  }
}

extension VectorIndex {
  @available(*, unavailable, message: "a vector index is of a property that holds a vector: [Float] or [Double], or optional")
  public init<Value>(
    _ name: String, _ vector: any KeyPath<Model, Value> & Sendable, dimensions: Int, _ distance: DistanceFunction,
    hashKey: any PartialKeyPath<Model> & Sendable, filters: any PartialKeyPath<Model> & Sendable...,
    projecting projection: IndexProjection<Model> = .all
  ) { fatalError() }

  @available(*, unavailable, message: "a vector index is of a property that holds a vector: [Float] or [Double], or optional")
  public init<Value>(
    _ name: String, _ vector: any KeyPath<Model, Value> & Sendable, dimensions: Int, _ distance: DistanceFunction,
    filters: any PartialKeyPath<Model> & Sendable..., projecting projection: IndexProjection<Model> = .all
  ) { fatalError() }
}

extension VectorIndex: IndexListPart {
  public var indexListPart: IndexDeclaration { declaration }
}

@available(*, unavailable, message: "indexes stand beside the parts: Table(name) { … } indexes: { … }")
extension VectorIndex: TablePart {
  public typealias Value = Never
  public var column: ErasedColumn { fatalError() }
}

/// Public for the compiler only: a property that holds a vector, `[Float]` or `[Double]`, or is optional.
public protocol VectorProperty {}

extension Array: VectorProperty where Element: BinaryFloatingPoint {}
extension Optional: VectorProperty where Wrapped: VectorProperty {}

/// What was written of a vector index besides its name, its hash key and its projection.
struct VectorIndexDeclaration: Sendable {
  let vector: any AnyKeyPath & Sendable
  let filters: [any AnyKeyPath & Sendable]
  let dimensions: Int
  let distance: DistanceFunction
}

/// A vector index of a table.
package struct VectorIndexDefinition: Sendable, Hashable {
  package let name: String
  /// The attribute that holds the vector.
  package let vector: String
  package let dimensions: Int
  package let distance: DistanceFunction
  /// What every search names.
  package let hashKey: TableDefinition.Key?
  /// What a search may name besides.
  package let filters: [TableDefinition.Key]
  package let projection: ProjectedAttributes

  /// The attributes of `SearchSchema`.
  package var searched: [TableDefinition.Key] { (hashKey.map { [$0] } ?? []) + filters }
}

extension VectorIndexDefinition {
  /// Whether searches may answer with the vector: measured on the service, an index of keys only doesn't, though it has it.
  package var holdsVector: Bool {
    switch projection {
    case .all: true
    case .keysOnly: false
    case .including(let names): names.contains { $0.hasSameBytes(as: vector) }
    }
  }

  /// Whether searches may answer with an attribute of a table's items.
  package func holds(_ attribute: String, of table: TableDefinition) -> Bool {
    if attribute.hasSameBytes(as: vector) { return holdsVector }
    let keys = table.keyNames() + searched.map(\.name)
    return switch projection {
    case .all: true
    case .keysOnly: keys.contains { $0.hasSameBytes(as: attribute) }
    case .including(let names): (keys + names).contains { $0.hasSameBytes(as: attribute) }
    }
  }
}

extension VectorIndexDefinition {
  static func all(
    _ declarations: [IndexDeclaration], _ table: ColumnTable, faults: inout [DeclarationError.Fault]
  ) -> [VectorIndexDefinition] {
    declarations.compactMap { declaration in
      declaration.vector.flatMap { VectorIndexDefinition(declaration, $0, table, faults: &faults) }
    }
  }

  private init?(
    _ declaration: IndexDeclaration, _ vector: VectorIndexDeclaration, _ table: ColumnTable,
    faults: inout [DeclarationError.Fault]
  ) {
    var found: [DeclarationError.VectorIndexFault] = []
    func column(_ keyPath: any AnyKeyPath & Sendable) -> ColumnDefinition? {
      guard let place = table.properties.firstIndex(where: { $0.keyPath as AnyKeyPath == keyPath as AnyKeyPath }) else {
        found.append(.undeclaredProperty("\(keyPath)"))
        return nil
      }
      return table.columns[place]
    }
    func key(_ keyPath: any AnyKeyPath & Sendable) -> TableDefinition.Key? {
      guard let column = column(keyPath) else { return nil }
      if column.type?.isKeyType != true || column.form != .plain { found.append(.filterType(column.name)) }
      return TableDefinition.Key(name: column.name, type: column.type ?? .string)
    }
    name = declaration.name
    dimensions = vector.dimensions
    distance = vector.distance
    let attribute = column(vector.vector)
    if let attribute, attribute.type != .list || attribute.form != .plain { found.append(.vectorType(attribute.name)) }
    hashKey = declaration.hashKeys.first.flatMap(key)
    filters = vector.filters.compactMap(key)
    projection = declaration.projected { column($0)?.name }
    self.vector = attribute?.name ?? ""
    for fault in found where !faults.contains(.vectorIndex(fault, index: name)) {
      faults.append(.vectorIndex(fault, index: name))
    }
    if attribute == nil { return nil }
  }

  /// What is wrong with vector indexes that the compiler can't see, beside the others of the table.
  static func faults(
    _ indexes: [VectorIndexDefinition], besides others: [TableDefinition.Index], keys: [TableDefinition.Key]
  ) -> [DeclarationError.Fault] {
    var faults: [DeclarationError.Fault] = []
    let keys = keys + others.flatMap { $0.hashKeys + $0.rangeKeys } + indexes.flatMap(\.searched)
    for (place, index) in indexes.enumerated() {
      if !ResourceName.isValid(index.name) { faults.append(.invalidIndexName(index.name)) }
      if others.contains(where: { $0.name == index.name }) || indexes[..<place].contains(where: { $0.name == index.name }) {
        faults.append(.duplicateIndex(index.name))
      }
      if case .including(let names) = index.projection {
        if names.isEmpty { faults.append(.emptyProjection(index: index.name)) }
        if names.count > Limits.projectedAttributes {
          faults.append(.tooManyProjectedAttributes(index: index.name, count: names.count))
        }
      }
      var own = index.faultsOfItself
      if keys.contains(where: { $0.isNamed(index.vector) }) { own.append(.vectorIsKey(index.vector)) }
      if let other = indexes[..<place].first(where: { $0.vector.hasSameBytes(as: index.vector) }),
        other.dimensions != index.dimensions
      {
        own.append(.otherDimensions(index.vector, other: other.name))
      }
      if place == Limits.vectorIndexes { own.append(.tooMany(indexes.count)) }
      faults += own.map { .vectorIndex($0, index: index.name) }
    }
    return faults
  }

  private var faultsOfItself: [DeclarationError.VectorIndexFault] {
    var faults: [DeclarationError.VectorIndexFault] = []
    if !Limits.vectorDimensions.contains(dimensions) { faults.append(.dimensions(dimensions)) }
    if filters.count > Limits.vectorFilters { faults.append(.tooManyFilters(filters.count)) }
    for (place, key) in searched.enumerated() where searched[..<place].contains(where: { $0.isNamed(key.name) }) {
      faults.append(.repeatedFilter(key.name))
    }
    return faults
  }
}
