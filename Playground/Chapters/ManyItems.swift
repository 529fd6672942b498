import SwynamoDB

extension Chapter {
  static let manyItems = Chapter(
    "Many items",
    """
    Items that come from a sequence are written as they come, several segments of a table are read at the same time, and both \
    tell how far they are, go on later, and keep to a pace.
    """
  ) { tour in
    let db = tour.db
    let bar = ProgressBar(of: 500)

    try await tour.step("Write 500 documents as they come") {
      let drafts = (0..<500).lazy.map { Document(id: "draft-\($0)", title: "Draft", words: $0) }
      let written = try await documents.put(contentsOf: Array(drafts))
        .ignoringVersion()
        .onProgress { bar.show($0.items) }
        .run(on: db)
      print(written.items)
    }

    try await tour.step("Read them in four segments at the same time") {
      var words = 0
      for try await document in documents.scan().parallel(4).items(on: db) { words += document.words }
      print(words)
    }

    try await tour.step("Delete each that a scan finds") {
      let progress = try await documents.scan().filter { $0.title == "Draft" }.deleteEach().run(on: db)
      print(progress.written)
    }
  }
}
