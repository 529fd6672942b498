import Foundation
import SwynamoWire

/// What must hold for every filter that was taken: in parentheses it finds the same items, and negated the others.
///
/// So a filter that the parser reads otherwise than the one who wrote it, or that is evaluated to neither, is found out.
enum FilterLaws {
  static func broken(by body: String, _ answer: TransportResponse, _ bench: Bench) async throws -> String? {
    guard let request = (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any],
      let filter = request["FilterExpression"] as? String, let (found, all) = counts(answer)
    else { return "an answer without counts: \(body)" }

    func send(_ filter: String) async throws -> TransportResponse {
      let changed = request.merging(["FilterExpression": filter]) { $1 }
      return try await bench.send("Scan", Array(try JSONSerialization.data(withJSONObject: changed)))
    }
    for (changed, wanted) in [("(\(filter))", found), ("NOT (\(filter))", all - found)] {
      let other = try await send(changed)
      if isBeyondBounds(other) { continue }
      guard let (count, _) = counts(other) else {
        return "\(changed) is refused: \(String(decoding: other.body, as: UTF8.self)), but taken was \(body)"
      }
      guard count == wanted else { return "\(changed) finds \(count) of \(all), but \(found) were found by \(body)" }
    }
    return nil
  }

  private static func counts(_ answer: TransportResponse) -> (found: Int, all: Int)? {
    guard answer.status == 200, let body = (try? JSONSerialization.jsonObject(with: Data(answer.body))) as? [String: Any],
      let found = body["Count"] as? Int, let all = body["ScannedCount"] as? Int
    else { return nil }
    return (found, all)
  }

  /// More parentheses, operators or bytes than there may be.
  private static func isBeyondBounds(_ answer: TransportResponse) -> Bool {
    let text = String(decoding: answer.body, as: UTF8.self)
    return ["redundant parentheses", "too many operators", "maximum allowed size"].contains { text.contains($0) }
  }
}
