import SwynamoDB

struct Ticket: Sendable {
  let id: String
  var team: String
  var title: String
}

let tickets = Table("dynamodb-ticket") {
  HashKey(\Ticket.id)
  Field(\.team)
  Field(\.title)
}.of(Ticket.init)

let byTeam = GlobalIndex("by-team") { HashKey(\Ticket.team) }

let streamedTickets = Table("dynamodb-ticket") {
  HashKey(\Ticket.id)
  Field(\.team)
  Field(\.title)
} indexes: {
  byTeam
}.of(Ticket.init).stream(.newAndOldImages)
