/// A part of the tour. Each runs on what the ones before it left.
struct Chapter: Sendable {
  let title: String
  let introduction: String
  let steps: @Sendable (Tour) async throws -> Void

  init(_ title: String, _ introduction: String, _ steps: @escaping @Sendable (Tour) async throws -> Void) {
    self.title = title
    self.introduction = introduction
    self.steps = steps
  }

  func walk(_ tour: Tour) async throws {
    tour.chapter(title, introduction)
    try await steps(tour)
  }
}

extension Playground {
  static var chapters: [Chapter] {
    [
      .creatingTables, .oneUser, .changingItems, .querying, .counting, .batches, .transactions, .locking, .singleTables,
      .manyItems, .plans, .changes, .withoutNetwork, .cleaningUp,
    ]
  }
}
