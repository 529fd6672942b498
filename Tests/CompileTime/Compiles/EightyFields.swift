// expression limit: 300 ms
// file limit: 1500 ms
import SwynamoDB

struct Wide: Sendable {
  var f0: String; var f1: Int; var f2: String?; var f3: Int; var f4: String
  var f5: String?; var f6: String; var f7: Int; var f8: String?; var f9: Int
  var f10: String; var f11: String?; var f12: String; var f13: Int; var f14: String?
  var f15: Int; var f16: String; var f17: String?; var f18: String; var f19: Int
  var f20: String?; var f21: Int; var f22: String; var f23: String?; var f24: String
  var f25: Int; var f26: String?; var f27: Int; var f28: String; var f29: String?
  var f30: String; var f31: Int; var f32: String?; var f33: Int; var f34: String
  var f35: String?; var f36: String; var f37: Int; var f38: String?; var f39: Int
  var f40: String; var f41: String?; var f42: String; var f43: Int; var f44: String?
  var f45: Int; var f46: String; var f47: String?; var f48: String; var f49: Int
  var f50: String?; var f51: Int; var f52: String; var f53: String?; var f54: String
  var f55: Int; var f56: String?; var f57: Int; var f58: String; var f59: String?
  var f60: String; var f61: Int; var f62: String?; var f63: Int; var f64: String
  var f65: String?; var f66: String; var f67: Int; var f68: String?; var f69: Int
  var f70: String; var f71: String?; var f72: String; var f73: Int; var f74: String?
  var f75: Int; var f76: String; var f77: String?; var f78: String; var f79: Int
}

let wide = Table("wide") {
  HashKey(\Wide.f0); RangeKey(\.f1); Field(\.f2); Field(\.f3); Field(\.f4); Field(\.f5); Field(\.f6); Field(\.f7)
  Field(\.f8); Field(\.f9); Field(\.f10); Field(\.f11); Field(\.f12); Field(\.f13); Field(\.f14); Field(\.f15)
  Field(\.f16); Field(\.f17); Field(\.f18); Field(\.f19); Field(\.f20); Field(\.f21); Field(\.f22); Field(\.f23)
  Field(\.f24); Field(\.f25); Field(\.f26); Field(\.f27); Field(\.f28); Field(\.f29); Field(\.f30); Field(\.f31)
  Field(\.f32); Field(\.f33); Field(\.f34); Field(\.f35); Field(\.f36); Field(\.f37); Field(\.f38); Field(\.f39)
  Field(\.f40); Field(\.f41); Field(\.f42); Field(\.f43); Field(\.f44); Field(\.f45); Field(\.f46); Field(\.f47)
  Field(\.f48); Field(\.f49); Field(\.f50); Field(\.f51); Field(\.f52); Field(\.f53); Field(\.f54); Field(\.f55)
  Field(\.f56); Field(\.f57); Field(\.f58); Field(\.f59); Field(\.f60); Field(\.f61); Field(\.f62); Field(\.f63)
  Field(\.f64); Field(\.f65); Field(\.f66); Field(\.f67); Field(\.f68); Field(\.f69); Field(\.f70); Field(\.f71)
  Field(\.f72); Field(\.f73); Field(\.f74); Field(\.f75); Field(\.f76); Field(\.f77); Field(\.f78); Field(\.f79)
}.of(Wide.init)

func theTypeOfTheTable() {
  let _: Table<Wide, String, Int> = wide
}
