import CCurl

/// The header lines of requests as the linked list that libcurl reads, in memory that is used again and again.
struct HeaderList {
  private var lines: [RawBuffer] = []
  private var fixedCounts: [Int] = []
  private var nodes: UnsafeMutablePointer<curl_slist>
  private let capacity: Int
  /// Lines of one request, behind the others.
  private var extraLines: UnsafeMutablePointer<curl_slist>?

  init(capacity: Int) {
    self.capacity = capacity
    nodes = .allocate(capacity: capacity)
  }

  func free() {
    for line in lines { line.free() }
    curl_slist_free_all(extraLines)
    nodes.deallocate()
  }

  /// What to give to `CURLOPT_HTTPHEADER`.
  var head: UnsafeMutablePointer<curl_slist>? { lines.isEmpty ? nil : nodes }

  /// Adds a line and returns its index; all of them are added before the list is used.
  @discardableResult
  mutating func add(_ text: String) -> Int {
    precondition(lines.count < capacity)
    var line = RawBuffer(capacity: 256)
    line.append(Array(text.utf8))
    fixedCounts.append(line.count)
    line.append(0)
    lines.append(line)
    for index in lines.indices {
      let next = index + 1 < lines.count ? nodes + index + 1 : nil
      (nodes + index).initialize(to: curl_slist(data: Self.text(of: lines[index]), next: next))
    }
    return lines.count - 1
  }

  /// Adds a header that does not change.
  mutating func add(_ name: String, value: String) { add(Self.line(name, value)) }

  /// Replaces the headers of the request before by those of this one.
  mutating func setExtraLines(_ headers: [(name: String, value: String)]) {
    guard !headers.isEmpty || extraLines != nil, !lines.isEmpty else { return }
    curl_slist_free_all(extraLines)
    extraLines = nil
    for header in headers { extraLines = curl_slist_append(extraLines, Self.line(header.name, header.value)) ?? extraLines }
    nodes[lines.count - 1].next = extraLines
  }

  private static func line(_ name: String, _ value: String) -> String {
    // A semicolon is how libcurl is told that a header is to be sent without a value.
    let isEmpty = value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return isEmpty ? "\(name);" : "\(name): \(value)"
  }

  /// Replaces what follows the text that the line was added with.
  mutating func set(_ index: Int, write: (inout RawBuffer) -> Void) {
    lines[index].truncate(to: fixedCounts[index])
    write(&lines[index])
    lines[index].append(0)
    nodes[index].data = Self.text(of: lines[index])
  }

  private static func text(of line: RawBuffer) -> UnsafeMutablePointer<CChar> {
    UnsafeMutableRawPointer(line.bytes).assumingMemoryBound(to: CChar.self)
  }
}
