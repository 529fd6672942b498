import SwynamoCore
import SwynamoWire
import Synchronization

extension DynamoDB {
  /// The same client, which reads items that are asked for at about the same time together: gets of one table become a BatchGetItem.
  ///
  ///     let db = db.coalescingGets()
  ///     await withTaskGroup(of: Void.self) { group in
  ///       for email in emails { group.addTask { await show(try? users.get(email).run(on: db)) } }     // a request for each 100
  ///     }
  ///
  /// A get waits until the window is over or 100 keys are together, whichever is first. What goes together is of one table, equally
  /// consistent, and has the same time-out and headers; a get that selects attributes is sent on its own. The same key is read once for
  /// all who wait for it. A get that the service leaves unprocessed is sent on its own, with the retries of a get. What holds for
  /// BatchGetItem holds here: an answer is no snapshot of all its items, and an error of the batch is that of each of its gets. What
  /// the batch cost is told once, to the handlers of the client.
  ///
  /// Copies that are made of the client share the window, as long as they have the same around their calls: a copy with a handler or a
  /// middleware of its own has its gets go through that, and measures only those. A get with `consumedCapacity()` is sent on its own.
  public func coalescingGets(within window: Duration = .milliseconds(1)) -> DynamoDB { adding(GetCoalescer(window: window)) }
}

/// Gathers gets, and sends them as batches.
final class GetCoalescer: DynamoDB.Middleware {
  typealias Next = @Sendable (DynamoDB.Call) async throws -> DynamoDB.Answer
  private typealias Waiter = CheckedContinuation<DynamoDB.Answer, any Error>

  private let window: Duration
  private let state = Mutex(State())

  init(window: Duration) { self.window = window }

  /// What can be asked for in one batch.
  private struct Kind: Hashable {
    let table: String
    let isConsistent: Bool
    let capacity: ReturnConsumedCapacity
    let timeout: Duration?
    let headers: [String]
    let surroundings: Int

    init(_ get: GetItemRequest, _ call: DynamoDB.Call) {
      table = get.tableName
      isConsistent = get.consistentRead
      capacity = get.returnConsumedCapacity
      timeout = call.timeout
      headers = call.unsignedHeaders.flatMap { [$0.name, $0.value] }
      surroundings = call.surroundings
    }
  }

  /// The gets of one batch.
  private struct Group {
    let number: Int
    /// The first get, which the others are like.
    let call: DynamoDB.Call
    let next: Next
    var keys: [Item] = []
    /// Who waits for each of the keys.
    var gets: [Item: [Int]] = [:]
  }

  private struct State {
    var groups: [Kind: Group] = [:]
    /// Those who wait, by their number, until they are answered or canceled.
    var waiters: [Int: Waiter] = [:]
    var lastNumber = 0

    mutating func nextNumber() -> Int {
      lastNumber += 1
      return lastNumber
    }
  }

