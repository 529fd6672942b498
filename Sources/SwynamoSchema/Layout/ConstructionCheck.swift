import SwynamoCore
import Synchronization

/// Compares the first models that are read with what was stored, for an initializer whose parameters are in another order than the
/// fields: two fields of one type would then be swapped, unnoticed by the compiler.
final class ConstructionCheck: Sendable {
  /// Several, since the two fields may hold equal values in the first.
  private static let modelsToCheck = 8

  private let remaining: Atomic<Int>

  init(isOn: Bool) { remaining = Atomic(isOn ? Self.modelsToCheck : 0) }

  var isDue: Bool { remaining.load(ordering: .relaxed) > 0 }

  /// Throws when the model, written again, has two attributes exchanged.
  func check(_ layout: ItemLayout, _ model: UnsafeRawPointer, stored: UnsafeRawBufferPointer) throws {
    remaining.wrappingSubtract(1, ordering: .relaxed)
    var writer = AttributeWriter()
    layout.encode(model, to: &writer)
    let written = try AttributeReader.read(writer.bytes) { try $0.readItem() }
    var read: Item = [:]
    var reader = AttributeReader(stored)
    try reader.readObject { reader, name in
      let name = String(decoding: name, as: UTF8.self)
      if layout.declares(name) { read[name] = try reader.readValue() } else { try reader.skipValue() }
    }
    for (index, first) in layout.names.enumerated() {
      for second in layout.names[..<index] {
        guard let firstRead = read[first], let secondRead = read[second], firstRead != secondRead,
          written[first] == secondRead, written[second] == firstRead
        else { continue }
        // What is read from now on is wrong as well.
        remaining.store(.max / 2, ordering: .relaxed)
        throw AttributeDecodingError(
          .mismatchedInitializer(
            "the initializer put the value of \"\(second)\" into the property of \"\(first)\" and the other way round; "
              + "declare the fields in the order of its parameters, or with order: .unchecked when it means to"), path: first)
      }
    }
  }
}
