import Glibc

/// What this process holds, by `/proc/self`.
struct ProcessState: CustomStringConvertible {
  var descriptors: Int
  var threads: Int
  /// Resident memory, in bytes.
  var memory: Int

  static func now() -> ProcessState {
    ProcessState(
      descriptors: entries(of: "/proc/self/fd"), threads: entries(of: "/proc/self/task"), memory: residentBytes())
  }

  /// The state once descriptors and threads are down to what they were, or after some time.
  static func settled(downTo earlier: ProcessState) async -> ProcessState {
    var state = now()
    for _ in 0..<500 where state.descriptors > earlier.descriptors || state.threads > earlier.threads {
      try? await Task.sleep(for: .milliseconds(20))
      state = now()
    }
    return state
  }

  /// How much more memory than otherwise may be held: a sanitizer keeps notes of every byte that was touched.
  static let allowance = dlsym(nil, "__tsan_init") == nil && dlsym(nil, "__asan_init") == nil ? 1 : 12

  var description: String { "\(descriptors) descriptors, \(threads) threads, \(memory >> 20) MiB" }

  private static func entries(of directory: String) -> Int {
    guard let opened = opendir(directory) else { return -1 }
    defer { closedir(opened) }
    var count = 0
    while readdir(opened) != nil { count += 1 }
    // ".", "..", and among the descriptors the directory's own.
    return count - (directory.hasSuffix("fd") ? 3 : 2)
  }

  private static func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 200)
    guard fgets(&line, 200, file) != nil else { return 0 }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
