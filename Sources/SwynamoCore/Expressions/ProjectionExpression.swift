/// The attributes that a read asks for.
///
/// Source: DynamoDB Developer Guide, "Projection expressions".
package struct ProjectionExpression: Sendable, Hashable {
  package var paths: [DocumentPath]

  package init(_ paths: [DocumentPath]) { self.paths = paths }
}
