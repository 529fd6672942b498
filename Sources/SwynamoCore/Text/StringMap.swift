/// Values by name, where names are told apart by the bytes of their UTF-8, as DynamoDB does.
///
///     var map: StringMap = ["caf\u{E9}": 1]
///     map["cafe\u{301}"] = 2
///     map.count                                    // 2; a [String: Int] has one member
///
/// An ``Item`` is one. As a property's type it stands for a map of any names, like `[String: Value]`, and holds every map that
/// DynamoDB stores; a dictionary can't hold two Unicode forms of one name, and reading such a map into it is an error.
/// Source: DynamoDB Developer Guide, "Supported data types and naming rules".
@frozen
public struct StringMap<Value> {
  @usableFromInline package var members: [UTF8Text: Value]

  @inlinable
  package init(members: [UTF8Text: Value]) { self.members = members }

  /// A map without members.
  @inlinable
  public init() { members = [:] }

  /// A map without members that has room for so many.
  @inlinable
  public init(minimumCapacity: Int) { members = Dictionary(minimumCapacity: minimumCapacity) }

  /// A map of a dictionary's members.
  @inlinable
  public init(_ dictionary: [String: Value]) {
    members = Dictionary(uniqueKeysWithValues: dictionary.lazy.map { (UTF8Text($0.key), $0.value) })
  }

  /// A map of pairs, no two of which may have the same name.
  @inlinable
  public init(uniqueKeysWithValues pairs: some Sequence<(String, Value)>) {
    members = Dictionary(uniqueKeysWithValues: pairs.lazy.map { (UTF8Text($0.0), $0.1) })
  }

  /// A map of pairs of which several may have one name: the closure combines their values.
  @inlinable
  public init(_ pairs: some Sequence<(String, Value)>, uniquingKeysWith combine: (Value, Value) throws -> Value) rethrows {
    members = try Dictionary(pairs.lazy.map { (UTF8Text($0.0), $0.1) }, uniquingKeysWith: combine)
  }
}

extension StringMap: Sendable where Value: Sendable {}
extension StringMap: Equatable where Value: Equatable {}
extension StringMap: Hashable where Value: Hashable {}

extension StringMap: ExpressibleByDictionaryLiteral {
  /// Of two members with one name the last one counts.
  @inlinable
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements, uniquingKeysWith: { _, last in last })
  }
}

extension StringMap {
  /// The member of that name; setting nil removes it.
  @inlinable
  public subscript(name: String) -> Value? {
    get { members[UTF8Text(name)] }
    _modify { yield &members[UTF8Text(name)] }
  }

  /// The member's value, or the default where there is none.
  @inlinable
  public subscript(name: String, default value: @autoclosure () -> Value) -> Value {
    get { members[UTF8Text(name), default: value()] }
    _modify { yield &members[UTF8Text(name), default: value()] }
  }

  /// Sets a member and returns the value that it had.
  @discardableResult
  @inlinable
  public mutating func updateValue(_ value: Value, forKey name: String) -> Value? {
    members.updateValue(value, forKey: UTF8Text(name))
  }

  /// Removes a member and returns its value, nil where there was none.
  @discardableResult
  @inlinable
  public mutating func removeValue(forKey name: String) -> Value? { members.removeValue(forKey: UTF8Text(name)) }

  /// Makes room for so many members.
  @inlinable
  public mutating func reserveCapacity(_ capacity: Int) { members.reserveCapacity(capacity) }

  /// The same names with transformed values.
  @inlinable
  public func mapValues<Mapped>(_ transform: (Value) throws -> Mapped) rethrows -> StringMap<Mapped> {
    StringMap<Mapped>(members: try members.mapValues(transform))
  }

  /// The members that satisfy the closure.
  @inlinable
  public func filter(_ isIncluded: (Element) throws -> Bool) rethrows -> StringMap {
    StringMap(members: try members.filter { try isIncluded(($0.key.string, $0.value)) })
  }

  /// Adds another map's members; where both have a name, the closure combines the values.
  @inlinable
  public mutating func merge(_ other: StringMap, uniquingKeysWith combine: (Value, Value) throws -> Value) rethrows {
    try members.merge(other.members, uniquingKeysWith: combine)
  }

  /// The members of both maps; where both have a name, the closure combines the values.
  @inlinable
  public func merging(_ other: StringMap, uniquingKeysWith combine: (Value, Value) throws -> Value) rethrows -> StringMap {
    var merged = self
    try merged.merge(other, uniquingKeysWith: combine)
    return merged
  }

  /// Removes all members.
  @inlinable
  public mutating func removeAll(keepingCapacity: Bool = false) { members.removeAll(keepingCapacity: keepingCapacity) }

