public import SwynamoCore

extension Attribute {
  /// `SET path.a = :a, path.b = :b`: sets these members of a map and leaves its others.
  ///
  ///     $0.labels.merge(["color": "red", "size": "L"])     // SET #0.#1 = :0, #0.#2 = :1
  ///
  /// The map has to be there: `creatingMissingMaps()` makes it.
  public func merge<Key: AttributeConvertible, Member: AttributeConvertible>(_ members: [Key: Member]) -> UpdateActions<Model>
  where Value == [Key: Member], Key.Kind == AttributeKinds.String {
    merge(
      members.map { key, member in
        var faults: [AttributeValue.LocatedFault] = []
        let name = key.memberName(&faults)
        return (name, faults, member)
      })
  }

  /// The same for a map that tells its keys apart by their bytes.
  public func merge<Member: AttributeConvertible>(_ members: StringMap<Member>) -> UpdateActions<Model>
  where Value == StringMap<Member> {
    merge(members.map { ($0.key, [], $0.value) })
  }

  private func merge<Member: AttributeConvertible>(
    _ members: [(name: String, faults: [AttributeValue.LocatedFault], member: Member)]
  ) -> UpdateActions<Model> {
    let sorted = members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return UpdateActions(
      .many(
        sorted.map { name, faults, member in
          let attribute = Attribute<Model, Member>(
            reference.adding(faults).element(.member(name), type: Member.Kind.type), codec: .standard)
          return attribute.set(member).body
        }))
  }
}
