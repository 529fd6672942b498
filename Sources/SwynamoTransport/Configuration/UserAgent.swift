/// What the client calls itself.
///
///     UserAgent.text(applicationID: "orders")   // "swynamodb/0.1.0 ua/2.1 os/linux lang/swift app/orders"
///
/// Source: AWS SDKs and Tools Reference Guide, "Application ID".
enum UserAgent {
  static let version = "0.1.0"

  static func text(applicationID: String?) -> String {
    #if os(Linux)
      let system = "linux"
    #else
      let system = "macos"
    #endif
    let application = applicationID.map { " app/\($0)" } ?? ""
    return "swynamodb/\(version) ua/2.1 os/\(system) lang/swift\(application)"
  }
}
