import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Shape.Member {
  static let clientToken = Shape.Member("ClientToken", .string, .matches(.token))
  static let bucket = Shape.Member("S3Bucket", .string, .notNull, .matches(.bucket), .maximumLength(255))
  static let bucketOwner = Shape.Member("S3BucketOwner", .string, .matches(.bucketOwner))
  static let bucketEncryption = Shape.Member("S3SseAlgorithm", .string, .oneOf(["AES256", "KMS"]))
  static let bucketEncryptionKey = Shape.Member(
    "S3SseKmsKeyId", .string, .minimumLength(1), .maximumLength(Limits.encryptionKeyLength))

  static func bucketPrefix(_ name: String) -> Shape.Member {
    Shape.Member(name, .string, .minimumLength(1), .maximumLength(1024))
  }
}

extension Operation {
  /// An operation that keeps its requests, to tell them again: it is run with what it understands of one.
  static func keepingRequests(
    _ name: String, _ members: [Shape.Member], run: @escaping @Sendable (JSONValue, Session) throws -> JSONWriter
  ) -> Operation {
    let shape = Shape.structure(name, members)
    return Operation(name, members) { request, session in try run(shape.known(in: request), session) }
  }
}

extension Session {
  /// The token of a request, made for one that has none, and the request without it.
  func token(of request: JSONValue) -> (token: String, rest: String) {
    let rest = JSONValue.object(request.members.filter { $0.name != "ClientToken" && !$0.value.isNull }).sorted
    return (
      request["ClientToken"]?.text ?? UUID().uuidString.lowercased(), String(decoding: rest.bytes, as: UTF8.self)
    )
  }
}