  /// The members whose transformed value isn't nil.
  @inlinable
  public func compactMapValues<Mapped>(_ transform: (Value) throws -> Mapped?) rethrows -> StringMap<Mapped> {
    StringMap<Mapped>(members: try members.compactMapValues(transform))
  }

  /// The names, in no order.
  @inlinable
  public var keys: Keys { Keys(base: members.keys) }

  /// The values, in the order of ``keys``.
  @inlinable
  public var values: some Collection<Value> { members.values }

  /// The members in the order of their names' bytes, which is the order in which they are written.
  @inlinable
  public var sorted: [Element] {
    members.sorted { $0.key < $1.key }.map { (key: $0.key.string, value: $0.value) }
  }
}

extension StringMap: Collection {
  public typealias Element = (key: String, value: Value)

  @frozen
  public struct Index: Comparable {
    @usableFromInline let base: [UTF8Text: Value].Index

    @inlinable
    init(base: [UTF8Text: Value].Index) { self.base = base }

    @inlinable
    public static func < (left: Index, right: Index) -> Bool { left.base < right.base }
  }

  @inlinable public var startIndex: Index { Index(base: members.startIndex) }
  @inlinable public var endIndex: Index { Index(base: members.endIndex) }
  @inlinable public var count: Int { members.count }
  @inlinable public var isEmpty: Bool { members.isEmpty }
  @inlinable public func index(after index: Index) -> Index { Index(base: members.index(after: index.base)) }

  @inlinable
  public subscript(position: Index) -> Element {
    let member = members[position.base]
    return (member.key.string, member.value)
  }

  @frozen
  public struct Iterator: IteratorProtocol {
    @usableFromInline var base: [UTF8Text: Value].Iterator

    @inlinable
    init(base: [UTF8Text: Value].Iterator) { self.base = base }

    @inlinable
    public mutating func next() -> Element? { base.next().map { (key: $0.key.string, value: $0.value) } }
  }

  @inlinable public func makeIterator() -> Iterator { Iterator(base: members.makeIterator()) }
}

extension StringMap {
  /// The names of a map, which are looked for and sorted by their bytes.
  @frozen
  public struct Keys: Collection {
    @usableFromInline let base: [UTF8Text: Value].Keys

    @inlinable
    init(base: [UTF8Text: Value].Keys) { self.base = base }

    @inlinable public var startIndex: Index { Index(base: base.startIndex) }
    @inlinable public var endIndex: Index { Index(base: base.endIndex) }
    @inlinable public var count: Int { base.count }
    @inlinable public func index(after index: Index) -> Index { Index(base: base.index(after: index.base)) }
    @inlinable public subscript(position: Index) -> String { base[position.base].string }
    /// Whether one of the names has these bytes.
    @inlinable public func contains(_ name: String) -> Bool { base.contains(UTF8Text(name)) }
    /// The names in the order of their bytes.
    @inlinable
    public func sorted() -> [String] {
      var names = base.map { $0.string }
      names.sortByBytes()
      return names
    }
  }
}

extension StringMap: CustomReflectable {
  public var customMirror: Mirror {
    Mirror(self, unlabeledChildren: sorted.map { ($0.key, $0.value) }, displayStyle: .dictionary)
  }
}

extension StringMap: CustomStringConvertible {
  public var description: String {
    members.isEmpty ? "[:]" : "[\(sorted.map { "\(String(reflecting: $0.key)): \($0.value)" }.joined(separator: ", "))]"
  }
}

extension Dictionary where Key == String {
  /// The members by name. Names that are the same text to Swift, in different Unicode forms, are one here; the closure decides
  /// which of their values stays, in the order of their bytes.
  public init(_ map: StringMap<Value>, uniquingKeysWith combine: (Value, Value) throws -> Value) rethrows {
    try self.init(map.sorted.lazy.map { ($0.key, $0.value) }, uniquingKeysWith: combine)
  }
}

// As a dictionary and a set are in `.codable` fields, so that a type that changes from one to the other reads what it wrote. Where
// another coder keeps its members in a dictionary, as Foundation's for JSON does, two forms of a name are one again.
extension StringMap: Encodable where Value: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NameKey.self)
    for (name, value) in sorted { try container.encode(value, forKey: NameKey(stringValue: name)) }
  }
}

extension StringMap: Decodable where Value: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: NameKey.self)
    self.init(minimumCapacity: container.allKeys.count)
    for key in container.allKeys { self[key.stringValue] = try container.decode(Value.self, forKey: key) }
  }
}

extension StringSet: Codable {
  public func encode(to encoder: any Encoder) throws { try sorted.encode(to: encoder) }
  public init(from decoder: any Decoder) throws { self.init(try [String](from: decoder)) }
}

/// A name that is looked up as its bytes.
struct NameKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
