import SwynamoBytes
import SwynamoCompression
import SwynamoCore
import SwynamoSigning

/// The lines of an export's data files, one file after the other, each checked against the manifest when it ends.
final class ExportLines {
  private let export: Export
  private var waiting: ArraySlice<ExportFile>
  private var file: OpenFile?

  init(_ export: Export) {
    self.export = export
    waiting = export.files[...]
  }

  /// The next line; nil after the last one of the last file.
  ///
  /// After an error of a file, the next file is gone on with; after one of the source, too.
  func next() async throws -> ExportLine? {
    while true {
      if let open = file {
        do {
          if let line = try await open.next() { return line }
        } catch {
          file = nil
          throw error
        }
        file = nil
      }
      guard let next = waiting.popFirst() else { return nil }
      file = OpenFile(next, try await export.source.open(next.key))
    }
  }
}

/// A line with its place.
struct ExportLine {
  let object: String
  /// Counted from 1.
  let number: Int
  let json: [UInt8]
}

private final class OpenFile {
  private let file: ExportFile
  private let chunks: any ObjectChunks
  private let inflater = GZipStream()
  private var digest = MD5()
  private var lines: ArraySlice<[UInt8]> = []
  private var line: [UInt8] = []
  private var chunk: ArraySlice<UInt8> = []
  private var count = 0
  private var number = 0
  private var isAtEnd = false

  /// A change with both its images in the longest form that they can have, every byte an escape of six characters.
  private static let longestLine = 3 * 10 * Limits.itemBytes
  /// What is inflated at a time: a thousand times as much comes out of it at most.
  private static let inflatedPart = 4096  // not a limit: of zlib's input

  init(_ file: ExportFile, _ chunks: any ObjectChunks) {
    self.file = file
    self.chunks = chunks
  }

  func next() async throws -> ExportLine? {
    while true {
      while let line = lines.popFirst() {
        number += 1
        if line.allSatisfy({ $0 <= 0x20 }) { continue }
        count += 1
        return ExportLine(object: file.key, number: number, json: line)
      }
      guard !isAtEnd else { return nil }
      try await fill()
    }
  }

  private func fill() async throws {
    if chunk.isEmpty {
      guard let next = try await chunks.next() else { return try end() }
      digest.update(next)
      chunk = next[...]
    }
    let part = chunk.prefix(Self.inflatedPart)
    chunk = chunk.dropFirst(part.count)
    do throws(GZip.InflationError) {
      try inflater.inflate(Array(part)) { split($0) }
    } catch {
      throw ExportError(file.key, .compression(error.sentence))
    }
    guard line.count <= Self.longestLine else {
      throw ExportError(file.key, .malformedLine(number + 1, "it is longer than an item can be"))
    }
  }

  private func split(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(line + rest[..<end])
      line = []
      rest = rest[(end + 1)...]
    }
    line += rest
  }

  /// What the manifest says is known to hold when the last byte was read, and not before.
  private func end() throws {
    isAtEnd = true
    guard inflater.isComplete else { throw ExportError(file.key, .compression("it ends too early")) }
    let found = Base64.text(digest.finish())
    guard found == file.md5 else { throw ExportError(file.key, .checksum(found: found, expected: file.md5)) }
    let last = line.allSatisfy { $0 <= 0x20 } ? [] : [line]
    guard count + last.count == file.itemCount else {
      throw ExportError(file.key, .itemCount(found: count + last.count, expected: file.itemCount))
    }
    lines.append(contentsOf: last)
  }
}

extension GZip.InflationError {
  fileprivate var sentence: String {
    switch self {
    case .tooLarge(let limit): "it is larger than \(limit) bytes"
    case .truncated: "it ends too early"
    case .corrupt(let why): why
    }
  }
}
