import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// All that is known of a table but its items, as it is stored.
struct TableDefinition: Sendable, Hashable {
  var schema: TableSchema
  var settings: TableSettings
  var state = TableState()

  /// A change that takes place at once, also for what comes after the one under way.
  mutating func set(_ change: (inout TableSettings) -> Void) {
    change(&settings)
    if var pending = state.pending {
      change(&pending)
      state.pending = pending
    }
  }

  /// Does what is due, and answers false when the table is gone.
  mutating func settle(at now: Double, delay: Double) -> Bool {
    let pending = state.pending
    if let work = state.end(at: now) {
      if work == .deletion { return false }
      if let pending { settings = pending }
    }
    for (name, index) in state.indexes where index.due <= now { settle(index, name, at: now, delay) }
    return true
  }

  private mutating func settle(_ index: IndexState, _ name: String, at now: Double, _ delay: Double) {
    switch index.status {
    case .creating:
      if index.isBackfilling == false, index.due + delay > now {
        state.indexes[name]?.isBackfilling = true
        state.indexes[name]?.due += delay
        return
      }
      if index.isFilling == true {
        state.indexes[name]?.isBackfilling = true
        state.indexes[name]?.due = IndexState.never
        return
      }
    case .updating:
      if let pending = index.pending { set { $0.indexes[name] = pending } }
    case .deleting:
      schema.globalIndexes.removeAll { $0.name == name }
      schema.vectorIndexes.removeAll { $0.name == name }
      schema.dropUnusedDefinitions()
      set { settings in
        settings.indexes[name] = nil
        settings.insights?[name] = nil
      }
    }
    state.indexes[name] = nil
  }
}

extension TableDefinition {
  /// Reads what `text` wrote.
  init(_ text: String) throws {
    let json = try JSONReader.read(Array(text.utf8))
    let decoder = JSONDecoder()
    schema = TableSchema(json["Schema"] ?? .null)
    settings = try decoder.decode(TableSettings.self, from: Self.data(json["Settings"]))
    state = try decoder.decode(TableState.self, from: Self.data(json["State"]))
  }

  func text() throws -> String {
    let encoder = JSONEncoder()
    let (settings, state) = (try encoder.encode(settings), try encoder.encode(state))
    var json = JSONWriter()
    json.object { json in
      json.member("Schema") { schema.write(to: &$0) }
      json.member("Settings") { $0.raw(settings) }
      json.member("State") { $0.raw(state) }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func data(_ value: JSONValue?) -> Data {
    var json = JSONWriter()
    json.value(value ?? .null)
    return Data(json.bytes)
  }
}
