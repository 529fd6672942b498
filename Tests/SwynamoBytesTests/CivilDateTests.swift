import SwynamoBytes
import Testing

@Suite struct CivilDateTests {
  @Test(arguments: [
    (0, 1970, 1, 1), (-1, 1969, 12, 31), (59, 1970, 3, 1), (11_016, 2000, 2, 29), (20_454, 2026, 1, 1), (-719_162, 1, 1, 1),
    (-719_528, 0, 1, 1), (2_932_896, 9999, 12, 31),
  ])
  func days(_ days: Int, _ year: Int, _ month: Int, _ day: Int) {
    let date = CivilDate(daysSince1970: days)
    #expect([date.year, date.month, date.day] == [year, month, day])
    #expect(CivilDate(year: year, month: month, day: day).daysSince1970 == days)
  }

  @Test func everyDayOf800YearsComesBack() {
    var previous = CivilDate(daysSince1970: -146_098)
    for days in -146_097...146_097 {
      let date = CivilDate(daysSince1970: days)
      let isNext =
        date.day == previous.day + 1 && date.month == previous.month || date.day == 1 && previous.day >= 28
      if !isNext || !date.isValid || date.daysSince1970 != days { Issue.record("day \(days) is \(date)") }
      previous = date
    }
  }

  @Test(arguments: [(2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0)])
  func noSuchDay(_ year: Int, _ month: Int, _ day: Int) {
    #expect(!CivilDate(year: year, month: month, day: day).isValid)
  }

  @Test func digitsOfAFixedWidth() {
    #expect(DecimalDigits.text(7, width: 3) == "007")
    #expect(DecimalDigits.number(Array("a042b".utf8), 1, 3) == 42)
    #expect(DecimalDigits.number(Array("a0x2b".utf8), 1, 3) == nil)
  }
}
