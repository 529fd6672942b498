import HTTPTypes
import Hummingbird
import NIOCore

/// What a browser asks before, and wants to see after, a script of one site calls another.
///
/// Source: the Fetch standard, "CORS protocol".
enum CrossOrigin {
  private static let allowOrigin = HTTPField.Name("Access-Control-Allow-Origin")!
  private static let exposeHeaders = HTTPField.Name("Access-Control-Expose-Headers")!
  private static let allowHeaders = HTTPField.Name("Access-Control-Allow-Headers")!
  private static let allowMethods = HTTPField.Name("Access-Control-Allow-Methods")!
  private static let maxAge = HTTPField.Name("Access-Control-Max-Age")!
  private static let requestHeaders = HTTPField.Name("Access-Control-Request-Headers")!
  private static let requestMethod = HTTPField.Name("Access-Control-Request-Method")!

  /// Any origin is fine, and may ask for any header.
  static func preflight(_ request: HTTPFields) -> Response {
    var response = Response(.ok, type: nil, [])
    response.headers[.checksum] = nil
    response.headers[allowHeaders] = request[requestHeaders]
    response.headers[allowMethods] = request[requestMethod]
    response.headers[maxAge] = "172800"
    return response
  }

  /// Only where the request has an origin.
  static func mark(_ response: inout Response, for request: HTTPFields) {
    guard request[.origin] != nil else { return }
    response.headers[allowOrigin] = "*"
    response.headers[exposeHeaders] = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
  }
}
