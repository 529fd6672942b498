import Foundation
import SwynamoDB

/// A page of a Query, 1 MB and 1,400 items, to models; and the models to the bodies of PutItem.
func codecComparisons() throws -> [Comparison] {
  let page = [UInt8](try Data(contentsOf: URL(fileURLWithPath: HandwrittenProgram.page)))
  let models = try readWithSchema(page)
  try expectTheSame(models, readByHand(page))
  let read = HandwrittenProgram("codec", "--read", HandwrittenProgram.page)
  let write = HandwrittenProgram("codec", "--write", HandwrittenProgram.page)
  return [
    Comparison(name: "codec: read a page", unit: "item", handwritten: read.measure) { seconds in
      try Measurement(units: models.count, seconds: seconds) {
        guard try readWithSchema(page).count == models.count else { throw BenchmarkFailure("items are missing") }
      }
    },
    Comparison(name: "codec: read a page, no schema", unit: "item", handwritten: read.measure) { seconds in
      try Measurement(units: models.count, seconds: seconds) {
        guard try readByHand(page).count == models.count else { throw BenchmarkFailure("items are missing") }
      }
    },
    Comparison(name: "codec: write a PutItem", unit: "item", handwritten: write.measure) { seconds in
      var writer = AttributeWriter()
      return Measurement(units: models.count, seconds: seconds) {
        for model in models { writePut(of: model, to: &writer) }
      }
    },
  ]
}

private func readWithSchema(_ page: [UInt8]) throws -> [Order] { try items(of: page) { try orders.decode(from: &$0) } }

private func readByHand(_ page: [UInt8]) throws -> [Order] { try items(of: page) { try Order(byHand: &$0) } }

private func items(of page: [UInt8], _ read: (inout AttributeReader) throws -> Order) throws -> [Order] {
  var items: [Order] = []
  try AttributeReader.read(page) { reader in
    try reader.readObject { reader, name in
      switch name {
      case "Items": try reader.readArray { reader, _ in items.append(try read(&reader)) }
      default: try reader.skipValue()
      }
    }
  }
  return items
}

/// The body of a PutItem in a buffer that is used again.
private func writePut(of order: Order, to writer: inout AttributeWriter) {
  writer.removeAll()
  writer.write(literal: #"{"TableName":"orders","Item":"#)
  orders.encode(order, to: &writer)
  writer.write(literal: "}")
}

/// Both ways of reading, and the hand-written program, must have read the same, and write the same of it.
private func expectTheSame(_ models: [Order], _ modelsByHand: [Order]) throws {
  var writer = AttributeWriter()
  writePut(of: models[0], to: &writer)
  let theirs = try HandwrittenProgram("codec", "--check", HandwrittenProgram.page).output()
  for models in [models, modelsByHand] {
    let ours = summary(of: models) + "\n" + writer.text + "\n"
    guard ours == theirs else {
      throw BenchmarkFailure("the two sides differ:\nSwift\n\(ours)\nby hand\n\(theirs)")
    }
  }
}

/// What `codec --check` prints of the same items.
private func summary(of orders: [Order]) -> String {
  let integers = orders.reduce(0) { $0 + $1.quantity + $1.revision + $1.parcel.weight }
  let total = orders.reduce(0) { $0 + $1.total }
  let placed = orders.reduce(0) { $0 + $1.placed.timeIntervalSince1970 }
  let texts = orders.flatMap { order in
    [order.customer, order.order, order.name, order.street, order.comment, order.parcel.carrier, order.parcel.code] + order.tags
      + order.lines
  }
  return "items \(orders.count) integers \(integers) total \(String(format: "%.2f", total)) "
    + "placed \(String(format: "%.3f", placed)) paid \(orders.count { $0.isPaid }) bytes \(texts.reduce(0) { $0 + $1.utf8.count })"
}
