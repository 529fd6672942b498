// expression limit: 100 ms
// file limit: 1000 ms
import SwynamoDB

struct Wide: Sendable {
  var field0: String
  var field1: Int
  var field2: Double
  var field3: Set<String>
  var field4: [String]
  var field5: Bool
  var field6: String?
  var field7: Int?
  var field8: String
  var field9: Int
  var field10: Double
  var field11: Set<String>
  var field12: [String]
  var field13: Bool
  var field14: String?
  var field15: Int?
  var field16: String
  var field17: Int
  var field18: Double
  var field19: Set<String>
  var field20: [String]
  var field21: Bool
  var field22: String?
  var field23: Int?
  var field24: String
  var field25: Int
  var field26: Double
  var field27: Set<String>
  var field28: [String]
  var field29: Bool
  var field30: String?
  var field31: Int?
  var field32: String
  var field33: Int
  var field34: Double
  var field35: Set<String>
  var field36: [String]
  var field37: Bool
  var field38: String?
  var field39: Int?
  var field40: String
}

let wide = Table("wide") {
  HashKey(\Wide.field0)
  Field(\.field1, default: 0)
  Field(\.field2)
  Field(\.field3)
  Field(\.field4)
  Field(\.field5)
  Field(\.field6)
  Field(\.field7)
  Field(\.field8)
  Field(\.field9, default: 0)
  Field(\.field10)
  Field(\.field11)
  Field(\.field12)
  Field(\.field13)
  Field(\.field14)
  Field(\.field15)
  Field(\.field16)
  Field(\.field17, default: 0)
  Field(\.field18)
  Field(\.field19)
  Field(\.field20)
  Field(\.field21)
  Field(\.field22)
  Field(\.field23)
  Field(\.field24)
  Field(\.field25, default: 0)
  Field(\.field26)
  Field(\.field27)
  Field(\.field28)
  Field(\.field29)
  Field(\.field30)
  Field(\.field31)
  Field(\.field32)
  Field(\.field33, default: 0)
  Field(\.field34)
  Field(\.field35)
  Field(\.field36)
  Field(\.field37)
  Field(\.field38)
  Field(\.field39)
  Field(\.field40)
}.of(Wide.init)
