import SwynamoWire

/// One request that was changed.
enum RequestTrial {
  static func run(_ bench: Bench, _ generator: inout Generator) async throws -> String? {
    var mutations = RequestMutations(generator: generator)
    let (name, template) = mutations.generator.one(of: RequestTemplates.all)
    // Now and then the request of one operation is sent to another.
    let operation = mutations.generator.once(in: 50) ? mutations.generator.one(of: RequestTemplates.all).operation : name
    let body = body(of: template, &mutations)
    generator = mutations.generator
    let answer = try await bench.send(operation, body)
    guard let fault = Verdict.fault(in: answer) else { return nil }
    let shown = String(decoding: body.prefix(3_000), as: UTF8.self)
    return "\(fault)\n  \(operation) \(shown)\n  \(String(decoding: answer.body.prefix(1_000), as: UTF8.self))"
  }

  private static func body(of template: JSONText, _ mutations: inout RequestMutations) -> [UInt8] {
    if mutations.generator.once(in: 100) { return mutations.noise() }
    var request = template
    let changes = mutations.generator.one(of: [0, 1, 1, 1, 1, 2, 3])
    for _ in 0..<changes { request = mutations.changed(request) }
    if mutations.generator.once(in: 8) { request = mutations.hostile(request) }
    var text = ""
    request.write(to: &text)
    return mutations.generator.once(in: 6) ? mutations.damaged(text) : Array(text.utf8)
  }
}
