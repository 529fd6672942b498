// expression limit: 100 ms
// file limit: 1000 ms
import SwynamoDB

// An entity of forty properties, its keys and those of an index, and statements by them, are checked as fast as a small one.

struct Wide: Sendable {
  var f0: String; var f1: Int; var f2: String; var f3: Int; var f4: String?
  var f5: Int; var f6: String; var f7: Int; var f8: String; var f9: Int?
  var f10: String; var f11: Int; var f12: String; var f13: Int; var f14: String?
  var f15: Int; var f16: String; var f17: Int; var f18: String; var f19: Int?
  var f20: String; var f21: Int; var f22: String; var f23: Int; var f24: String?
  var f25: Int; var f26: String; var f27: Int; var f28: String; var f29: Int?
  var f30: String; var f31: Int; var f32: String; var f33: Int; var f34: String?
  var f35: Int; var f36: String; var f37: Int; var f38: String; var f39: Int?
}

let single = SingleTable("wide") {
  GlobalIndex("GSI1") {
    HashKey("GSI1PK"); RangeKey("GSI1SK")
  }
}
let byText = single.index("GSI1", of: Wide.self) {
  "T#"; \.f4; "#"; \.f9
} range: {
  \.f5; "#"; KeyPart(\.f7, as: .digits(4))
}
let wide = single.entity("wide") {
  KeyField(\Wide.f0); KeyField(\.f1); KeyField(\.f2); KeyField(\.f3); Field(\.f4); Field(\.f5); Field(\.f6); Field(\.f7)
  Field(\.f8); Field(\.f9); Field(\.f10); Field(\.f11); Field(\.f12); Field(\.f13); Field(\.f14); Field(\.f15)
  Field(\.f16); Field(\.f17); Field(\.f18); Field(\.f19); Field(\.f20); Field(\.f21); Field(\.f22); Field(\.f23)
  Field(\.f24); Field(\.f25); Field(\.f26); Field(\.f27); Field(\.f28); Field(\.f29); Field(\.f30); Field(\.f31)
  Field(\.f32); Field(\.f33); Field(\.f34); Field(\.f35); Field(\.f36); Field(\.f37); Field(\.f38); Field(\.f39)
} hash: {
  "A#"; \.f0; "#"; \.f1
} range: {
  "B#"; \.f2; "#"; \.f3
} indexes: {
  byText
}.of(Wide.init)

func statements(_ model: Wide) {
  _ = wide.get("a", 1, range: "b", 2)
  _ = wide.update("a", 1, range: "b", 2) {
    $0.f4.set("c"); $0.f9.remove()
  }
  _ = wide.query("a", 1).filter { $0.f5 > 1 && $0.f6 == "x" }
  _ = wide.query("a", 1) { $0.startsWith("b") }
  _ = wide.query("a", 1, range: "b") { $0 > 2 }
  _ = wide.query(byText, "t", 9, range: 5) { $0.between(1, 7) }
  _ = wide.query(byText, "t", 9, range: 5, 7)
}
