import SwynamoDB

extension Chapter {
  static let singleTables = Chapter(
    "Several types in one table",
    """
    The keys of a single table are texts that begin with the kind of item. They are made of the properties of a model when it \
    is written, and the properties are read from them.
    """
  ) { tour in
    let db = tour.db
    tour.declarations("Forum")

    try await tour.step("A member and a post of one hash key, USER#0007") {
      try await forum.createTable().run(on: db)
      try await db.transact {
        members.insert(Member(id: 7, name: "Ann"))
        posts.insert(Post(author: 7, number: 1, text: "Hello", tag: "swift"))
      }
    }

    try await tour.step("A key is given by its properties; a query may end after any of them") {
      for number in 2...9 {
        try await posts.put(Post(author: 7, number: number, text: "Post \(number)")).run(on: db)
      }
      print(try await posts.get(7, range: 2).run(on: db)?.text ?? "")
      print(try await posts.query(7) { $0 > 7 }.run(on: db).map(\.text))
    }

    try await tour.step("All that a member has, by one request, each as its own type") {
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
    }

    try await tour.step("A key of an index follows the property that it is made of") {
      try await posts.update(7, range: 4) { $0.tag.set("swift") }.run(on: db)
      print(try await posts.query(byTag, "swift").run(on: db).map(\.number))
    }
  }
}
