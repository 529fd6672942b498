/// What is wrong with an engine's store, for those who watch over it.
///
///     for problem in await engine.storeProblems() { print(problem) }
///     // The table orders in ddblocal/000000000000 is damaged: its requests are refused, and nothing is written to it.
package enum StoreProblem: Sendable, Hashable, CustomStringConvertible {
  /// No request is answered: the store could not be opened, or was closed. The text is a sentence.
  case unusable(String)
  /// Requests fail: the disk is full, can't be read or written, or what all tables share is damaged. The text is a sentence.
  case failing(String)
  /// Requests that name the table are refused; all others are answered.
  case damagedTable(name: String, realm: Realm)

  package var description: String {
    switch self {
    case .unusable(let reason), .failing(let reason): reason
    case .damagedTable(let name, let realm):
      "The table \(Self.line(name)) in \(Self.line(realm.region))/\(Self.line(realm.account)) is damaged: its requests are refused, "
        + "and nothing is written to it."
    }
  }

  /// Nothing in a damaged name, nor in an older store's region, ends the line that it is shown in.
  private static func line(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { line, scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: line.unicodeScalars.append(scalar)
      }
    }
  }
}

extension EmbeddedEngine {
  /// What is wrong with the store as far as it is known: what its opening and the requests since then have met.
  package func storeProblems() async -> [StoreProblem] {
    let room: any EngineRoom
    switch self.room {
    case .success(let opened): room = opened
    case .failure(let error): return [.unusable("\(error)")]
    }
    guard let problems = try? await room.enter({ $0.problems }) else { return [.unusable("\(EngineClosed())")] }
    return problems
  }
}
