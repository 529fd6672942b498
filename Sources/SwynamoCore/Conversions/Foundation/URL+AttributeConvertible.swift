#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A URL is its absolute text.
extension URL: ScalarAttribute {
  public typealias Kind = StringKind

  public func encodeScalar(to writer: inout AttributeWriter) { writer.write(jsonString: absoluteString) }

  public init(scalarFrom reader: inout AttributeReader) throws {
    let text = try reader.readString()
    guard let value = URL(string: text) else { throw AttributeDecodingError(.invalidValue("\"\(text)\"", type: "URL")) }
    self = value
  }
}
