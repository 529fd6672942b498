// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "swynamodb-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "swynamodb", path: "..", traits: ["Curl", "Engine"])],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        .product(name: "SwynamoDB", package: "swynamodb"), .product(name: "SwynamoEngine", package: "swynamodb"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
