#if !Engine
  #error(
    "SwynamoEngine needs the trait \"Engine\": write .package(url: …, traits: [.defaults, \"Engine\"]) in your Package.swift; in a clone of swynamodb, swift build --enable-all-traits"
  )
#endif
