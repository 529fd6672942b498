/// The attributes that a read asks for.
///
/// Source: DynamoDB Developer Guide, "Projection expressions".
public struct ProjectionExpression: Sendable, Hashable {
  public var paths: [DocumentPath]

  public init(_ paths: [DocumentPath]) { self.paths = paths }
}
