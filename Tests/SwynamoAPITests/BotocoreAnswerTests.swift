import Foundation
import SwynamoAPI
import SwynamoCore
import SwynamoWire
import Testing

/// Reads answers with each member of botocore's model: `Tests/Interop/answers/generate.py` writes the file that the variable names.
@Suite struct BotocoreAnswerTests {
  private static let file = ProcessInfo.processInfo.environment["SWYNAMO_ANSWER_VECTORS"]

  private struct Vector {
    let type: any (API.ServiceRequest & Sampled).Type
    let answer: [String: Any]
    let required: [[Any]]
  }

  private func vectors() throws -> [Vector] {
    let lines = try Data(contentsOf: URL(fileURLWithPath: try #require(Self.file))).split(separator: UInt8(ascii: "\n"))
    return try lines.map { line in
      let vector = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
      let name = vector["operation"] as? String
      return Vector(
        type: try #require(Sampler.requests.first { $0.operation == name }),
        answer: try #require(vector["answer"] as? [String: Any]), required: try #require(vector["required"] as? [[Any]]))
    }
  }

  private func read(_ answer: Any, as type: any (API.ServiceRequest & Sampled).Type) throws -> Any {
    func response<Request: API.ServiceRequest>(_ type: Request.Type, _ body: [UInt8]) throws -> Any {
      try type.response(from: body)
    }
    return try response(type, Array(try JSONSerialization.data(withJSONObject: answer)))
  }

  @Test(.enabled(if: file != nil, "SWYNAMO_ANSWER_VECTORS names no file")) func eachMemberIsRead() throws {
    let vectors = try vectors()
    #expect(vectors.count == 66)
    for vector in vectors {
      let missing = Self.missing(in: try read(vector.answer, as: vector.type), "\(vector.type)")
      #expect(missing == [])
    }
  }

  /// The paths of Optionals without a value.
  private static func missing(in value: Any, _ path: String) -> [String] {
    if value is AttributeValue { return [] }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional, mirror.children.isEmpty { return [path] }
    return mirror.children.flatMap { missing(in: $0.value, "\(path).\($0.label ?? "")") }
  }

  @Test(.enabled(if: file != nil, "SWYNAMO_ANSWER_VECTORS names no file")) func unknownMembersChangeNothing() throws {
    for vector in try vectors() {
      let known = "\(try read(vector.answer, as: vector.type))"
      #expect("\(try read(Self.withUnknownMembers(vector.answer), as: vector.type))" == known, "\(vector.type)")
    }
  }

  /// In each object, but for maps, where each name is a key, and attribute values, whose members are types.
  private static func withUnknownMembers(_ json: Any) -> Any {
    if let list = json as? [Any] { return list.map(withUnknownMembers) }
    guard let object = json as? [String: Any] else { return json }
    if object.count == 1, object["S"] != nil { return object }
    var result = object.mapValues(withUnknownMembers)
    if object["key"] == nil { result["MemberOfTomorrow"] = ["Of": ["any", 1, NSNull()]] }
    return result
  }

  @Test(.enabled(if: file != nil, "SWYNAMO_ANSWER_VECTORS names no file")) func aMissingMemberIsNamed() throws {
    var count = 0
    for vector in try vectors() {
      for path in vector.required {
        let name = try #require(path.last as? String)
        let error = #expect(throws: (any Error).self, "\(vector.type) without \(path)") {
          try read(Self.removing(path[...], from: vector.answer), as: vector.type)
        }
        #expect(
          error.map { "\($0)" }?.contains("it has no \(name)") == true,
          "\(vector.type) without \(path): \(String(describing: error))")
        count += 1
      }
    }
    #expect(count > 20)
  }

  private static func removing(_ path: ArraySlice<Any>, from json: Any) -> Any {
    if let index = path.first as? Int, var list = json as? [Any] {
      list[index] = removing(path.dropFirst(), from: list[index])
      return list
    }
    guard let name = path.first as? String, var object = json as? [String: Any] else { return json }
    object[name] = path.count == 1 ? nil : object[name].map { removing(path.dropFirst(), from: $0) }
    return object
  }
}
