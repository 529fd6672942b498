import Foundation

/// By the environment: `SWYNAMO_FAULT_CALLS=100000 SWYNAMO_SEED=7 swift test --enable-all-traits --filter FaultCampaign`.
///
/// Without `SWYNAMO_FAULT_CALLS` nothing is run: what the process holds is measured, so that other tests must not run beside.
enum CampaignSettings {
  static let calls = ProcessInfo.processInfo.environment["SWYNAMO_FAULT_CALLS"].flatMap { Int($0) }
  static let isWanted = calls != nil
  static let seed =
    ProcessInfo.processInfo.environment["SWYNAMO_SEED"].flatMap { UInt64($0) } ?? .random(in: 0..<1_000_000_000)
}
