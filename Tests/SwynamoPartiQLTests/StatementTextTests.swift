import SwynamoAPI
import SwynamoDB
import SwynamoPartiQL
import Testing

@Suite struct StatementTextTests {
  @Test func bindsWhatIsInterpolated() throws {
    let statement: PartiQL =
      "SELECT * FROM \(people, byName) WHERE \(people, \.name) = \("O'Hara") AND \(people, \.address.city) <> \("Rome") AND visits > \(3)"
    let request = try statement.consistent().pageSize(5).returningItemOnConditionFailure().request()
    #expect(
      request.statement
        == #"SELECT * FROM "people"."by-name" WHERE "name" = ? AND "address"."city" <> ? AND visits > ?"#)
    #expect(request.parameters == [.string("O'Hara"), .string("Rome"), .number(3)])
    #expect(request.consistentRead == true)
    #expect(request.limit == 5)
    #expect(request.returnValuesOnConditionCheckFailure == .allOld)
  }

  @Test func explainsTheRequest() {
    let statement: PartiQL = "DELETE FROM \(people) WHERE email = \("a@b.c")"
    #expect(
      statement.explain().split(separator: "\n") == [
        "ExecuteStatement", "{", #"  "Statement": "DELETE FROM \"people\" WHERE email = ?","#,
        #"  "Parameters": [{"S":"a@b.c"}]"#, "}",
      ])
  }

  @Test func doublesQuotesOfNames() throws {
    let statement: PartiQL = "SELECT \(odds, \.value) FROM \(odds)"
    #expect(
      Array(try statement.request().statement.utf8)
        == Array("SELECT \"it's \"\"\u{301} ? -- ;\" FROM \"odds\"".utf8))
    let insert: PartiQL = "INSERT INTO \(odds) VALUE \(Odd(id: "1", value: "x"), of: odds)"
    #expect(
      Array(try insert.request().statement.utf8)
        == Array("INSERT INTO \"odds\" VALUE {'id': ?, 'it''s \"\u{301} ? -- ;': ?}".utf8))
  }

  @Test func refusesInterpolationsThatAreButText() {
    func faults(_ statement: PartiQL) -> [String] {
      do {
        _ = try statement.request()
        return []
      } catch { return error.faults.map { "\($0)" } }
    }
    #expect(
      faults("SELECT * FROM \(people) WHERE email = '\("x")'") == [
        "interpolation 2 stands within quotes, where it is but text: leave out the quotes"
      ])
    #expect(
      faults("SELECT * FROM \"\(people)\"") == [
        "interpolation 1 stands within quotes, where it is but text: leave out the quotes"
      ])
    #expect(faults("SELECT * FROM \(people) -- \(1)") == ["interpolation 2 stands within a comment, where it is but text"])
    #expect(faults("SELECT * FROM \(people) /* \(1) */") == ["interpolation 2 stands within a comment, where it is but text"])
    #expect(
      faults("SELECT * FROM \(people) WHERE email = ?") == ["the text has a ? of its own: interpolate the value, \\(value)"])
    #expect(faults("SELECT * FROM \(people) WHERE email = '?' AND name = '''?' AND \"a?\" = \(1) -- ?").isEmpty)
    #expect(faults("SELECT * FROM \(people) WHERE visits - 1 = \(1) AND 4 / 2 = \(2)").isEmpty)
  }

  @Test func refusesWhatTheDeclarationRefuses() {
    let other = GlobalIndex("other") { HashKey(\Person.name) }
    let statement: PartiQL = "SELECT * FROM \(people, other) WHERE name = \(Double.nan)"
    #expect(throws: StatementError.self) { try statement.request() }
    do { _ = try statement.request() } catch {
      #expect(error.operation == "ExecuteStatement")
      #expect(error.tables == ["people"])
      #expect(error.faults.first == .unknownIndex("other"))
      #expect(error.faults.count == 2)
      #expect("\(error)".contains("parameter 1"))
    }
    #expect(throws: StatementError.self) { try ("SELECT * FROM \(people)" as PartiQL).limit(0).request() }
  }

  @Test func rawTextIsText() throws {
    let columns = "email, visits"
    let statement: PartiQL = "SELECT \(raw: columns) FROM \(people)"
    #expect(try statement.request().statement == #"SELECT email, visits FROM "people""#)
    #expect(try statement.request().parameters == nil)
  }
}
