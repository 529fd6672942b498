#if !Curl
  #error(
    "the client over HTTP needs the trait \"Curl\": write .package(url: …, traits: [.defaults]) in your Package.swift; in a clone of swynamodb, swift build --enable-all-traits"
  )
#endif
