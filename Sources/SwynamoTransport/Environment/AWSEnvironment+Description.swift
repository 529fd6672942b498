/// Variables hold secrets: only their names are shown.
extension AWSEnvironment: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    "AWSEnvironment(variables: \(variables.keys.sorted()), homeDirectory: \(homeDirectory ?? "none"))"
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["variables": variables.keys.sorted()]) }
}
