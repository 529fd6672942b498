/// A value that is being encoded: a reference, since a container that was handed out may be written to until all is done.
final class EncodingNode {
  enum Part {
    case value(AttributeValue)
    case unfinished(EncodingNode)
  }

  private var scalar: AttributeValue?
  private var elements: [Part]?
  private var members: StringMap<Part>?
  /// What can't be stored of the whole value.
  let faults: EncodingFaults

  init(faults: EncodingFaults) { self.faults = faults }

  var isEmpty: Bool { scalar == nil && elements == nil && members == nil }
  var count: Int { elements?.count ?? 0 }

  func beginMap(at path: [any CodingKey]) {
    guard members == nil else { return }
    claim(at: path)
    members = [:]
  }

  func beginList(at path: [any CodingKey]) {
    guard elements == nil else { return }
    claim(at: path)
    elements = []
  }

  func set(_ value: AttributeValue, at path: [any CodingKey]) {
    claim(at: path)
    scalar = value
  }

  func set(_ part: Part, forKey key: some CodingKey) { members?[key.stringValue] = part }

  /// The member, where a container was handed out for it.
  func unfinished(forKey key: some CodingKey) -> EncodingNode? {
    if case .unfinished(let node)? = members?[key.stringValue] { node } else { nil }
  }

  func append(_ part: Part) { elements?.append(part) }

  private func claim(at path: [any CodingKey]) {
    if isEmpty { return }
    faults.report(.encodingFailed("a type encodes itself as two values at once; ask its encoder for one container"), at: path)
  }

  /// The value, once all is written; what was begun and left empty is an empty map.
  var value: AttributeValue {
    if let scalar { return scalar }
    if let elements { return .list(elements.map(\.value)) }
    return .map(members?.mapValues(\.value) ?? [:])
  }
}

extension EncodingNode.Part {
  var value: AttributeValue {
    switch self {
    case .value(let value): value
    case .unfinished(let node): node.value
    }
  }
}

/// What is noted while a value is encoded.
final class EncodingFaults {
  private(set) var all: [LocatedFault] = []

  func report(_ fault: ValueFault, at path: [any CodingKey]) {
    all.append(LocatedFault(path: path.attributePath, fault: fault))
  }
}
