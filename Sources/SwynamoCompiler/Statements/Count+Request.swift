public import SwynamoSchema
import SwynamoWire

extension Count: Compilable {
  /// The request of the first page.
  public func request() throws(InvalidStatement) -> CountRequest {
    switch source {
    case .query(let query): .query(try query.request(counting: true))
    case .scan(let scan): .scan(try scan.request(counting: true))
    }
  }
}
