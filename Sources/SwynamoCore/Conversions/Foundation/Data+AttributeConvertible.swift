#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Data: ScalarAttribute {
  public typealias Kind = BinaryKind

  public func encodeScalar(to writer: inout AttributeWriter) {
    withUnsafeBytes { writer.write(base64: $0) }
  }

  public init(scalarFrom reader: inout AttributeReader) throws { self.init(try reader.readBase64()) }

  public func attributeValue(faults: inout [LocatedFault]) -> AttributeValue { .binary(Array(self)) }
}
