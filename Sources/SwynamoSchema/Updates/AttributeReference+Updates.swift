public import SwynamoCore

extension AttributeReference {
  @usableFromInline
  func set(_ value: AttributeValue, _ located: [AttributeValue.LocatedFault]) -> UpdateActionBody {
    // A set that is read as an empty one where there is none is emptied by removing it.
    if absence == .readAsEmpty, located == [AttributeValue.LocatedFault(path: "", fault: .emptySet)] { return remove() }
    return UpdateActionBody(.set(path, .value(value)), faults(with: located))
  }

  @usableFromInline
  func setIfAbsent(_ value: AttributeValue, _ located: [AttributeValue.LocatedFault]) -> UpdateActionBody {
    UpdateActionBody(.set(path, .ifNotExists(path, .value(value))), faults(with: located))
  }

  @usableFromInline
  func set(_ other: AttributeReference) -> UpdateActionBody {
    UpdateActionBody(.set(path, .path(other.path)), operandFaults + other.operandFaults)
  }

  @usableFromInline
  func set(_ value: UpdateValueBody) -> UpdateActionBody {
    UpdateActionBody(.set(path, value.value), operandFaults + value.faults)
  }

  @usableFromInline
  func remove() -> UpdateActionBody {
    switch absence {
    case .allowed, .readAsEmpty: UpdateActionBody(.remove(path), faults)
    case .readAsDefault: UpdateActionBody(.remove(path), faults + [.removesDefault(attribute: path.description)])
    case .unreadable: UpdateActionBody(.remove(path), faults + [.removesRequired(attribute: path.description)])
    }
  }

  @usableFromInline
  func resetToDefault() -> UpdateActionBody {
    switch absence {
    case .readAsDefault, .readAsEmpty: UpdateActionBody(.remove(path), faults)
    case .allowed, .unreadable: UpdateActionBody(.remove(path), faults + [.noDefault(attribute: path.description)])
    }
  }

  @usableFromInline
  func add(_ value: AttributeValue, _ located: [AttributeValue.LocatedFault]) -> UpdateActionBody {
    UpdateActionBody(
      .add(path, value), faults(with: located.ofPart, operator: "ADD", takes: \.isAddable))
  }

  @usableFromInline
  func delete(_ value: AttributeValue, _ located: [AttributeValue.LocatedFault]) -> UpdateActionBody {
    UpdateActionBody(.delete(path, value), faults(with: located.ofPart, operator: "DELETE", takes: \.isSet))
  }

  @usableFromInline
  func append(_ elements: AttributeValue, isFirst: Bool, creatingIfAbsent: Bool, _ located: [AttributeValue.LocatedFault])
    -> UpdateActionBody
  {
    let present: UpdateExpression.SetValue = creatingIfAbsent ? .ifNotExists(path, .value(.list([]))) : .path(path)
    let added = UpdateExpression.SetValue.value(elements)
    return UpdateActionBody(
      .set(path, isFirst ? .listAppend(added, present) : .listAppend(present, added)),
      faults(with: located.ofPart, operator: "list_append", takes: { $0 == .list }))
  }

  @usableFromInline
  func or(_ other: UpdateValueBody) -> UpdateValueBody {
    UpdateValueBody(.ifNotExists(path, other.value), operandFaults + other.faults)
  }

  @usableFromInline
  var asUpdateValue: UpdateValueBody { UpdateValueBody(.path(path), operandFaults) }

  @usableFromInline
  func constant(_ value: AttributeValue, _ located: [AttributeValue.LocatedFault]) -> UpdateValueBody {
    UpdateValueBody(.value(value), located.ofPart.map { $0.statementFault(of: path.description) })
  }
}
