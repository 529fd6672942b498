import HTTPTypes
import Hummingbird
import NIOCore
import SwynamoCore

/// Whose scripts in a browser may ask.
///
/// A browser lets a script of any site send some requests to any server, and tells the server by `Origin` whose it is. One from an
/// origin that isn't allowed is refused before it is read any further, whatever it asks.
/// Source: the Fetch standard, "Origin header" and "CORS protocol".
package enum AllowedOrigins: Sendable {
  case any
  /// "https://example.com", as browsers write it; none by default.
  case these([String])

  func check(_ request: HTTPFields) throws(FrontEndError) {
    let origins = request[values: .origin]
    guard origins.allSatisfy(isAllowed) else { throw .originIsNotAllowed(origins.joined(separator: ", ")) }
  }

  private func isAllowed(_ origin: String) -> Bool {
    switch self {
    case .any: true
    case .these(let allowed): allowed.contains { $0.hasSameBytes(as: origin) }
    }
  }

  private static let allowOrigin = HTTPField.Name("Access-Control-Allow-Origin")!
  private static let exposeHeaders = HTTPField.Name("Access-Control-Expose-Headers")!
  private static let allowHeaders = HTTPField.Name("Access-Control-Allow-Headers")!
  private static let allowMethods = HTTPField.Name("Access-Control-Allow-Methods")!
  private static let maxAge = HTTPField.Name("Access-Control-Max-Age")!
  private static let requestHeaders = HTTPField.Name("Access-Control-Request-Headers")!
  private static let requestMethod = HTTPField.Name("Access-Control-Request-Method")!

  /// The answer to what a browser asks before; an origin that is allowed may send any header.
  static func preflight(_ request: HTTPFields) -> Response {
    var response = Response(.ok, type: nil, [])
    response.headers[.checksum] = nil
    response.headers[allowHeaders] = request[requestHeaders]
    response.headers[allowMethods] = request[requestMethod]
    response.headers[maxAge] = "172800"
    return response
  }

  /// Shows an answer to the script that asked: only where the request has an origin, which was checked.
  func mark(_ response: inout Response, for request: HTTPFields) {
    guard let origin = request[.origin] else { return }
    switch self {
    case .any: response.headers[Self.allowOrigin] = "*"
    case .these:
      response.headers[Self.allowOrigin] = origin
      response.headers[.vary] = "Origin"
    }
    response.headers[Self.exposeHeaders] = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
  }
}