  func intercept(_ call: DynamoDB.Call, next: @escaping Next) async throws -> DynamoDB.Answer {
    guard let get = call.request as? GetItemRequest, get.projectionExpression == nil, let key = try? get.key.decoded() else {
      return try await next(call)
    }
    let number = state.withLock { $0.nextNumber() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        wait(continuation, as: number, for: key, in: Kind(get, call), call, next)
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: number) }?.resume(throwing: CancellationError())
    }
  }

  private func wait(
    _ waiter: Waiter, as number: Int, for key: Item, in kind: Kind, _ call: DynamoDB.Call, _ next: @escaping Next
  ) {
    enum Step {
      case canceled, waits
      case begins(Int)
      case full(Group)
    }
    let step = state.withLock { state -> Step in
      // A cancellation that came before found nobody to tell.
      guard !Task.isCancelled else { return .canceled }
      state.waiters[number] = waiter
      let isNew = state.groups[kind] == nil
      var group = state.groups[kind] ?? Group(number: state.nextNumber(), call: call, next: next)
      if group.gets[key] == nil { group.keys.append(key) }
      group.gets[key, default: []].append(number)
      guard group.keys.count < Limits.batchGetKeys else {
        state.groups[kind] = nil
        return .full(group)
      }
      state.groups[kind] = group
      return isNew ? .begins(group.number) : .waits
    }
    switch step {
    case .canceled: waiter.resume(throwing: CancellationError())
    case .waits: break
    case .begins(let group): Task { await self.send(kind, group) }
    case .full(let group): Task { await self.send(group) }
    }
  }

  /// Sends a group when its window is over, unless it was full before.
  private func send(_ kind: Kind, _ number: Int) async {
    try? await Task.sleep(for: window)
    let group = state.withLock { state -> Group? in
      guard state.groups[kind]?.number == number else { return nil }
      return state.groups.removeValue(forKey: kind)
    }
    if let group { await send(group) }
  }

  private func send(_ group: Group) async {
    let wanted = state.withLock { state in
      group.keys.filter { key in group.gets[key]?.contains { state.waiters[$0] != nil } == true }
    }
    guard wanted.count > 1 else {
      if let key = wanted.first { await sendAlone(key, of: group) }
      return
    }
    do {
      for key in try await readTogether(wanted, of: group) { Task { await self.sendAlone(key, of: group) } }
    } catch {
      for key in wanted { answer(key, of: group, .failure(error)) }
    }
  }

  /// Answers what was read; returns the keys that were left unprocessed.
  private func readTogether(_ keys: [Item], of group: Group) async throws -> [Item] {
    guard let get = group.call.request as? GetItemRequest else { return keys }
    var call = group.call
    call.request = BatchGetItemRequest(
      tables: [.init(tableName: get.tableName, keys: keys.map { EncodedItem($0) }, consistentRead: get.consistentRead)],
      returnConsumedCapacity: get.returnConsumedCapacity)
    let answer = try await group.next(call)
    let reply = Reply(body: answer.body, operation: call.request.serviceOperation, headers: answer.headers)
    let names = StringSet(keys.first.map { $0.map(\.key) } ?? [])
    var found: [Item: EncodedItem] = [:]
    let left = try reply.read { body in
      let response = try BatchGetItemResponse(body)
      for (_, item) in response.items { found[try item.attributes(named: names)] = item }
      return Set(try response.unprocessedKeys.map { try $0.key.decoded() })
    }
    for key in keys where !left.contains(key) {
      let item = found[key].map { Array(#"{"Item":"#.utf8) + $0.json + Array("}".utf8) }
      self.answer(key, of: group, .success(DynamoDB.Answer(body: item ?? Array("{}".utf8), headers: answer.headers)))
    }
    return keys.filter { left.contains($0) }
  }

  private func sendAlone(_ key: Item, of group: Group) async {
    guard var get = group.call.request as? GetItemRequest else { return }
    get.key = EncodedItem(key)
    var call = group.call
    call.request = get
    do {
      answer(key, of: group, .success(try await group.next(call)))
    } catch {
      answer(key, of: group, .failure(error))
    }
  }

  private func answer(_ key: Item, of group: Group, _ result: Result<DynamoDB.Answer, any Error>) {
    let waiters = state.withLock { state in
      (group.gets[key] ?? []).compactMap { state.waiters.removeValue(forKey: $0) }
    }
    for waiter in waiters { waiter.resume(with: result) }
  }
}

extension EncodedItem {
  /// Some of an item's attributes.
  fileprivate func attributes(named names: StringSet) throws -> Item {
    var item: Item = [:]
    try AttributeReader.read(json) { reader in
      try reader.readObject { reader, name in
        let name = String(decoding: name, as: UTF8.self)
        if names.contains(name) { item[name] = try reader.readValue() } else { try reader.skipValue() }
      }
    }
    return item
  }
}
