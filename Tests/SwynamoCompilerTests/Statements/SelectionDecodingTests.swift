import SwynamoDB
import Testing

@Suite struct SelectionDecodingTests {
  struct Offer: Sendable {
    let id: String
    var price: Int
    var parts: [[String: String]]
  }

  static let offers = Table("offers") {
    HashKey(\Offer.id)
    Field(\.price, as: .converting(to: Int.self, { $0 * 100 }, { $0 / 100 }))
    Field(\.parts)
  }.of(Offer.init)

  @Test func aSelectedPropertyIsReadByItsCodec() throws {
    let get = Self.offers.get("1").select {
      $0.price
      $0.id
    }
    let row = try AttributeReader.read(#"{"price":{"N":"500"}}"#, get.decode.decode)
    #expect(row.0 == 5)
    #expect(row.1 == nil)
  }

  @Test func elementsWithoutTheMemberDoNotMoveOthers() throws {
    let get = Self.offers.get("1").select {
      $0.parts[0]["a"]
      $0.parts[1]["a"]
    }
    #expect(try get.request().attributes.names == ["parts"])
    let item = #"{"parts":{"L":[{"M":{"b":{"S":"0"}}},{"M":{"a":{"S":"one"}}}]}}"#
    let row = try AttributeReader.read(item, get.decode.decode)
    #expect(row.0 == nil)
    #expect(row.1 == "one")
  }

  @Test func wholeElementsAreAskedForOneByOne() throws {
    let get = Self.offers.get("1").select {
      $0.parts[2]
      $0.parts[0]
    }
    #expect(try get.request().projectionExpression == "#0[2], #0[0]")
    let row = try AttributeReader.read(#"{"parts":{"L":[{"M":{"n":{"S":"0"}}},{"M":{"n":{"S":"2"}}}]}}"#, get.decode.decode)
    #expect(row.0 == ["n": "2"])
    #expect(row.1 == ["n": "0"])
  }

  @Test func arithmeticOnAFallbackUsesTheCodec() throws {
    let request = try Self.offers.update("1") { $0.price.set($0.price.or(0) + 1) }.request()
    #expect(request.updateExpression == "SET #0 = if_not_exists(#0, :0) + :1")
    #expect(request.attributes.values == [0, 100])
  }

  @Test func anErrorNamesTheTable() throws {
    let get = Self.offers.get("1").select { $0.price }
    let error = #expect(throws: AttributeDecodingError.self) {
      try AttributeReader.read(#"{"price":{"S":"5"}}"#, get.decode.decode)
    }
    #expect(
      error?.description == #"attribute "price" of table "offers" is stored as S, but its property reads N"#)
  }
}
