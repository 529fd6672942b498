/// What is wrong with a declaration.
struct DeclarationFault: Error, Sendable, CustomStringConvertible {
  let description: String
}
