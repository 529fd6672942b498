/// The place of a value in an item: an attribute, then members of maps and elements of lists.
///
///     DocumentPath("address", [.member("lines"), .index(0)])   // address.lines[0]
///
/// Source: DynamoDB Developer Guide, "Specifying item attributes when using expressions".
@usableFromInline
package struct DocumentPath: Sendable {
  @usableFromInline
  package enum Step: Sendable {
    /// `.name`
    case member(String)
    /// `[0]`
    case index(Int)
  }

  /// The top-level attribute.
  @usableFromInline package var attribute: String
  @usableFromInline package var steps: [Step]

  @inlinable
  package init(_ attribute: String, _ steps: [Step] = []) {
    self.attribute = attribute
    self.steps = steps
  }

  /// The number of elements, the attribute counted. DynamoDB accepts up to 32.
  package var depth: Int { steps.count + 1 }

  @inlinable
  package func appending(_ step: Step) -> DocumentPath {
    var path = self
    path.steps.append(step)
    return path
  }
}

// Names are told apart by their bytes, as DynamoDB does.
extension DocumentPath: Hashable {
  @usableFromInline
  package static func == (left: DocumentPath, right: DocumentPath) -> Bool {
    left.attribute.hasSameBytes(as: right.attribute) && left.steps == right.steps
  }

  @usableFromInline
  package func hash(into hasher: inout Hasher) {
    attribute.hashBytes(into: &hasher)
    hasher.combine(steps)
  }
}

extension DocumentPath.Step: Hashable {
  @usableFromInline
  package static func == (left: DocumentPath.Step, right: DocumentPath.Step) -> Bool {
    switch (left, right) {
    case (.member(let left), .member(let right)): left.hasSameBytes(as: right)
    case (.index(let left), .index(let right)): left == right
    case (.member, _), (.index, _): false
    }
  }

  @usableFromInline
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .member(let name): name.hashBytes(into: &hasher)
    case .index(let index): hasher.combine(index)
    }
  }
}

extension DocumentPath: CustomStringConvertible {
  @usableFromInline package var description: String {
    steps.reduce(into: attribute) { text, step in
      switch step {
      case .member(let name): text += "." + name
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}

/// How the places of two paths in an item lie to each other.
///
///     a.b  and  a.c        separate
///     a    and  a.b        overlapping: one is the other or lies inside of it
///     a.b  and  a[0]       conflicting: one takes the value for a map, the other for a list
///
/// One update or projection may have separate paths only.
/// Source: DynamoDB Developer Guide, "Update expressions"; the conflict was found out on the service.
package enum PathRelation: Sendable {
  case separate
  case overlapping
  case conflicting
}

extension DocumentPath {
  package func relation(to other: DocumentPath) -> PathRelation {
    guard attribute.hasSameBytes(as: other.attribute) else { return .separate }
    for (mine, theirs) in zip(steps, other.steps) where mine != theirs {
      switch (mine, theirs) {
      case (.member, .member), (.index, .index): return .separate
      case (.member, .index), (.index, .member): return .conflicting
      }
    }
    return .overlapping
  }
}

/// The attributes that a read asks for.
///
/// Source: DynamoDB Developer Guide, "Projection expressions".
package struct ProjectionExpression: Sendable, Hashable {
  package var paths: [DocumentPath]

  package init(_ paths: [DocumentPath]) { self.paths = paths }
}
