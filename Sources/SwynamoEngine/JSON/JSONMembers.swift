/// The members of an object while it is read: of those that share a name the last one counts, as it does for the service.
struct JSONMembers {
  private(set) var elements: [JSONMember] = []
  /// Where a name stands, once there are so many that looking through all of them takes long.
  private var places: [Name: Int] = [:]

  private static let few = 12

  mutating func append(_ member: JSONMember) {
    if let place = place(of: Name(text: member.name)) {
      elements[place] = member
      return
    }
    elements.append(member)
    if elements.count > Self.few { index() }
  }

  private func place(of name: Name) -> Int? {
    places.isEmpty ? elements.firstIndex { Name(text: $0.name) == name } : places[name]
  }

  private mutating func index() {
    guard places.isEmpty else {
      places[Name(text: elements[elements.count - 1].name)] = elements.count - 1
      return
    }
    places.reserveCapacity(4 * Self.few)
    for (place, member) in elements.enumerated() { places[Name(text: member.name)] = place }
  }

  /// By bytes: two Unicode forms of a text are two names.
  private struct Name: Hashable {
    let text: String

    static func == (left: Name, right: Name) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }
}
