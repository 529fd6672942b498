import FoundationEssentials
import SwynamoDB

/// The model read by hand with the library's reader: what a schema costs is what it takes beyond this.
extension Order {
  init(byHand reader: inout AttributeReader) throws {
    var customer: String?
    var order: String?
    var name: String?
    var street: String?
    var comment: String?
    var quantity: Int?
    var revision: Int?
    var total: Double?
    var isPaid: Bool?
    var placed: Date?
    var tags: Set<String>?
    var parcel: Parcel?
    var lines: [String]?
    try reader.readObject { reader, attribute in
      switch attribute {
      case "customer": customer = try String(attributeFrom: &reader)
      case "order": order = try String(attributeFrom: &reader)
      case "name": name = try String(attributeFrom: &reader)
      case "street": street = try String(attributeFrom: &reader)
      case "comment": comment = try String(attributeFrom: &reader)
      case "quantity": quantity = try Int(attributeFrom: &reader)
      case "revision": revision = try Int(attributeFrom: &reader)
      case "total": total = try Double(attributeFrom: &reader)
      case "paid": isPaid = try Bool(attributeFrom: &reader)
      case "placed": placed = try Date(attributeFrom: &reader)
      case "tags": tags = try Set(attributeFrom: &reader)
      case "parcel": parcel = try Parcel(byHand: &reader)
      case "lines": lines = try [String](attributeFrom: &reader)
      default: try reader.skipValue()
      }
    }
    guard let customer, let order, let name, let street, let comment, let quantity, let revision, let total, let isPaid,
      let placed,
      let tags, let parcel, let lines
    else { throw BenchmarkFailure("an attribute is missing") }
    self.init(
      customer: customer, order: order, name: name, street: street, comment: comment, quantity: quantity, revision: revision,
      total: total, isPaid: isPaid, placed: placed, tags: tags, parcel: parcel, lines: lines)
  }
}

extension Parcel {
  init(byHand reader: inout AttributeReader) throws {
    try reader.beginValue(.map)
    var carrier: String?
    var code: String?
    var weight: Int?
    try reader.readObject { reader, attribute in
      switch attribute {
      case "carrier": carrier = try String(attributeFrom: &reader)
      case "code": code = try String(attributeFrom: &reader)
      case "weight": weight = try Int(attributeFrom: &reader)
      default: try reader.skipValue()
      }
    }
    try reader.endValue()
    guard let carrier, let code, let weight else { throw BenchmarkFailure("an attribute is missing") }
    self.init(carrier: carrier, code: code, weight: weight)
  }
}

/// Compares an attribute's name with a literal, byte by byte.
func ~= (literal: StaticString, name: UnsafeBufferPointer<UInt8>) -> Bool {
  guard name.count == literal.utf8CodeUnitCount else { return false }
  for index in 0..<name.count where name[index] != literal.utf8Start[index] { return false }
  return true
}
