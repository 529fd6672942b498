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
    faults += schema.model.faults.map { .map("\(Model.self)", at: schema.model.location, $0) }
    collect(schema.model.columns.map(\.valueMetatype), &seen, &faults)
    collect(schema.model.codec.whole?.maps ?? [], &seen, &faults)
  }
}

extension MapAttribute {
  fileprivate static func collect(_ seen: inout Set<ObjectIdentifier>, _ faults: inout [DeclarationError.Fault]) {
    NestedMaps.collect(schema, &seen, &faults)
  }
}

/// A type whose values hold others.
private protocol ContainerType {
  static var elementType: any Any.Type { get }
}

extension Optional: ContainerType {
  static var elementType: any Any.Type { Wrapped.self }
}

extension Array: ContainerType {
  static var elementType: any Any.Type { Element.self }
}

extension Dictionary: ContainerType {
  static var elementType: any Any.Type { Value.self }
}

extension StringMap: ContainerType {
  static var elementType: any Any.Type { Value.self }
}
