import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
import SwynamoWire

/// The gets of a transaction; the result is a tuple of their items.
@resultBuilder
public enum TransactGetBuilder {
  public static func buildExpression<Model, Row>(_ get: Get<Model, Row>) -> Get<Model, Row> { get }

  @available(*, unavailable, message: "transactGet has gets only; write with db.transact { … }")
  public static func buildExpression<Other>(_ statement: Other) -> Get<Never, Other> { fatalError() }

  public static func buildBlock<each Model, each Row>(
    _ gets: repeat Get<each Model, each Row>
  ) -> TransactGets<repeat each Row> {
    var erased: [ErasedGet] = []
    for get in repeat each gets { erased.append(ErasedGet(get)) }
    return TransactGets(gets: erased, rows: repeat (each gets).decode)
  }
}

/// The gets of a transaction, and how their items are read.
public struct TransactGets<each Row>: Sendable {
  let gets: [ErasedGet]
  let rows: (repeat RowDecoder<each Row>)

  init(gets: [ErasedGet], rows: repeat RowDecoder<each Row>) {
    self.gets = gets
    self.rows = (repeat each rows)
  }
}

/// A get with its model's type erased.
struct ErasedGet: Sendable {
  let table: String
  let key: String
  let request: Result<GetItemRequest, InvalidStatement>

  init<Model, Row>(_ get: Get<Model, Row>) {
    table = get.table.definition.name
    do throws(InvalidStatement) {
      let request = try get.request()
      key = KeyText(item: request.key, of: get.table.definition).text
      self.request = .success(request)
    } catch {
      key = ""
      request = .failure(error)
    }
  }
}
