import SwynamoBytes

/// The placeholders of a text with what they stand for, as the two members of a request; now and then one too many or too few.
enum PlaceholderTexts {
  private static let names = [
    "#a": "a", "#b": "b", "#m": "m", "#p": "p", "#long": String(repeating: "n", count: 300), "#dot": "a.b", "#odd": "é😀 \\\" [0]",
    "#nfc": "\u{E9}", "#nfd": "e\u{301}", "#marks": "a" + String(repeating: "\u{301}\u{323}", count: 300), "#nul": "\\u0000a",
  ]

  private static let values = [
    ":p": #"{"S":"a"}"#, ":s": #"{"S":"text"}"#, ":n": #"{"N":"1"}"#, ":b": #"{"B":"AA=="}"#, ":bool": #"{"BOOL":true}"#,
    ":null": #"{"NULL":true}"#, ":ss": #"{"SS":["a","c"]}"#, ":ns": #"{"NS":["1","3e2"]}"#, ":bs": #"{"BS":["AA=="]}"#,
    ":l": #"{"L":[{"N":"7"}]}"#, ":m": #"{"M":{"a":{"S":"x"}}}"#, ":empty": #"{"S":""}"#,
    ":big": #"{"N":"99999999999999999999999999999999999999E87"}"#, ":type": #"{"S":"S"}"#,
    ":nfc": #"{"S":"\u00e9"}"#, ":nfd": #"{"S":"e\u0301"}"#, ":forms": #"{"SS":["\u00e9","e\u0301","\u0007"]}"#,
    ":marks": #"{"SS":["\#("a" + String(repeating: "\u{301}\u{323}", count: 300))"]}"#,
    ":deep": String(repeating: #"{"L":["#, count: 20) + #"{"S":"x"}"# + String(repeating: "]}", count: 20),
  ]

  static func members(for texts: [String], _ generator: inout Generator) -> String {
    var used: Set<String> = []
    for text in texts { collect(from: text, &used) }
    var members = ""
    append("ExpressionAttributeNames", used.filter { $0.hasPrefix("#") }, &members, &generator) { names[$0].map { "\"\($0)\"" } }
    append("ExpressionAttributeValues", used.filter { $0.hasPrefix(":") }, &members, &generator) { values[$0] }
    return members
  }

  private static func append(
    _ parameter: String, _ used: Set<String>, _ members: inout String, _ generator: inout Generator,
    _ meaning: (String) -> String?
  ) {
    var entries = used.sorted().compactMap { key in meaning(key).map { "\"\(key)\":\($0)" } }
    if generator.once(in: 50) {
      let sign = parameter.hasSuffix("Names") ? "#" : ":"
      entries.append("\(JSONString.quoted(sign + HostileTexts.text(&generator))):\(sign == "#" ? #""x""# : #"{"N":"1"}"#)")
    }
    if generator.once(in: 100) { entries.append(parameter.hasSuffix("Names") ? ##""#more":"more""## : #"":more":{"N":"1"}"#) }
    if generator.once(in: 100), !entries.isEmpty { entries.removeLast() }
    if !entries.isEmpty || generator.once(in: 100) { members += ",\"\(parameter)\":{\(entries.joined(separator: ","))}" }
  }

  private static func collect(from text: String, _ used: inout Set<String>) {
    var token: [UInt8] = []
    func end(_ used: inout Set<String>) {
      if token.count > 1 { used.insert(String(decoding: token, as: UTF8.self)) }
      token = []
    }
    for byte in text.utf8 {
      let isSign = byte == UInt8(ascii: "#") || byte == UInt8(ascii: ":")
      let isWord =
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        default: false
        }
      if isSign {
        end(&used)
        token = [byte]
      } else if isWord, !token.isEmpty {
        token.append(byte)
      } else {
        end(&used)
      }
    }
    end(&used)
  }
}
