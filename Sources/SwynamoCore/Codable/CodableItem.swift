/// A whole item as Codable stores its model.
package enum CodableItem {
  /// The members, and what can't be stored of them; nil for a model that is no map.
  package static func encode(_ model: some Encodable) -> (item: Item?, faults: [AttributeValue.LocatedFault]) {
    let (value, faults) = AttributeEncoder.encode(model)
    guard case .map(let item) = value else { return (nil, faults) }
    return (item, faults)
  }

  /// Errors: `AttributeDecodingError`.
  package static func decode<Model: Decodable>(_ type: Model.Type, from item: Item) throws -> Model {
    try AttributeDecoder.decode(type, from: .map(item))
  }
}
