// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// What a trait is off for is neither fetched nor built.
let ifCurl = TargetDependencyCondition.when(traits: ["Curl"])
let ifEngine = TargetDependencyCondition.when(traits: ["Engine"])
let ifServer = TargetDependencyCondition.when(traits: ["Server"])
let ifServiceLifecycle = TargetDependencyCondition.when(traits: ["ServiceLifecycle"])

let package = Package(
  name: "swynamodb",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "SwynamoDB", targets: ["SwynamoDB"]),
    .library(name: "SwynamoAPI", targets: ["SwynamoAPI"]),
    .library(name: "SwynamoStreams", targets: ["SwynamoStreams"]),
    .library(name: "SwynamoTables", targets: ["SwynamoTables"]),
    .library(name: "SwynamoPartiQL", targets: ["SwynamoPartiQL"]),
    .library(name: "SwynamoTransfers", targets: ["SwynamoTransfers"]),
    .library(name: "SwynamoEngine", targets: ["SwynamoEngine"]),
    .library(name: "SwynamoCompression", targets: ["SwynamoCompression"]),
    .library(name: "SwynamoEncryption", targets: ["SwynamoEncryption"]),
    .library(name: "SwynamoTesting", targets: ["SwynamoTesting"]),
    .executable(name: "swynamo-local", targets: ["swynamo-local"]),
    .executable(name: "playground", targets: ["Playground"]),
  ],
  traits: [
    .default(enabledTraits: ["Curl"]),
    .trait(
      name: "Curl", description: "The client over HTTP: DynamoDB in AWS, or a server by its URL. Needs libcurl, OpenSSL and zlib."
    ),
    .trait(
      name: "Engine",
      description: "The embedded engine, in memory or in a file: the product SwynamoEngine. Needs SQLite, OpenSSL and zlib."),
    .trait(
      name: "Server", description: "The engine as a server: the product swynamo-local.", enabledTraits: ["Engine"]),
    .trait(
      name: "ServiceLifecycle", description: "DynamoDB as a Service of swift-service-lifecycle, shut down in its turn."),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.20.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.4.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.3.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
  ],
  targets: [
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // One of these stops the build with a sentence where its trait is off, before anything is missed that only the trait brings.
    .target(name: "SwynamoCurlTrait", path: "Sources/Traits/Curl"),
    .target(name: "SwynamoEngineTrait", path: "Sources/Traits/Engine"),
    .target(name: "SwynamoServerTrait", path: "Sources/Traits/Server"),

    .target(name: "SwynamoBytes", swiftSettings: strict),
    .target(name: "SwynamoCore", dependencies: ["SwynamoBytes"], swiftSettings: strict),
    .target(name: "SwynamoSchema", dependencies: ["SwynamoCore"], swiftSettings: strict),
    .target(name: "SwynamoWire", dependencies: ["SwynamoCore"], swiftSettings: strict),
    .target(name: "SwynamoSigning", dependencies: ["SwynamoBytes", "COpenSSL"], swiftSettings: strict),
    .target(name: "SwynamoCompression", dependencies: ["CZlib", "SwynamoCore"], swiftSettings: strict),
    .target(name: "SwynamoEncryption", dependencies: ["SwynamoCore", "COpenSSL"], swiftSettings: strict),
    .target(name: "SwynamoCompiler", dependencies: ["SwynamoCore", "SwynamoSchema", "SwynamoWire"], swiftSettings: strict),
    .target(
      name: "SwynamoTransport",
      dependencies: [
        "SwynamoCurlTrait", "SwynamoBytes", "SwynamoCore", "SwynamoWire", "SwynamoSigning", "SwynamoCompression", "CCurl",
        "COpenSSL", "CZlib",
        .product(name: "Logging", package: "swift-log", condition: ifCurl),
        .product(name: "CoreMetrics", package: "swift-metrics", condition: ifCurl),
        .product(name: "Tracing", package: "swift-distributed-tracing", condition: ifCurl),
      ],
      swiftSettings: strict),
    .target(
      name: "SwynamoEngine",
      dependencies: [
        "SwynamoEngineTrait", "SwynamoBytes", "SwynamoCore", "SwynamoWire", "SwynamoSigning", "SwynamoCompression", "COpenSSL",
        "CSQLite",
        .product(name: "GRDB", package: "GRDB.swift", condition: ifEngine),
        .product(name: "GRDBSQLite", package: "GRDB.swift", condition: ifEngine),
      ],
      swiftSettings: strict),
    .target(
      name: "SwynamoDB",
      dependencies: [
        "SwynamoCore", "SwynamoSchema", "SwynamoCompiler", "SwynamoWire",
        .target(name: "SwynamoTransport", condition: ifCurl),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: ifServiceLifecycle),
      ],
      swiftSettings: strict),
    .target(
      name: "SwynamoAPI", dependencies: ["SwynamoDB", "SwynamoCore", "SwynamoWire"], swiftSettings: strict),
    .target(
      name: "SwynamoStreams", dependencies: ["SwynamoAPI", "SwynamoDB", "SwynamoSchema", "SwynamoCore", "SwynamoWire"],
      swiftSettings: strict),
    .target(
      name: "SwynamoTables", dependencies: ["SwynamoAPI", "SwynamoDB", "SwynamoSchema", "SwynamoCore", "SwynamoWire"],
      swiftSettings: strict),
    .target(
      name: "SwynamoPartiQL", dependencies: ["SwynamoDB", "SwynamoAPI", "SwynamoSchema", "SwynamoCore", "SwynamoWire"],
      swiftSettings: strict),
    .target(
      name: "SwynamoTransfers",
      dependencies: [
        "SwynamoDB", "SwynamoCompression", "SwynamoSigning", "SwynamoSchema", "SwynamoBytes", "SwynamoCore",
      ],
      swiftSettings: strict),
    .target(
      name: "SwynamoTesting", dependencies: ["SwynamoDB", "SwynamoBytes", "SwynamoCore", "SwynamoWire"], swiftSettings: strict),
    .target(
      name: "SwynamoServer",
      dependencies: [
        "SwynamoServerTrait", "SwynamoEngine", "SwynamoBytes", "SwynamoCore", "SwynamoWire", "SwynamoSigning",
        "SwynamoCompression", "COpenSSL",
        .product(name: "Logging", package: "swift-log", condition: ifServer),
        .product(name: "Hummingbird", package: "hummingbird", condition: ifServer),
        .product(name: "HummingbirdTLS", package: "hummingbird", condition: ifServer),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "swynamo-local",
      dependencies: [
        "SwynamoEngine", "SwynamoServer",
        .product(name: "Logging", package: "swift-log", condition: ifServer),
        .product(name: "ArgumentParser", package: "swift-argument-parser", condition: ifServer),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "Playground",
      dependencies: [
        "SwynamoDB", "SwynamoTables", "SwynamoStreams", "SwynamoEngine",
        .product(name: "ArgumentParser", package: "swift-argument-parser", condition: ifServer),
      ],
      path: "Playground",
      swiftSettings: strict),

    .executableTarget(
      name: "fuzz", dependencies: ["SwynamoEngine", "SwynamoBytes", "SwynamoWire"], path: "Tests/Fuzz", swiftSettings: strict),

    .testTarget(
      name: "SwynamoAPITests",
      dependencies: ["SwynamoAPI", "SwynamoDB", "SwynamoEngine", "SwynamoTesting", "SwynamoBytes", "SwynamoWire", "SwynamoCore"],
      swiftSettings: strict),
    .testTarget(
      name: "SwynamoStreamsTests",
      dependencies: [
        "SwynamoStreams", "SwynamoAPI", "SwynamoDB", "SwynamoEngine", "SwynamoTesting", "SwynamoSchema", "SwynamoWire",
        "SwynamoCore",
      ],
      swiftSettings: strict),
    .testTarget(name: "SwynamoBytesTests", dependencies: ["SwynamoBytes"], swiftSettings: strict),
    .testTarget(name: "SwynamoCoreTests", dependencies: ["SwynamoBytes", "SwynamoCore"], swiftSettings: strict),
    .testTarget(
      name: "SwynamoTransportTests",
      dependencies: [
        "SwynamoTransport", "SwynamoSigning", "SwynamoCompression", "SwynamoWire", "SwynamoBytes", "SwynamoCore",
        .product(name: "Logging", package: "swift-log", condition: ifCurl),
        .product(name: "CoreMetrics", package: "swift-metrics", condition: ifCurl),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing", condition: ifCurl),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SwynamoEngineTests",
      dependencies: [
        "SwynamoEngine", "SwynamoBytes", "SwynamoCompression", "SwynamoWire", "SwynamoCore",
        .product(name: "GRDB", package: "GRDB.swift", condition: ifEngine),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SwynamoServerTests",
      dependencies: [
        "SwynamoServer", "SwynamoEngine", "SwynamoSigning", "SwynamoCompression",
        .product(name: "Logging", package: "swift-log", condition: ifServer),
        .product(name: "Hummingbird", package: "hummingbird", condition: ifServer),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SwynamoCompilerTests",
      dependencies: ["SwynamoDB", "SwynamoCompiler", "SwynamoSchema", "SwynamoCore", "SwynamoWire", "SwynamoTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "SwynamoDBTests",
      dependencies: [
        "SwynamoDB", "SwynamoEngine", "SwynamoTesting", "SwynamoCompression", "SwynamoEncryption", "SwynamoBytes", "SwynamoCore",
        "SwynamoWire",
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: ifServiceLifecycle),
        .product(name: "Logging", package: "swift-log", condition: ifCurl),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SwynamoTablesTests",
      dependencies: [
        "SwynamoTables", "SwynamoAPI", "SwynamoDB", "SwynamoEngine", "SwynamoTesting", "SwynamoBytes", "SwynamoWire",
        "SwynamoCore",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SwynamoPartiQLTests",
      dependencies: ["SwynamoPartiQL", "SwynamoAPI", "SwynamoDB", "SwynamoEngine", "SwynamoTesting", "SwynamoBytes"],
      swiftSettings: strict),
    .testTarget(
      name: "SwynamoTransfersTests",
      dependencies: [
        "SwynamoTransfers", "SwynamoAPI", "SwynamoDB", "SwynamoEngine", "SwynamoCompression", "SwynamoSigning", "SwynamoBytes",
      ],
      swiftSettings: strict),
    .testTarget(name: "ExampleTests", dependencies: ["SwynamoDB", "SwynamoEngine", "SwynamoTesting"], swiftSettings: strict),
    .testTarget(
      name: "FaultCampaign",
      dependencies: [
        "SwynamoDB", "SwynamoEngine", "SwynamoTransport", "SwynamoTesting", "SwynamoBytes", "SwynamoCompression", "SwynamoWire",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LawTests",
      dependencies: [
        "SwynamoCompression", "SwynamoEncryption", "SwynamoDB", "SwynamoEngine", "SwynamoCompiler", "SwynamoSchema",
        "SwynamoBytes", "SwynamoCore", "SwynamoWire",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
