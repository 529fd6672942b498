// expression limit: 100 ms
// file limit: 1000 ms
import SwynamoDB

struct Person: Sendable {
  var email: String
  var firstName: String
  var lastName: String
  var visits: Int
  var balance: Double
  var tags: Set<String>
  var home: Home?
}

struct Home: MapAttribute, Sendable {
  var city: String
  static let schema = MapSchema { Field(\Home.city) }.of(Home.init)
}

let people = Table("people") {
  HashKey(\Person.email)
  Field(\.firstName)
  Field(\.lastName)
  Field(\.visits)
  Field(\.balance)
  Field(\.tags)
  Field(\.home)
}.of(Person.init)

func and() -> Scan<Person, Person> {
  people.scan().filter {
    $0.firstName == "a" && $0.visits > 10
      && $0.tags.contains("vip") && $0.lastName.startsWith("S")
      && $0.balance <= 100.5 && $0.home.city != "Rome"
      && $0.email.exists && $0.tags.size < 3
  }
}

func or() -> Scan<Person, Person> {
  people.scan().filter {
    $0.firstName == "a" || $0.visits > 10
      || $0.tags.contains("vip") || $0.lastName.startsWith("S")
      || $0.balance <= 100.5 || $0.home.city != "Rome"
      || $0.email.exists || $0.tags.size < 3
  }
}

func ands() -> Scan<Person, Person> {
  people.scan().filter {
    ($0.firstName == "a") & ($0.visits > 10)
      & $0.tags.contains("vip") & $0.lastName.startsWith("S")
      & ($0.balance <= 100.5) & ($0.home.city != "Rome")
      & $0.email.exists & ($0.tags.size < 3)
  }
}

func ors() -> Scan<Person, Person> {
  people.scan().filter {
    ($0.firstName == "a") | ($0.visits > 10)
      | $0.tags.contains("vip") | $0.lastName.startsWith("S")
      | ($0.balance <= 100.5) | ($0.home.city != "Rome")
      | $0.email.exists | ($0.tags.size < 3)
  }
}

func mixed() -> Scan<Person, Person> {
  people.scan().filter {
    $0.firstName == "a" && $0.visits > 10
      || $0.tags.contains("vip") && $0.lastName.startsWith("S")
      || $0.balance <= 100.5 && $0.home.city != "Rome"
      || $0.email.exists && $0.tags.size < 3
  }
}

func mixedBits() -> Scan<Person, Person> {
  people.scan().filter {
    ($0.firstName == "a") & ($0.visits > 10)
      | $0.tags.contains("vip") & $0.lastName.startsWith("S")
      | ($0.balance <= 100.5) & ($0.home.city != "Rome")
      | $0.email.exists & ($0.tags.size < 3)
  }
}

func equalities() -> Scan<Person, Person> {
  people.scan().filter {
    $0.visits == 1 || $0.visits == 2 || $0.visits == 3 || $0.visits == 4 || $0.visits == 5 || $0.visits == 6 || $0.visits == 7
      || $0.visits == 8
  }
}

func negations() -> Scan<Person, Person> {
  people.scan().filter {
    !($0.visits == 1) && !$0.email.exists && !($0.balance > 1 || $0.balance < -1) && !($0.firstName == $0.lastName)
      && !$0.tags.contains("a") && !$0.lastName.startsWith("b") && !($0.visits >= 10)
  }
}
