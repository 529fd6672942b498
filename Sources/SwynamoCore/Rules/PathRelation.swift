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
