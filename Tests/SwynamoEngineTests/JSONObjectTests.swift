import SwynamoBytes
import Testing

@testable import SwynamoEngine

@Suite struct JSONObjectTests {
  private func isRead(_ text: [UInt8]) -> Bool {
    guard let value = try? JSONReader.read(text), case .object = value else { return false }
    return true
  }

  @Test(arguments: [
    ("{}", true), (" \n{ } ", true), (#"{"a":[1,-0.5e3,"\u00e9\n",{"b":null},[],true,false]}"#, true), (#"{"a":1,"a":2}"#, true),
    ("", false), ("[]", false), ("1", false), (#""a""#, false), ("{", false), ("{}{}", false), ("{},", false), ("{]", false),
    (#"{"a":[}"#, false), (#"{"a":1,}"#, false), ("{1:1}", false), (#"{"a" 1}"#, false), (#"{"a":01}"#, false),
    (#"{"a":"\ud800"}"#, false), (#"{"a":tru}"#, false), (#"{"a":[1 2]}"#, false), ("{\"a\":\"\n\"}", false),
  ])
  func areObjects(_ text: String, _ isObject: Bool) {
    #expect(JSONReader.isObject(Array(text.utf8)) == isObject)
    #expect(isRead(Array(text.utf8)) == isObject)
  }

  @Test(arguments: [511, 512, 513])
  func nest(_ depth: Int) {
    let text = #"{"a":"# + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1) + "}"
    #expect(JSONReader.isObject(Array(text.utf8)) == (depth <= 512))
    #expect(isRead(Array(text.utf8)) == (depth <= 512))
  }

  /// Whatever bytes come, both readers say the same.
  @Test func areWhatIsRead() {
    let sound = Array(#"{"a":[1,-0.5e3,"\u00e9\n",{"b":null},[],true],"é":{"S":"\ud83d\ude00"}}"#.utf8)
    var random = SplitMix64(state: 4)
    let others = Array(#"{}[]",:\0e-.tn"#.utf8) + [0, 0x20, 0x80, 0xC3, 0xFF]
    var objects = 0
    for _ in 0..<20_000 {
      var text = sound
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: text.remove(at: place)
        case 1: text.insert(others.randomElement(using: &random) ?? 0, at: place)
        default: text[place] = others.randomElement(using: &random) ?? 0
        }
      }
      let isObject = isRead(text)
      if isObject { objects += 1 }
      #expect(JSONReader.isObject(text) == isObject, "\(String(decoding: text, as: UTF8.self))")
    }
    #expect(objects > 100)
  }
}
