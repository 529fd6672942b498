import SwynamoCore

extension TableSchema {
  /// Whether a model has attributes of its item that the table doesn't declare.
  package var holdsWholeItems: Bool { definition.wholeItems != nil || codec.layout.unknownAttributes != nil }

  /// The actions that make an item which is stored as one model be stored as another: SET for what differs, REMOVE for what is gone.
  ///
  /// Attributes that have a rule of each write are left to it. Two maps are compared member by member where both are stored for
  /// certain, so that members which another has written stay.
  package func difference(from old: Model, to new: Model) -> (actions: [UpdateActionBody], faults: [StatementError.Fault]) {
    var faults: [StatementError.Fault] = []
    let before = item(of: old, faults: &faults)
    // What is stored already may have come before a validator did.
    faults.removeAll { if case .value(_, .invalid) = $0 { true } else { false } }
    let after = item(of: new, faults: &faults)
    var difference = ItemDifference()
    for (index, column) in definition.columns.enumerated() where column.name != UnknownAttributeName.value {
      let (old, new) = (before[column.name], after[column.name])
      if index == definition.hashColumn || index == definition.rangeColumn {
        if old != new { faults.append(.keyChanged(column.name)) }
        continue
      }
      if model.columns[index].rule?.setsEachWrite == true { continue }
      difference.add(DocumentPath(column.name), old, new, of: model.columns[index])
    }
    for name in StringSet(before.map(\.key) + after.map(\.key)).sorted where definition.column(named: name) == nil {
      difference.add(DocumentPath(name), before[name], after[name])
    }
    return (difference.actions, faults)
  }

  /// What a model is stored as, whatever the rules say, and before it is encrypted.
  private func item(of model: Model, faults: inout [StatementError.Fault]) -> Item {
    var writer = AttributeWriter()
    codec.encodePlain(model, to: &writer)
    for fault in writer.faults.map({ StatementError.Fault.value(attribute: $0.path, $0.fault) }) where !faults.contains(fault) {
      faults.append(fault)
    }
    return (try? AttributeReader.read(writer.bytes) { try $0.readItem() }) ?? [:]
  }
}

/// Gathers what differs between two items.
private struct ItemDifference {
  var actions: [UpdateActionBody] = []

  mutating func add(_ path: DocumentPath, _ old: AttributeValue?, _ new: AttributeValue?) {
    guard old != new else { return }
    actions.append(UpdateActionBody(new.map { .set(path, .value($0)) } ?? .remove(path), []))
  }

  /// The same, member by member in a map that is stored for certain, and as it is: one that is read as a default may not be.
  mutating func add(_ path: DocumentPath, _ old: AttributeValue?, _ new: AttributeValue?, of column: ErasedColumn) {
    guard column.form == .plain, case .map(let before)? = old, case .map(let after)? = new, column.absence != .readAsDefault,
      let members = NestedMaps.members(of: column.valueMetatype)
    else { return add(path, old, new) }
    for name in StringSet(before.map(\.key) + after.map(\.key)).sorted {
      let member = path.appending(.member(name))
      if let column = members.column(named: name) {
        add(member, before[name], after[name], of: column)
      } else {
        add(member, before[name], after[name])
      }
    }
  }
}
