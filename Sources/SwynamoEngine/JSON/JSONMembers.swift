import SwynamoCore

/// The members of an object while it is read: of those that share a name the last one counts, as it does for the service.
struct JSONMembers {
  private(set) var elements: [JSONMember] = []
  /// Where a name stands, once there are so many that looking through all of them takes long.
  private var places: [UTF8Text: Int] = [:]

  private static let few = 12

  mutating func append(_ member: JSONMember) {
    if let place = place(of: UTF8Text(member.name)) {
      elements[place] = member
      return
    }
    elements.append(member)
    if elements.count > Self.few { index() }
  }

  private func place(of name: UTF8Text) -> Int? {
    places.isEmpty ? elements.firstIndex { $0.name == name.string } : places[name]
  }

  private mutating func index() {
    guard places.isEmpty else {
      places[UTF8Text(elements[elements.count - 1].name)] = elements.count - 1
      return
    }
    places.reserveCapacity(4 * Self.few)
    for (place, member) in elements.enumerated() { places[UTF8Text(member.name)] = place }
  }
}
