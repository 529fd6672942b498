public import SwynamoCore

/// An attribute, or a value inside one, without its Swift type: what its operators build.
///
/// An object, so that a condition or an update copies one pointer: those of the declared properties are made once, with the table.
@usableFromInline
package final class AttributeReference: Sendable {
  @usableFromInline package let path: DocumentPath
  /// What the values are stored as; nil when that may vary.
  @usableFromInline package let type: AttributeType?
  @usableFromInline package let faults: [StatementError.Fault]
  @usableFromInline package let absence: AttributeAbsence
  /// Whether it is stored so that DynamoDB can neither compare it nor compute with it.
  let form: StoredForm

  @usableFromInline
  init(
    path: DocumentPath, type: AttributeType?, faults: [StatementError.Fault], absence: AttributeAbsence = .allowed,
    form: StoredForm = .plain
  ) {
    self.absence = absence
    self.form = form
    self.path = path
    self.type = type
    self.faults = faults
  }

  @usableFromInline
  func element(
    _ step: DocumentPath.Step, type: AttributeType?, absence: AttributeAbsence = .allowed, form: StoredForm = .plain
  ) -> AttributeReference {
    var faults = faults
    let needed: AttributeType
    switch step {
    case .index(let index):
      needed = .list
      if index < 0 { faults.append(.indexNegative(path.appending(step).description)) }
    case .member:
      needed = .map
    }
    if let own = self.type, own != needed {
      faults.append(.operatorNotForType(attribute: path.description, operator: "path into it", type: own))
    }
    return AttributeReference(path: path.appending(step), type: type, faults: faults, absence: absence, form: form)
  }

  /// The reference with the faults of a key that leads on from it.
  @usableFromInline
  func adding(_ located: [AttributeValue.LocatedFault]) -> AttributeReference {
    located.isEmpty
      ? self
      : AttributeReference(path: path, type: type, faults: faults(with: located), absence: absence, form: form)
  }

  /// The faults of a selection, which reads an attribute without the item's key.
  @usableFromInline var selectionFaults: [StatementError.Fault] {
    form == .encrypted ? faults + [.encryptedSelection(path.description)] : faults
  }

  /// The faults of a use for which DynamoDB looks at the value.
  var operandFaults: [StatementError.Fault] { form != .plain ? faults + [.opaqueAttribute(path.description)] : faults }

  /// The reference's faults and those of a value that it is compared with or set to.
  @usableFromInline
  func faults(with located: [AttributeValue.LocatedFault]) -> [StatementError.Fault] {
    guard !located.isEmpty else { return faults }
    return faults + located.map { $0.statementFault(of: path.description) }
  }

  /// The faults, with one more when the property is stored as a type that DynamoDB does not have the operator for.
  func faults(with located: [AttributeValue.LocatedFault] = [], operator name: String, takes: (AttributeType) -> Bool)
    -> [StatementError.Fault]
  {
    var faults = faults(with: located)
    if form != .plain {
      faults.append(.opaqueAttribute(path.description))
    } else if let type, !takes(type) {
      faults.append(.operatorNotForType(attribute: path.description, operator: name, type: type))
    }
    return faults
  }
}

/// What becomes of an item of which an attribute is removed.
@usableFromInline
package enum AttributeAbsence: Sendable {
  /// It is read as nil, or is an element of a list or a member of a map.
  case allowed
  /// A set is read as an empty one, which DynamoDB doesn't store.
  case readAsEmpty
  /// The attribute is read as the default that is declared.
  case readAsDefault
  /// The item can't be read into the model any more.
  case unreadable
}

extension AttributeValue.LocatedFault {
  /// The fault of a value that an attribute is compared with or set to.
  package func statementFault(of attribute: String) -> StatementError.Fault {
    .value(attribute: path.within(attribute: attribute), fault)
  }
}
