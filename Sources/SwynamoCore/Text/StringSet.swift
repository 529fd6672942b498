/// A set of texts, told apart by the bytes of their UTF-8, as DynamoDB does.
///
///     let set: StringSet = ["caf\u{E9}", "cafe\u{301}"]     // two members; a Set<String> has one
///     AttributeValue.stringSet(set)                          // {"SS":["café","café"]}
///
/// As a property's type it holds every set of strings that DynamoDB stores. A `Set<String>` can't hold two Unicode forms of one
/// text, and reading such a set into it is an error.
/// Source: DynamoDB Developer Guide, "Supported data types and naming rules".
@frozen
public struct StringSet: Sendable, Hashable {
  @usableFromInline package var members: Set<UTF8Text>

  @inlinable
  package init(members: Set<UTF8Text>) { self.members = members }

  @inlinable
  public init() { members = [] }

  /// A set without texts that has room for so many.
  @inlinable
  public init(minimumCapacity: Int) { members = Set(minimumCapacity: minimumCapacity) }

  @inlinable
  public init(_ texts: some Sequence<String>) { members = Set(texts.lazy.map { UTF8Text($0) }) }

  /// The texts that satisfy the closure.
  @inlinable
  public func filter(_ isIncluded: (String) throws -> Bool) rethrows -> StringSet {
    StringSet(members: try members.filter { try isIncluded($0.string) })
  }

  /// The members in the order of their bytes, which is the order in which they are written.
  @inlinable
  public var sorted: [String] { members.sorted().map(\.string) }
}

extension StringSet: SetAlgebra {
  @inlinable
  public init(arrayLiteral elements: String...) { self.init(elements) }

  @inlinable
  public func contains(_ member: String) -> Bool { members.contains(UTF8Text(member)) }

  @discardableResult
  @inlinable
  public mutating func insert(_ member: String) -> (inserted: Bool, memberAfterInsert: String) {
    let (inserted, present) = members.insert(UTF8Text(member))
    return (inserted, present.string)
  }

  @discardableResult
  @inlinable
  public mutating func remove(_ member: String) -> String? { members.remove(UTF8Text(member))?.string }

  @discardableResult
  @inlinable
  public mutating func update(with member: String) -> String? { members.update(with: UTF8Text(member))?.string }

  @inlinable public func union(_ other: StringSet) -> StringSet { StringSet(members: members.union(other.members)) }
  @inlinable public mutating func formUnion(_ other: StringSet) { members.formUnion(other.members) }

  @inlinable
  public func intersection(_ other: StringSet) -> StringSet { StringSet(members: members.intersection(other.members)) }
  @inlinable public mutating func formIntersection(_ other: StringSet) { members.formIntersection(other.members) }

  @inlinable
  public func symmetricDifference(_ other: StringSet) -> StringSet {
    StringSet(members: members.symmetricDifference(other.members))
  }
  @inlinable
  public mutating func formSymmetricDifference(_ other: StringSet) { members.formSymmetricDifference(other.members) }

  @inlinable
  public func subtracting(_ other: StringSet) -> StringSet { StringSet(members: members.subtracting(other.members)) }
  @inlinable public mutating func subtract(_ other: StringSet) { members.subtract(other.members) }
}

extension StringSet: Collection {
  @frozen
  public struct Index: Comparable {
    @usableFromInline let base: Set<UTF8Text>.Index

    @inlinable
    init(base: Set<UTF8Text>.Index) { self.base = base }

    @inlinable
    public static func < (left: Index, right: Index) -> Bool { left.base < right.base }
  }

  @inlinable public var startIndex: Index { Index(base: members.startIndex) }
  @inlinable public var endIndex: Index { Index(base: members.endIndex) }
  @inlinable public var count: Int { members.count }
  @inlinable public var isEmpty: Bool { members.isEmpty }
  @inlinable public func index(after index: Index) -> Index { Index(base: members.index(after: index.base)) }
  @inlinable public subscript(position: Index) -> String { members[position.base].string }
}

extension StringSet: CustomReflectable {
  public var customMirror: Mirror { Mirror(self, unlabeledChildren: sorted, displayStyle: .set) }
}

extension StringSet: CustomStringConvertible {
  public var description: String { "[\(sorted.map { String(reflecting: $0) }.joined(separator: ", "))]" }
}
