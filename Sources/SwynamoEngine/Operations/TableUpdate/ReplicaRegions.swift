/// The regions that can have replicas of each other's tables.
///
/// Source: the endpoints of DynamoDB in botocore 1.44.8.
enum ReplicaRegions {
  private static let partitions = [
    [
      "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2",
      "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6",
      "ap-southeast-7",
      "ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1",
      "eu-west-2", "eu-west-3", "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-1",
      "us-east-2", "us-west-1", "us-west-2",
    ],
    ["cn-north-1", "cn-northwest-1"],
    ["us-gov-east-1", "us-gov-west-1"],
  ]

  /// Those of a region's partition; one that AWS doesn't have goes with the first.
  static func beside(_ region: String) -> [String] {
    partitions.first { $0.contains { $0 == region } } ?? partitions[0]
  }
}
