import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

extension Scan: PagedStatement {
  public func pages(on db: DynamoDB) -> Pages<Row> {
    Pages {
      let request = try request()
      return PageSource(
        db: db, place: plan.place, table: table.definition,
        index: plan.index.flatMap(table.definition.index(named:)), row: decode, remaining: plan.options.limit,
        start: plan.options.start?.key
      ) { start, remaining, number in
        var page = request
        page.exclusiveStartKey = start
        page.limit = plan.options.wireLimit(isFiltered: request.filterExpression != nil, remaining: remaining, page: number)
        return page
      }
    }
  }
}
