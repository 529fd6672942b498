import SwynamoBytes
import SwynamoWire

/// One expression, in a request that has room for it.
enum ExpressionTrial {
  static func run(_ bench: Bench, _ generator: inout Generator) async throws -> String? {
    let (operation, body) = request(&generator)
    let answer = try await bench.send(operation, body)
    if let fault = Verdict.fault(in: answer) {
      return "\(fault)\n  \(operation) \(body)\n  \(String(decoding: answer.body, as: UTF8.self))"
    }
    guard answer.status == 200, operation == "Scan" else { return nil }
    return try await FilterLaws.broken(by: body, answer, bench)
  }

  private static func request(_ generator: inout Generator) -> (operation: String, body: String) {
    func text(_ write: (inout ExpressionWriter) -> [String]) -> String {
      var writer = ExpressionWriter(generator: generator)
      let tokens = write(&writer)
      generator = writer.generator
      return ExpressionMutations.text(tokens, &generator)
    }
    func parameters(_ expressions: [(parameter: String, text: String)]) -> String {
      expressions.map { ",\"\($0.parameter)\":\(JSONString.quoted($0.text))" }.joined()
        + PlaceholderTexts.members(for: expressions.map(\.text), &generator)
    }
    let key = #""Key":{"p":{"S":"a"},"r":{"N":"\#(generator.below(3))"}}"#
    switch generator.below(12) {
    case 0, 1, 2:
      return (
        "Scan", #"{"TableName":"things","Select":"COUNT""# + parameters([("FilterExpression", text { $0.condition() })]) + "}"
      )
    case 3:
      return (
        "PutItem",
        #"{"TableName":"things","Item":{"p":{"S":"put"},"r":{"N":"1"}}"#
          + parameters([("ConditionExpression", text { $0.condition() })]) + "}"
      )
    case 4:
      return (
        "DeleteItem", #"{"TableName":"things",\#(key)"# + parameters([("ConditionExpression", text { $0.condition() })]) + "}"
      )
    case 5, 6, 7:
      var expressions = [("UpdateExpression", text { $0.update() })]
      if generator.once(in: 4) { expressions.append(("ConditionExpression", text { $0.condition(depth: 1) })) }
      return (
        "UpdateItem",
        #"{"TableName":"things",\#(key),"ReturnValues":"\#(generator.one(of: ["NONE", "ALL_NEW", "UPDATED_NEW", "UPDATED_OLD"]))""#
          + parameters(expressions) + "}"
      )
    case 8, 9:
      var expressions = [("KeyConditionExpression", text { $0.keyCondition() })]
      if generator.once(in: 3) { expressions.append(("FilterExpression", text { $0.condition(depth: 1) })) }
      let index = generator.one(of: ["", "", #","IndexName":"local""#, #","IndexName":"all""#, #","IndexName":"keys""#])
      return ("Query", #"{"TableName":"things"\#(index)"# + parameters(expressions) + "}")
    default:
      return (
        "GetItem", #"{"TableName":"things",\#(key)"# + parameters([("ProjectionExpression", text { $0.projection() })]) + "}"
      )
    }
  }
}
