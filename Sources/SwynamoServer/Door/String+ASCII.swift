extension String {
  /// What headers that mean something consist of.
  ///
  /// Swift compares other texts by their canonical forms, and for one with thousands of combining marks that takes seconds.
  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
