#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A UUID is its text in lower case, as RFC 9562 asks writers to have it; any case is read.
extension UUID: ScalarAttribute {
  public typealias Kind = StringKind

  public func encodeScalar(to writer: inout AttributeWriter) { writer.write(jsonString: uuidString.lowercased()) }

  public init(scalarFrom reader: inout AttributeReader) throws {
    let text = try reader.readString()
    guard let value = UUID(uuidString: text) else { throw AttributeDecodingError(.invalidValue("\"\(text)\"", type: "UUID")) }
    self = value
  }
}
