/// Which profile of the shared files counts, and whether somebody chose it: code, else `AWS_PROFILE`, else `AWS_DEFAULT_PROFILE`, else
/// "default".
///
///     ProfileChoice(inCode: nil, environment: .process).name   // "default"
///
/// The AWS CLI of version 1 and boto3 look at the two variables the other way round. Source: AWS SDKs and Tools Reference Guide,
/// "Shared config and credentials files".
struct ProfileChoice: Sendable, Hashable {
  var name: String
  /// A profile that was chosen has to exist; "default" need not.
  var isExplicit: Bool

  init(inCode: String?, environment: AWSEnvironment) {
    let chosen = inCode ?? environment["AWS_PROFILE"] ?? environment["AWS_DEFAULT_PROFILE"]
    name = chosen ?? "default"
    isExplicit = chosen != nil
  }
}
