#if !Server
  #error(
    "swynamo-local needs the trait \"Server\": write .package(url: …, traits: [.defaults, \"Server\"]) in your Package.swift; in a clone of swynamodb, swift build --enable-all-traits"
  )
#endif
