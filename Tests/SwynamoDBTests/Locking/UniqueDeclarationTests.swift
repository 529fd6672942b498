import Foundation
import SwynamoCompression
import SwynamoDB
import Testing

/// What is wrong with a declaration of unique attributes.
@Suite struct UniqueDeclarationTests {
  struct Wrong: Sendable {
    let id: Int
    let date: String
    var tags: [String]
    var secret: String
    var version: Int?
    var expires: Date?
    var other: String { "" }
  }

  @Test func allFaultsAreFound() {
    let table = Table("wrong") {
      HashKey(\Wrong.id)
      RangeKey(\.date)
      Field(\.tags)
      Field(\.secret, as: .compressed())
      Version(\.version)
      TimeToLive(\.expires)
    } indexes: {
      Unique(\.other)
      Unique(\.tags)
      Unique(\.secret)
      Unique(\.secret)
      Unique(\.version)
      Unique(\.date)
    }.of(Wrong.init)
    let error = #expect(throws: DeclarationError.self) { try table.validate() }
    var found: [DeclarationError.UniqueFault] = []
    for case .unique(let fault) in error?.faults ?? [] { found.append(fault) }
    guard case .undeclaredProperty? = found.first else {
      Issue.record("a computed property is no attribute")
      return
    }
    #expect(
      Array(found.dropFirst()) == [
        .type("tags", .list), .opaque("secret"), .opaque("secret"), .repeated(["secret"]),
        .rule("version"), .keysOnly(["date"]), .timeToLive("expires"), .keyType("id", .number),
      ])
  }
}
