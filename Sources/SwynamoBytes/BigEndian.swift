extension FixedWidthInteger {
  /// The bytes, the most significant first: texts of fixed length are ordered as their numbers are.
  ///
  ///     UInt16(258).bigEndianBytes   // [1, 2]
  package var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
