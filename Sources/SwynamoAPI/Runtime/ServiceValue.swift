public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// Public for the compiler only: what can stand in a request.
  public protocol WrittenValue: Sendable, Hashable {
    /// Writes its JSON.
    func write(to writer: inout AttributeWriter)
  }

  /// Public for the compiler only: what can stand in an answer.
  public protocol ReadValue: Sendable, Hashable {
    /// Reads its JSON.
    static func read(from reader: inout AttributeReader) throws -> Self
  }

  /// A value out of a list that later versions of the service may add to: what is not known stays as it came.
  ///
  ///     backup.backupStatus == .available
  ///     API.BackupStatus(rawValue: "ARCHIVED")       // one that came later
  public protocol OpenEnumeration: WrittenValue, ReadValue, RawRepresentable, CustomStringConvertible where RawValue == String {
    /// Any value, known or not.
    init(rawValue: String)
  }
}

extension API.OpenEnumeration {
  public var description: String { rawValue }
  public func write(to writer: inout AttributeWriter) { writer.write(jsonString: rawValue) }
  public static func read(from reader: inout AttributeReader) throws -> Self { Self(rawValue: try reader.readString()) }
}

extension String: API.WrittenValue, API.ReadValue {
  public func write(to writer: inout AttributeWriter) { writer.write(jsonString: self) }
  public static func read(from reader: inout AttributeReader) throws -> String { try reader.readString() }
}

extension Int: API.WrittenValue, API.ReadValue {
  public func write(to writer: inout AttributeWriter) { writer.write(digitsOf: self) }
  public static func read(from reader: inout AttributeReader) throws -> Int { try reader.readInteger() }
}

extension Double: API.WrittenValue, API.ReadValue {
  public func write(to writer: inout AttributeWriter) { writer.write(digitsOf: self) }
  public static func read(from reader: inout AttributeReader) throws -> Double { try reader.readJSONNumber() }
}

extension Bool: API.WrittenValue, API.ReadValue {
  public func write(to writer: inout AttributeWriter) { writer.write(literal: self ? "true" : "false") }
  public static func read(from reader: inout AttributeReader) throws -> Bool { try reader.readBool() }
}

/// Seconds since 1970, with a fraction.
extension Date: API.WrittenValue, API.ReadValue {
  public func write(to writer: inout AttributeWriter) { writer.write(digitsOf: timeIntervalSince1970) }
  public static func read(from reader: inout AttributeReader) throws -> Date {
    Date(timeIntervalSince1970: try reader.readJSONNumber())
  }
}

extension AttributeValue: API.WrittenValue, API.ReadValue {
  public func write(to writer: inout AttributeWriter) { writer.write(self) }
  public static func read(from reader: inout AttributeReader) throws -> AttributeValue { try reader.readValue() }
}

extension Array: API.WrittenValue where Element: API.WrittenValue {
  public func write(to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "["))
    for element in self {
      writer.separate()
      element.write(to: &writer)
    }
    writer.write(byte: UInt8(ascii: "]"))
  }
}

extension Array: API.ReadValue where Element: API.ReadValue {
  public static func read(from reader: inout AttributeReader) throws -> [Element] {
    var elements: [Element] = []
    try reader.readArray { reader, _ in elements.append(try Element.read(from: &reader)) }
    return elements
  }
}

extension StringMap: API.WrittenValue where Value: API.WrittenValue {
  public func write(to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "{"))
    for (name, value) in sorted {
      writer.separate()
      writer.write(jsonString: name)
      writer.write(byte: UInt8(ascii: ":"))
      value.write(to: &writer)
    }
    writer.write(byte: UInt8(ascii: "}"))
  }
}

extension StringMap: API.ReadValue where Value: API.ReadValue {
  public static func read(from reader: inout AttributeReader) throws -> StringMap<Value> {
    var map = StringMap<Value>()
    try reader.readObject { reader, name in
      let name = String(decoding: name, as: UTF8.self)
      map[name] = try Value.read(from: &reader)
    }
    return map
  }
}

extension AttributeWriter {
  /// Writes a member where there is a value.
  mutating func member<Value: API.WrittenValue>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    self.name(name)
    value.write(to: &self)
  }
}
