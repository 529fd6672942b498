// Types decode themselves by `Codable`'s rules, some by catching its errors, so those are what containers throw; the reason
// travels inside and comes out at the end.
extension DecodingError {
  init(_ error: AttributeDecodingError, of type: Any.Type, at codingPath: [any CodingKey]) {
    let error = error.within(path: codingPath)
    let context = Context(codingPath: codingPath, debugDescription: error.description, underlyingError: error)
    switch error.reason {
    case .typeMismatch(_, found: .null): self = .valueNotFound(type, context)
    case .typeMismatch: self = .typeMismatch(type, context)
    case .missing, .invalidValue, .unsupportedTexts, .malformed, .notDecrypted, .mismatchedInitializer:
      self = .dataCorrupted(context)
    }
  }

  init(missing key: some CodingKey, at codingPath: [any CodingKey]) {
    let error = AttributeDecodingError(.missing).within(path: codingPath + [key])
    let context = Context(codingPath: codingPath, debugDescription: error.description, underlyingError: error)
    self = .keyNotFound(key, context)
  }
}

extension AttributeDecodingError {
  /// What went wrong while a value was decoded, in the type's own code or in a container's.
  init(_ error: any Error, reading type: Any.Type, from value: AttributeValue) {
    switch error {
    case let error as AttributeDecodingError:
      self = error
    case let error as DecodingError:
      self.init(error, reading: type, from: value)
    default:
      self.init(.invalidValue(value.shown, type: "value of \(type): \(error)"))
    }
  }

  private init(_ error: DecodingError, reading type: Any.Type, from value: AttributeValue) {
    let context: DecodingError.Context
    switch error {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
      context = found
    case .keyNotFound(let key, let found):
      if found.underlyingError == nil {
        self = AttributeDecodingError(.missing).within(path: found.codingPath + [key])
        return
      }
      context = found
    @unknown default:
      self.init(.invalidValue(value.shown, type: "value of \(type): \(error)"))
      return
    }
    if let reason = context.underlyingError as? AttributeDecodingError {
      self = reason
    } else {
      let place = value.value(at: context.codingPath) ?? value
      self = AttributeDecodingError(.invalidValue(place.shown, type: "value of \(type): \(context.debugDescription)"))
        .within(path: context.codingPath)
    }
  }

  fileprivate func within(path: [any CodingKey]) -> AttributeDecodingError { path.isEmpty ? self : within(path.attributePath) }
}

extension AttributeValue {
  /// As errors quote it: no more than a line of it.
  fileprivate var shown: String {
    switch self {
    case .string(let text): text.utf8.count <= 200 ? "\"\(text)\"" : "a text of \(text.utf8.count) bytes"
    case .number(let number): number.description
    case .bool, .null: json
    case .binary(let bytes): "a binary of \(bytes.count) bytes"
    case .stringSet, .numberSet, .binarySet: "a set"
    case .list(let elements): "a list of \(elements.count)"
    case .map: "a map"
    }
  }
}
