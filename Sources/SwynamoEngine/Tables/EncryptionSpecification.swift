import SwynamoCore
import SwynamoWire

/// `SSESpecification`, where it asks for a key of the account.
struct EncryptionSpecification {
  private let key: String?

  /// Nil where the service's own key is asked for.
  init?(_ json: JSONValue?) {
    guard let json, json["Enabled"]?.boolean ?? (json["SSEType"] != nil) else { return nil }
    key = json["KMSMasterKeyId"]?.text
  }

  /// Without a name, it is the key that the service keeps in the account.
  func keyARN(in realm: Realm) -> String {
    let prefix = "arn:aws:kms:\(realm.region):\(realm.account):"
    guard let key else { return prefix + "key/6f9a1d2e-3b4c-4d5e-8f60-718293a4b5c6" }
    if ResourceName.isARN(key) { return key }
    return prefix + (key.startsWith("alias/") ? key : "key/\(key)")
  }

  static func check(_ json: JSONValue?) throws(DynamoDBError) {
    guard let json else { return }
    if json["Enabled"]?.boolean == false {
      if json["SSEType"] != nil { throw .invalidParameter("SSEType can not be specified if Enabled is false") }
      if json["KMSMasterKeyId"] != nil { throw .invalidParameter("KMSMasterKeyId can not be specified if Enabled is false") }
    }
    if json["SSEType"]?.text == "AES256" { throw .invalidParameter("SSEType AES256 is not supported") }
    if json["KMSMasterKeyId"] != nil, json["SSEType"] == nil {
      throw .invalidParameter("SSEType KMS is required if KMSMasterKeyId is specified")
    }
  }
}
