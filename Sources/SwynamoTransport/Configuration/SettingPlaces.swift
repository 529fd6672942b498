import SwynamoWire

/// Looks settings up, place by place, and keeps what is wrong.
struct SettingPlaces {
  let profile: ProfileChoice
  private let section: ConfigurationSection
  private let environment: AWSEnvironment
  private let files: SharedConfiguration
  var faults: [SettingsError.Fault] = []

  init(profile: String?, environment: AWSEnvironment, files: SharedConfiguration) throws(SettingsError) {
    self.profile = ProfileChoice(inCode: profile, environment: environment)
    self.environment = environment
    self.files = files
    do {
      section = try files.section(of: self.profile)
    } catch {
      throw SettingsError([.sharedFile(error.description)])
    }
  }

  /// The value of the first place that has one; nil where none has, or where it is not valid, which is a fault.
  mutating func value<Value>(of key: SettingKey<Value>, given: Value?) -> Value? {
    if let given {
      // Only texts and numbers can be wrong in code; other types have no wrong values.
      if let text = (given as? String) ?? (given as? Int).map(String.init), key.read(text) == nil {
        faults.append(.invalidValue(.code(key.code), value: text, allowed: key.allowed))
        return nil
      }
      return given
    }
    guard let (text, place) = text(of: key.variables, profileKey: key.profileKey) else { return nil }
    guard let value = key.read(text) else {
      faults.append(.invalidValue(place, value: text, allowed: key.allowed))
      return nil
    }
    return value
  }

  private func text(of variables: [String], profileKey: String) -> (text: String, place: SettingsError.Place)? {
    for variable in variables {
      if let text = environment[variable] { return (text, .variable(variable)) }
    }
    return section[profileKey].map { ($0, profilePlace(profileKey)) }
  }

  /// Code's URL counts always, and for streams too; the others only while nobody says to ignore them.
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints".
  mutating func endpointURLs(given: String?) -> (dynamoDB: String?, streams: String?) {
    if let given {
      let url = checked(given, .code("endpoint"))
      return (url, url)
    }
    if value(of: .ignoresEndpointURLs, given: nil) == true { return (nil, nil) }
    return (endpointURL(of: "dynamodb"), endpointURL(of: "dynamodb_streams"))
  }

  private mutating func endpointURL(of service: String) -> String? {
    for variable in ["AWS_ENDPOINT_URL_\(service.uppercased())", "AWS_ENDPOINT_URL"] {
      if let url = environment[variable] { return checked(url, .variable(variable)) }
    }
    if let name = section["services"] {
      guard let services = files.services(name) else {
        report(.missingServices(name, profilePlace("services")))
        return nil
      }
      if let url = services.nested(service)?["endpoint_url"], !url.isEmpty {
        return checked(url, .services(name, service: service, file: files.configPath ?? ""))
      }
    }
    return section["endpoint_url"].flatMap { checked($0, profilePlace("endpoint_url")) }
  }

  private mutating func checked(_ url: String, _ place: SettingsError.Place) -> String? {
    do {
      _ = try Endpoint(url)
      return url
    } catch {
      report(.invalidEndpoint(place, why: (error as? TransportError)?.reason.description ?? "\(error)"))
      return nil
    }
  }

  /// What both services read is one fault.
  private mutating func report(_ fault: SettingsError.Fault) {
    if !faults.contains(fault) { faults.append(fault) }
  }

  /// Where a setting may be, in the order of looking.
  func places<Value>(of key: SettingKey<Value>) -> [SettingsError.Place] {
    [.code(key.code)] + key.variables.map { .variable($0) } + [profilePlace(key.profileKey)]
  }

  func hasFault<Value>(of key: SettingKey<Value>) -> Bool {
    let places = places(of: key)
    return faults.contains { if case .invalidValue(let place, _, _) = $0 { places.contains(place) } else { false } }
  }

  private func profilePlace(_ key: String) -> SettingsError.Place {
    let paths =
      if files.credentialsProfiles[profile.name]?[key] != nil {
        [files.credentialsPath]
      } else if files.configProfiles[profile.name]?[key] != nil {
        [files.configPath]
      } else {
        [files.configPath, files.credentialsPath]
      }
    return .profile(profile.name, key: key, files: paths.compactMap { $0 })
  }
}
