// expression limit: 100 ms
// file limit: 2000 ms
import SwynamoCore

func conditions(_ path: String) -> [AttributeValue] {
  [.string("a"), .bool(true), .null, .list([.string("b")]), .map(["c": .string("d")])]
}
