import SwynamoDB

/// Runs the chapters' steps on a client, and shows the code of each, the requests that it sent and what it printed.
struct Tour: Sendable {
  let db: DynamoDB
  let place: String
  private let wiretap: Wiretap
  private let terminal = Terminal()

  /// `place` is the back end in words: "the embedded engine".
  init(_ backend: Backend, place: String) {
    wiretap = Wiretap(backend.transport)
    db = DynamoDB(Backend(wiretap))
    self.place = place
  }

  func chapter(_ title: String, _ introduction: String = "") {
    terminal.write("\n\(title)\n\(String(repeating: "=", count: title.count))", .title)
    if !introduction.isEmpty { terminal.write(introduction) }
  }

  /// Shows the declarations of a file in Models.
  func declarations(_ file: String) {
    terminal.write()
    terminal.write(Snippets.declarations[file] ?? "scripts/playground-snippets has not been run", .code, indentation: 4)
  }

  /// Runs the code of a step; `scripts/playground-snippets` copies its text to `Snippets`.
  func step(_ title: String, _ code: () async throws -> Void) async throws {
    terminal.write("\n\(title)", .step)
    terminal.write(Snippets.steps[title] ?? "scripts/playground-snippets has not been run", .code, indentation: 4)
    _ = wiretap.take()
    let printer = Printer()
    do {
      try await Printer.$current.withValue(printer) { try await code() }
    } catch {
      show(requests: wiretap.take())
      show(printer.text)
      throw StepFailed(title: title, cause: error)
    }
    show(requests: wiretap.take())
    show(printer.text.isEmpty ? ["done"] : printer.text)
  }

  /// Shows a call that the compiler refuses, and its sentence. `scripts/check-playground` compiles it.
  func refusedByCompiler(_ title: String, _ code: String, _ sentence: String) {
    terminal.write("\n\(title)", .step)
    terminal.write(code, .code, indentation: 4)
    terminal.write("error: \(sentence)", .refusal, indentation: 2)
  }

  func remark(_ text: String) { terminal.write("\n\(text)") }

  private func show(_ output: [String]) {
    for line in output { terminal.write("-> \(line)", .result, indentation: 2) }
  }

  /// All requests; of more than three of one operation in a row only the first, with their number.
  private func show(requests: [TransportRequest]) {
    if requests.isEmpty { terminal.write("nothing was sent", .request, indentation: 2) }
    var rest = requests[...]
    while let request = rest.first {
      let count = rest.prefix { $0.operation == request.operation }.count
      let isLong = count > 3
      terminal.write(request.operation + (isLong ? ", \(count) requests; the first:" : ""), .request, indentation: 2)
      let lines = Explanation.indented(request.body).split(separator: "\n")
      terminal.write(lines.prefix(24).joined(separator: "\n"), .request, indentation: 2)
      if lines.count > 24 { terminal.write("… \(lines.count - 24) more lines", .request, indentation: 2) }
      rest = rest.dropFirst(isLong ? count : 1)
    }
  }
}

/// A step that threw what it should not have.
struct StepFailed: Error, CustomStringConvertible {
  let title: String
  let cause: any Error

  var description: String { "the step \"\(title)\" failed: \(cause)" }
}
