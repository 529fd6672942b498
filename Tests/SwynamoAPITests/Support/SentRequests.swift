import Foundation
import SwynamoDB
import SwynamoTesting
import SwynamoWire
import Synchronization

/// Writes what was sent, a line for each request, for `Tests/Interop/model/requests.py`, which holds it against the service's model.
///
/// SWYNAMO_API_REQUESTS names the file.
enum SentRequests {
  private static let file = Mutex<FileHandle?>(open())

  private static func open() -> FileHandle? {
    guard let path = ProcessInfo.processInfo.environment["SWYNAMO_API_REQUESTS"] else { return nil }
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    return FileHandle(forWritingAtPath: path)
  }

  /// `isFull` says that each member of each structure is to be there.
  static func note(_ requests: [RecordingTransport.RecordedRequest], isFull: Bool = false) throws {
    try file.withLock { file in
      for request in requests {
        let line =
          "{\"operation\":\"\(request.operation)\",\"service\":\"\(request.serviceOperation.service)\",\"isFull\":\(isFull),\"body\":\(request.text)}\n"
        try file?.write(contentsOf: Data(line.utf8))
      }
    }
  }
}
