import SwynamoDB
import Testing

/// What is wrong with a table's settings is said before anything is sent.
@Suite struct SettingsFaultTests {
  typealias Login = TableSettingsTests.Login
  let logins = TableSettingsTests.logins
  let byUser = TableSettingsTests.byUser

  @Test func units() {
    #expect(
      faults(logins.billing(.provisioned(readUnits: 5, writeUnits: 0))) == [
        "the table has 5 read and 0 write units: each is at least 1"
      ])
    #expect(
      faults(logins.billing(.onDemandUpTo(readUnits: 0, writeUnits: 4))) == [
        "the table has up to 0 read units and up to 4 write units: each is at least 1"
      ])
    let indexed = TableSettingsTests.indexed(byUser.billing(.onDemandUpTo(writeUnits: -1)))
    #expect(faults(indexed) == ["the index \"by-user\" has up to -1 write units: each is at least 1"])
    expectLowered(
      logins.createTable(.onDemandUpTo(readUnits: 0)),
      """
      CreateTable on table "logins" was not sent:
        - up to 0 read units: each is at least 1
      """)
  }

  @Test func modes() {
    let indexed = TableSettingsTests.indexed(byUser.billing(.provisioned(readUnits: 1, writeUnits: 1)))
    #expect(
      faults(indexed) == [
        "the index \"by-user\" has provisioned units, and its table is billed on demand: provision both, or bound the index by "
          + ".onDemandUpTo(…)"
      ])
    #expect(faults(indexed.billing(.provisioned(readUnits: 1, writeUnits: 1))) == [])
    let bounded = TableSettingsTests.indexed(byUser.billing(.onDemandUpTo(readUnits: 1)))
    #expect(faults(bounded) == [])
    #expect(
      faults(bounded.billing(.provisioned(readUnits: 1, writeUnits: 1))) == [
        "the index \"by-user\" is billed on demand, and its table has provisioned units: provision units for both, or leave it out"
      ])
  }

  @Test func warmThroughput() {
    #expect(faults(logins.warmThroughput(readUnits: 12_000, writeUnits: 4000)) == [])
    #expect(
      faults(logins.warmThroughput(readUnits: 11_999, writeUnits: 3999)) == [
        "the table has a warm throughput of 11,999 read units a second; it is at least 12,000, which it has anyway",
        "the table has a warm throughput of 3,999 write units a second; it is at least 4,000, which it has anyway",
      ])
    let indexed = TableSettingsTests.indexed(byUser.warmThroughput(readUnits: 10, writeUnits: 10))
      .billing(.provisioned(readUnits: 10, writeUnits: 11))
    #expect(
      faults(indexed) == [
        "the index \"by-user\" has a warm throughput of 10 write units a second; it is at least 11, which it has anyway"
      ])
  }

  @Test func tags() {
    func tagged(_ count: Int) -> Table<Login, String, NoRangeKey> {
      logins.tags(StringMap(uniqueKeysWithValues: (0..<count).map { ("tag\($0)", "") }))
    }
    #expect(faults(tagged(50)) == [])
    #expect(faults(tagged(51)) == ["the table has 51 tags; DynamoDB takes up to 50"])
    let long = String(repeating: "k", count: 128)
    #expect(faults(logins.tags([long: String(repeating: "v", count: 256)])) == [])
    let characters = "letters, digits, spaces and characters of + - = . _ : / @"
    for key in ["", long + "k", "semi;colon"] {
      #expect(faults(logins.tags([key: "1"])) == ["the tag's key \"\(key)\" must be 1 to 128 \(characters)"])
    }
    for key in ["aws:", "aws:team", "AwS:team"] {
      #expect(faults(logins.tags([key: "1"])) == ["the tag's key \"\(key)\" begins with \"aws:\", which AWS keeps for itself"])
    }
    #expect(faults(logins.tags(["aws": "1", "Übung 1": "aws:"])) == [])
    let value = String(repeating: "v", count: 257)
    #expect(faults(logins.tags(["a": value])) == ["the value \"\(value)\" of the tag \"a\" must be up to 256 \(characters)"])
  }

  @Test func theOthers() {
    #expect(faults(logins.pointInTimeRecovery(days: 1)) == [])
    for days in [0, 36] {
      #expect(
        faults(logins.pointInTimeRecovery(days: days)) == [
          "point-in-time recovery goes back \(days) days; DynamoDB takes 1 to 35"
        ])
    }
    #expect(
      faults(logins.encrypted(.key(""))) == [
        "the name of the table's encryption key has 0 characters; DynamoDB takes 1 to 2,048"
      ])
    for policy in ["", "no", "[]", "{", "{} {}"] {
      #expect(faults(logins.resourcePolicy(policy)) == ["the resource policy is no JSON object"])
    }
    let policy = #"{"Id":""# + String(repeating: "a", count: 20_480 - 9) + #""}"#
    #expect(policy.utf8.count == 20_480 && faults(logins.resourcePolicy(policy)) == [])
    #expect(
      faults(logins.resourcePolicy(policy + " ")) == ["the resource policy has 20,481 bytes; DynamoDB takes up to 20,480"])
  }

  @Test func whatIsDeclaredAnewIsLookedAtAnew() {
    let wrong = logins.pointInTimeRecovery(days: 99).billing(.provisioned(readUnits: 0, writeUnits: 0))
    #expect(faults(wrong).count == 2)
    #expect(faults(wrong.pointInTimeRecovery(days: 9).billing(.onDemand)) == [])
    #expect(faults(wrong.named("a")).count == 3)
    // Every statement says so, as of any other fault of a declaration.
    #expect(wrong.get("1").explain().contains("point-in-time recovery goes back 99 days"))
  }
}
