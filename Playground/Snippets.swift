// Written by scripts/playground-snippets; change the steps instead.

enum Snippets {
  static let declarations: [String: String] = [
    "Account": #"""
    struct Account: Sendable {
      let email: String
      var balance: Int
    }

    let accounts = Table("dynamodb-account") {
      HashKey(\Account.email)
      Field(\.balance)
    }.of(Account.init)
    """#,
    "Document": #"""
    struct Document: Sendable {
      let id: String
      var title: String
      var words: Int
      var version: Int?
    }

    let documents = Table("dynamodb-document") {
      HashKey(\Document.id)
      Field(\.title)
      Field(\.words)
      Version(\.version)
    }.of(Document.init)
    """#,
    "Forum": #"""
    struct Member: Sendable {
      let id: Int
      var name: String
    }

    struct Post: Sendable {
      let author: Int
      let number: Int
      var text: String
      var tag: String?
    }

    let forum = SingleTable("dynamodb-forum") {
      HashKey("PK")
      RangeKey("SK")
      GlobalIndex("GSI1") {
        HashKey("GSI1PK")
        RangeKey("GSI1SK")
      }
    }

    let members = forum.entity("member") {
      KeyField(\Member.id)
      Field(\.name)
    } hash: {
      "USER#"
      KeyPart(\.id, as: .digits(4))
    } range: {
      "PROFILE"
    }.of(Member.init)

    let byTag = forum.index("GSI1", of: Post.self) {
      "TAG#"
      \.tag
    } range: {
      KeyPart(\.number, as: .digits(4))
    }

    let posts = forum.entity("post") {
      KeyField(\Post.author)
      KeyField(\.number)
      Field(\.text)
      Field(\.tag)
    } hash: {
      "USER#"
      KeyPart(\.author, as: .digits(4))
    } range: {
      "POST#"
      KeyPart(\.number, as: .digits(4))
    } indexes: {
      byTag
    }.of(Post.init)

    enum Entry: Sendable {
      case member(Member)
      case post(Post)
    }
    """#,
    "Person": #"""
    struct Person: Sendable {
      let lastName: String
      let firstName: String
      var email: String
    }

    let people = Table("dynamodb-user-by-name") {
      HashKey(\Person.lastName, "last_name")
      RangeKey(\.firstName, "first_name")
      Field(\.email)
    }.of(Person.init)
    """#,
    "Ticket": #"""
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
    """#,
    "User": #"""
    struct User: Sendable {
      let email: String
      var firstName: String
      var lastName: String
      var visits: Int
    }

    let byLastName = GlobalIndex("by-last-name") {
      HashKey(\User.lastName)
      RangeKey(\.firstName)
    }

    let users = Table("dynamodb-user") {
      HashKey(\User.email)
      Field(\.firstName, "first_name")
      Field(\.lastName, "last_name")
      Field(\.visits, default: 0)
    } indexes: {
      byLastName
    }.of(User.init)

    let samuel = User(email: "test@example.com", firstName: "Samuel", lastName: "Adams", visits: 0)
    """#,
  ]

  static let steps: [String: String] = [
    "Write 100 users": #"""
    try await db.batchWrite {
      for number in 0..<100 {
        let email = "user-\(number)@example.com"
        users.put(User(email: email, firstName: "Samuel", lastName: "Adams", visits: number))
      }
    }
    """#,
    "Read them back, in the order of the keys": #"""
    let emails = (0..<100).map { "user-\($0)@example.com" }
    let found = try await users.batchGet(emails).run(on: db)
    print(found.count)
    print(found.prefix(3).map(\.email))
    """#,
    "Delete them": #"""
    try await db.batchWrite {
      for number in 0..<100 { users.delete("user-\(number)@example.com") }
    }
    print(try await users.count().run(on: db))
    """#,
    "A batch may name an item once only, which is checked before sending": #"""
    do {
      try await db.batchWrite {
        users.put(samuel)
        users.delete("test@example.com")
      }
    } catch let refusal as StatementError {
      print(refusal)
    }
    """#,
    "Put an item, change it and delete it": #"""
    try await streamedTickets.put(Ticket(id: "1", team: "Search", title: "Slow")).run(on: db)
    try await streamedTickets.update("1") { $0.title.set("Slow on Mondays") }.run(on: db)
    try await streamedTickets.delete("1").run(on: db)
    """#,
    "Read what changed, from the oldest change on": #"""
    for try await change in streamedTickets.changes(on: db, from: .trimHorizon) {
      print(change.kind, change.old?.title ?? "-", "→", change.new?.title ?? "-")
      if change.kind == .remove { break }
    }
    """#,
    "With put, the 5 visits of the other process are lost": #"""
    try await users.put(samuel).run(on: db)
    if var user = try await users.get("test@example.com").run(on: db) {
      try await users.update("test@example.com") { $0.visits.add(5) }.run(on: db)
      user.firstName = "Robert"
      try await users.put(user).run(on: db)
    }
    print(try await users.get("test@example.com").run(on: db)?.visits ?? 0)
    """#,
    "With update they are kept; .allNew gives the item back as it is now": #"""
    try await users.update("test@example.com") { $0.visits.add(5) }.run(on: db)
    let user = try await users.update("test@example.com") { $0.firstName.set("Robert") }
      .returning(.allNew).run(on: db)
    print(user)
    """#,
    "One update takes many actions, and a condition": #"""
    let user = try await users.update("test@example.com") {
      $0.firstName.set("Samuel")
      $0.visits.set($0.visits.or(0) + 1)
    }.if {
      $0.visits < 100
    }.returning(.allNew).run(on: db)
    print(user.visits)
    """#,
    "A put with a condition doesn't replace what is there": #"""
    do {
      try await users.put(samuel).if { $0.email.doesNotExist }.run(on: db)
    } catch DynamoDBError.conditionalCheckFailed {
      print("there is such a user already")
    }
    """#,
    "Delete the tables with all their items": #"""
    try await users.deleteTable().run(on: db)
    try await people.deleteTable().run(on: db)
    try await accounts.deleteTable().run(on: db)
    try await documents.deleteTable().run(on: db)
    try await forum.deleteTable().run(on: db)
    try await tickets.deleteTable().run(on: db)
    """#,
    "The items of a key, all or some": #"""
    print(try await people.count("Smith").run(on: db))
    print(try await people.count("Smith") { $0.startsWith("J") }.run(on: db))
    """#,
    "With a filter it is a query that is counted": #"""
    let smiths = people.query("Smith").filter { $0.email.contains("domain.com") }
    print(try await smiths.count().run(on: db))
    """#,
    "Those of an index": #"""
    print(try await users.count(byLastName, "Adams").run(on: db))
    """#,
    "The whole table": #"""
    print(try await people.count().run(on: db))
    """#,
    "Saying so": #"""
    print(try await people.scan().filter { $0.firstName == "John" }.count().run(on: db))
    """#,
    "Create the table and wait until it can be used": #"""
    try await users.createTable(.provisioned(readUnits: 1, writeUnits: 1)).run(on: db)
    """#,
    "Without an argument, reads and writes are billed on demand": #"""
    try await people.createTable().run(on: db)
    try await accounts.createTable().run(on: db)
    """#,
    "A put gives the model as it is stored, with its version": #"""
    try await documents.createTable().run(on: db)
    let draft = Document(id: "a", title: "Draft", words: 0)
    print(try await documents.put(draft).run(on: db))
    """#,
    "Who has read an older version is refused, and gets what is stored": #"""
    let mine = try await documents.refresh(Document(id: "a", title: "", words: 0)).run(on: db)
    try await documents.update("a") { $0.title.set("Final") }.run(on: db)
    do {
      if let mine { try await documents.put(mine).run(on: db) }
    } catch let conflict as VersionConflictError<Document> {
      print(try conflict.stored?.title ?? "nothing is stored")
    }
    """#,
    "Read, change, write, and again after a conflict": #"""
    let longer = try await documents.modify("a") { $0.words += 10 }.run(on: db)
    print(longer)
    """#,
    "Write 500 documents as they come": #"""
    let drafts = (0..<500).lazy.map { Document(id: "draft-\($0)", title: "Draft", words: $0) }
    let written = try await documents.put(contentsOf: Array(drafts))
      .ignoringVersion()
      .onProgress { bar.show($0.items) }
      .run(on: db)
    print(written.items)
    """#,
    "Read them in four segments at the same time": #"""
    var words = 0
    for try await document in documents.scan().parallel(4).items(on: db) { words += document.words }
    print(words)
    """#,
    "Delete each that a scan finds": #"""
    let progress = try await documents.scan().filter { $0.title == "Draft" }.deleteEach().run(on: db)
    print(progress.written)
    """#,
    "Put a user": #"""
    try await users.put(samuel).run(on: db)
    """#,
    "The table has one item now": #"""
    print(try await users.count().run(on: db))
    """#,
    "Get him by the key; nil when there is no such item": #"""
    print(try await users.get("test@example.com").run(on: db)?.firstName ?? "nobody")
    print(try await users.get("nobody@example.com").run(on: db)?.firstName ?? "nobody")
    """#,
    "Change him here, in memory; then refresh him with what the table has": #"""
    var user = samuel
    user.firstName = "foo-bar"
    print(user.firstName)
    user = try await users.refresh(user).run(on: db) ?? user
    print(user.firstName)
    """#,
    "Delete him, by his key or by the model": #"""
    try await users.delete(samuel).run(on: db)
    print(try await users.count().run(on: db))
    """#,
    "Create a table as it was declared first": #"""
    try await tickets.createTable().run(on: db)
    """#,
    "What the later declaration changes of it": #"""
    print(try await streamedTickets.plan(on: db))
    """#,
    "Make it so": #"""
    try await streamedTickets.apply(on: db) { print($0) }
    """#,
    "Then the plan is empty": #"""
    print(try await streamedTickets.plan(on: db).isEmpty)
    """#,
    "The same table as CloudFormation has it": #"""
    print(try streamedTickets.specification().cloudFormationYAML())
    """#,
    "Some people": #"""
    try await db.batchWrite {
      people.put(Person(lastName: "Smith", firstName: "Alice", email: "alice@domain.com"))
      people.put(Person(lastName: "Smith", firstName: "Jane", email: "jane@example.com"))
      people.put(Person(lastName: "Smith", firstName: "John", email: "john@domain.com"))
      people.put(Person(lastName: "Jones", firstName: "Joan", email: "joan@example.com"))
    }
    """#,
    "The Smiths whose first name starts with J": #"""
    for try await person in people.query("Smith", { $0.startsWith("J") }).items(on: db) {
      print(person.firstName)
    }
    """#,
    "A filter drops some of what was read; conditions are combined with & and |": #"""
    let smiths = people.query("Smith")
      .filter { $0.email.contains("domain.com") | $0.email.startsWith("jane") }
    for try await person in smiths.items(on: db) {
      print(person.firstName)
    }
    """#,
    "A query's filter may not use a key, so this is refused before it is sent": #"""
    do {
      let smiths = people.query("Smith")
        .filter { $0.firstName.startsWith("J") | $0.email.contains("domain.com") }
      print(try await smiths.run(on: db).count)
    } catch let refusal as StatementError {
      print(refusal)
    }
    """#,
    "A scan's filter may; it reads the whole table": #"""
    let scan = people.scan().filter {
      $0.lastName == "Smith"
      $0.firstName.startsWith("J") | $0.email.contains("domain.com")
    }
    for try await person in scan.items(on: db) {
      print("\(person.firstName) \(person.lastName), \(person.email)")
    }
    """#,
    "An index is queried in the same way, by its own key": #"""
    for try await user in users.query(byLastName, "Adams").descending().limit(10).items(on: db) {
      print(user.firstName)
    }
    """#,
    "A member and a post of one hash key, USER#0007": #"""
    try await forum.createTable().run(on: db)
    try await db.transact {
      members.insert(Member(id: 7, name: "Ann"))
      posts.insert(Post(author: 7, number: 1, text: "Hello", tag: "swift"))
    }
    """#,
    "A key is given by its properties; a query may end after any of them": #"""
    for number in 2...9 {
      try await posts.put(Post(author: 7, number: number, text: "Post \(number)")).run(on: db)
    }
    print(try await posts.get(7, range: 2).run(on: db)?.text ?? "")
    print(try await posts.query(7) { $0 > 7 }.run(on: db).map(\.text))
    """#,
    "All that a member has, by one request, each as its own type": #"""
    let entries = forum.query(members, 7).reading {
      members.map(Entry.member)
      posts.map(Entry.post)
    }
    for try await entry in entries.items(on: db) {
      switch entry {
      case .member(let member): print(member)
      case .post(let post): print(post.text)
      }
    }
    """#,
    "A key of an index follows the property that it is made of": #"""
    try await posts.update(7, range: 4) { $0.tag.set("swift") }.run(on: db)
    print(try await posts.query(byTag, "swift").run(on: db).map(\.number))
    """#,
    "Write to two tables, on a condition": #"""
    try await accounts.put(Account(email: "test@example.com", balance: 10)).run(on: db)
    try await db.transact {
      users.update("test@example.com") { $0.visits.add(1) }
      accounts.update("test@example.com") { $0.balance.add(-8) }.if { $0.balance >= 8 }
    }
    """#,
    "The balance is 2 now: the second time nothing is written": #"""
    do {
      try await db.transact {
        users.update("test@example.com") { $0.visits.add(1) }
        accounts.update("test@example.com") { $0.balance.add(-8) }.if { $0.balance >= 8 }
      }
    } catch let error as DynamoDBError where error.code == DynamoDBError.transactionCanceled {
      print(error.cancellationReasons.map(\.code))
    }
    """#,
    "Read items of several types at once: (User?, Account?)": #"""
    let (user, account) = try await db.transactGet {
      users.get("test@example.com")
      accounts.get("test@example.com")
    }
    print(user?.visits ?? 0)
    print(account?.balance ?? 0)
    """#,
    "explain() is the request as text": #"""
    let query = users.query(byLastName, "Smith") { $0.startsWith("J") }
      .filter { $0.visits > 10 }
      .limit(20)
    print(query.explain())
    """#,
    "request() is the request as a value": #"""
    let request = try users.update("test@example.com") {
      $0.firstName.set("Robert")
      $0.visits.add(1)
    }.request()
    print(request.updateExpression ?? "")
    print(request.attributes.names)
    """#,
  ]
}
