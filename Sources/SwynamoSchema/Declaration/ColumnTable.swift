public import SwynamoCore

/// The columns of a model, without its type: which property is stored in which attribute, and how it is compared.
///
/// What the operators do is written here and in `AttributeReference` without generics; the generic fronts are thin and inlinable, since
/// looking up generic types at run time costs more than all the rest of building a statement.
@usableFromInline
package final class ColumnTable: Sendable {
  struct Property: Sendable {
    let keyPath: any AnyKeyPath & Sendable
    let valueType: ObjectIdentifier
    let offset: Int
    let operand: AnyPropertyCodec
    /// Of the attribute, or of a member of a map as if it were one.
    let reference: AttributeReference
    let isKeyField: Bool
  }

  let properties: [Property]
  let columns: [ColumnDefinition]
  /// The attribute that every item of a table has; a map has none.
  let hashKey: DocumentPath?
  /// When the items expire; nil where they don't.
  let expiry: Expiry?

  init(_ erased: [ErasedColumn], names: [String]) {
    columns = zip(names, erased).map { name, column in
      ColumnDefinition(
        name: name, type: column.type, isRequired: column.isRequired, isUnreadableWithout: column.absence == .unreadable,
        form: column.form)
    }
    expiry = zip(names, erased).first { $1.isTimeToLive }.map { name, _ in Expiry(attribute: name) }
    hashKey = zip(names, erased).first { $1.role == .hashKey }.map { name, _ in DocumentPath(name) }
    properties = zip(names, erased).map { name, column in
      Property(
        keyPath: column.keyPath, valueType: column.valueType, offset: column.slot.offset ?? -1, operand: column.operand,
        reference: AttributeReference(
          path: DocumentPath(name), type: column.type, faults: [], absence: column.absence, form: column.form),
        isKeyField: column.role == .keyField)
    }
  }

  /// The place of a property among the columns. A struct's stored properties are told apart by their place in it and their type,
  /// which takes a fraction of the time that comparing key paths does.
  @usableFromInline
  func index(of keyPath: AnyKeyPath, offset: Int?, valueType: ObjectIdentifier) -> Int? {
    if let offset {
      for index in properties.indices
      where properties[index].offset == offset && properties[index].valueType == valueType {
        return index
      }
      return nil
    }
    return properties.firstIndex { $0.keyPath as AnyKeyPath == keyPath }
  }

  /// The attribute of a property and what encodes its values; a property that isn't declared gives a fault.
  @usableFromInline
  func reference(
    to keyPath: AnyKeyPath, offset: Int?, valueType: ObjectIdentifier
  ) -> (reference: AttributeReference, codec: AnyPropertyCodec?) {
    guard let index = index(of: keyPath, offset: offset, valueType: valueType) else {
      return (AttributeReference(path: DocumentPath("?"), type: nil, faults: [.undeclaredProperty(keyPath.name)]), nil)
    }
    guard columns[index].name != UnknownAttributeName.value else {
      let fault: StatementError.Fault =
        properties[index].isKeyField ? .keyFieldProperty("\(keyPath)") : .unknownAttributesProperty("\(keyPath)")
      return (AttributeReference(path: DocumentPath("?"), type: nil, faults: [fault]), nil)
    }
    return (properties[index].reference, properties[index].operand)
  }

  /// The same for a member of a nested map.
  @usableFromInline
  func reference(
    to keyPath: AnyKeyPath, offset: Int?, valueType: ObjectIdentifier, in parent: AttributeReference
  ) -> (reference: AttributeReference, codec: AnyPropertyCodec?) {
    guard let index = index(of: keyPath, offset: offset, valueType: valueType) else {
      return (
        AttributeReference(
          path: parent.path.appending(.member("?")), type: nil, faults: parent.faults + [.undeclaredProperty(keyPath.name)]), nil
      )
    }
    let member = properties[index].reference
    return (
      parent.element(.member(columns[index].name), type: member.type, absence: member.absence, form: member.form),
      properties[index].operand
    )
  }

  /// The hash key, which says whether there is an item.
  func referenceToItem() -> AttributeReference {
    guard let hashKey else {
      return AttributeReference(path: DocumentPath("?"), type: nil, faults: [.undeclaredProperty("the hash key")])
    }
    return AttributeReference(path: hashKey, type: nil, faults: [])
  }
}

extension AnyKeyPath {
  /// As it is written; of a computed property, and of a protocol's in generic code, there is no name but only that it is one.
  fileprivate var name: String {
    let text = "\(self)"
    guard let computed = text.firstRange(of: "<computed"), let end = text[computed.upperBound...].firstIndex(of: ">") else {
      return text
    }
    return String(text[..<computed.upperBound] + text[end...])
  }
}
