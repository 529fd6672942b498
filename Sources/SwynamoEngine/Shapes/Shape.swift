/// The type that the service's model gives a member of a request.
///
/// Requests are checked in two passes, as the service does: types first (`SerializationException`), then
/// all constraints together (`2 validation errors detected: …`).
indirect enum Shape: Sendable {
  case string
  case boolean
  case integer
  case long
  case blob
  case attributeValue
  case list(Shape)
  /// The Java name of the values' type belongs to the refusal of a list.
  case map(Shape, of: String)
  case structure(String, [Member])

  struct Member: Sendable {
    let name: String
    let shape: Shape
    let constraints: [Constraint]
    let isRequired: Bool

    init(_ name: String, _ shape: Shape, _ constraints: Constraint...) {
      self.init(name, shape, constraints: constraints)
    }

    init(_ name: String, _ shape: Shape, constraints: [Constraint]) {
      isRequired = constraints.contains { if case .notNull = $0 { true } else { false } }
      self.name = name
      self.shape = shape
      self.constraints = constraints
    }
  }

  enum Constraint: Sendable {
    case notNull
    /// If it is broken, those after it aren't looked at.
    case notEmpty
    case minimum(Int)
    case maximum(Int)
    case minimumLength(Int)
    case maximumLength(Int)
    /// Of a name, or of the name in an ARN.
    case maximumNameLength(Int)
    /// Checked alone, before all others, by operations on tables: there, and of 3 to 255 characters.
    case requiredName
    case nameLength
    /// The one pattern of the model: names of tables and indexes.
    case namePattern
    case oneOf([String])
    /// For each element of a list, all of these.
    case elements([Constraint])
    /// For each key of a map, all of these.
    case keys([Constraint])
    /// For each value of a map, all of these.
    case values([Constraint])
  }
}
