import SwynamoCore

/// The faults of the maps inside a table's items, which their schemas remember until a table uses them.
enum NestedMaps {
  /// The maps are those of the columns, and those that items are made of as a whole.
  static func faults(in columns: [ErasedColumn], maps: [any Any.Type]) -> [DeclarationError.Fault] {
    var seen: Set<ObjectIdentifier> = []
    var faults: [DeclarationError.Fault] = []
    collect(columns.map(\.valueMetatype), &seen, &faults)
    collect(maps, &seen, &faults)
    return faults
  }

  private static func collect(
    _ types: [any Any.Type], _ seen: inout Set<ObjectIdentifier>, _ faults: inout [DeclarationError.Fault]
  ) {
    for map in types.compactMap(map) where seen.insert(ObjectIdentifier(map)).inserted { map.collect(&seen, &faults) }
  }

  private static func map(in type: any Any.Type) -> (any MapAttribute.Type)? {
    if let map = type as? any MapAttribute.Type { return map }
    return (type as? any ContainerType.Type).flatMap { map(in: $0.elementType) }
  }

  fileprivate static func collect<Model>(
    _ schema: MapSchema<Model>, _ seen: inout Set<ObjectIdentifier>, _ faults: inout [DeclarationError.Fault]
  ) {
    let ruled = zip(schema.model.columns, schema.model.table.columns).filter { $0.0.rule != nil }
    let expiring = schema.model.table.expiry.map { [DeclarationError.Fault.timeToLiveInMap($0.attribute)] } ?? []
    let encrypted = schema.model.table.columns.filter { $0.form == .encrypted }.map(\.name)
    let all =
      schema.model.faults + schema.model.faultsOfWhole + ruled.map { .ruleInMap($0.1.name) } + expiring
      + encrypted.map { .encryptedInMap($0) }
    faults += all.map { .map("\(Model.self)", at: schema.model.location, $0) }
    collect(schema.model.columns.map(\.valueMetatype), &seen, &faults)
    collect(schema.model.codec.whole?.maps ?? [], &seen, &faults)
  }
}

extension MapAttribute {
  fileprivate static func collect(_ seen: inout Set<ObjectIdentifier>, _ faults: inout [DeclarationError.Fault]) {
    NestedMaps.collect(schema, &seen, &faults)
  }

  fileprivate static var members: MapMembers {
    MapMembers(columns: Array(zip(schema.model.table.columns.map(\.name), schema.model.columns)))
  }
}

/// What is known of the members of a map: those that its schema declares, or none.
struct MapMembers {
  fileprivate var columns: [(name: String, column: ErasedColumn)] = []

  func column(named name: String) -> ErasedColumn? { columns.first { $0.name.hasSameBytes(as: name) }?.column }
}

extension NestedMaps {
  /// Nil for a type whose values aren't maps, or not known to be.
  static func members(of type: any Any.Type) -> MapMembers? {
    if let map = type as? any MapAttribute.Type { return map.members }
    return (type as? any ContainerType.Type)?.members
  }
}

/// A type whose values hold others.
private protocol ContainerType {
  static var elementType: any Any.Type { get }
  /// What is known of its members, where it is stored as a map.
  static var members: MapMembers? { get }
}

extension Optional: ContainerType {
  static var elementType: any Any.Type { Wrapped.self }
  static var members: MapMembers? { NestedMaps.members(of: Wrapped.self) }
}

extension Array: ContainerType {
  static var elementType: any Any.Type { Element.self }
  static var members: MapMembers? { nil }
}

extension Dictionary: ContainerType {
  static var elementType: any Any.Type { Value.self }
  static var members: MapMembers? { MapMembers() }
}

extension StringMap: ContainerType {
  static var elementType: any Any.Type { Value.self }
  static var members: MapMembers? { MapMembers() }
}
