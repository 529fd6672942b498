/// The place of a value in an item: an attribute, then members of maps and elements of lists.
///
///     DocumentPath("address", [.member("lines"), .index(0)])   // address.lines[0]
///
/// Source: DynamoDB Developer Guide, "Specifying item attributes when using expressions".
public struct DocumentPath: Sendable, Hashable {
  public enum Step: Sendable, Hashable {
    /// `.name`
    case member(String)
    /// `[0]`
    case index(Int)
  }

  /// The top-level attribute.
  public var attribute: String
  public var steps: [Step]

  @inlinable
  public init(_ attribute: String, _ steps: [Step] = []) {
    self.attribute = attribute
    self.steps = steps
  }

  /// The number of elements, the attribute counted. DynamoDB accepts up to 32.
  public var depth: Int { steps.count + 1 }

  @inlinable
  public func appending(_ step: Step) -> DocumentPath {
    var path = self
    path.steps.append(step)
    return path
  }
}

extension DocumentPath: CustomStringConvertible {
  public var description: String {
    steps.reduce(into: attribute) { text, step in
      switch step {
      case .member(let name): text += "." + name
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}
