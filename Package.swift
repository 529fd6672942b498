// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "swynamodb",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "SwynamoCore", swiftSettings: strict),
    .target(name: "SwynamoSchema", dependencies: ["SwynamoCore"], swiftSettings: strict),
    .target(name: "SwynamoWire", dependencies: ["SwynamoCore"], swiftSettings: strict),
    .target(name: "SwynamoCompiler", dependencies: ["SwynamoCore", "SwynamoSchema", "SwynamoWire"], swiftSettings: strict),
    .testTarget(name: "SwynamoCoreTests", dependencies: ["SwynamoCore"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
