// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// A scaling policy as it stands: its name and its target. Source: API Reference, "AutoScalingPolicyDescription".
  public struct AutoScalingPolicyDescription: ReadStructure {
    /// `PolicyName`, 1 to 256 characters.
    public var policyName: String?
    /// `TargetTrackingScalingPolicyConfiguration`
    public var targetTrackingScalingPolicyConfiguration: API.AutoScalingTargetTrackingScalingPolicyConfigurationDescription?

    /// The structure with what is given.
    public init(
      policyName: String? = nil,
      targetTrackingScalingPolicyConfiguration: API.AutoScalingTargetTrackingScalingPolicyConfigurationDescription? = nil
    ) {
      self.policyName = policyName
      self.targetTrackingScalingPolicyConfiguration = targetTrackingScalingPolicyConfiguration
    }

    public init(from members: API.Members) throws {
      policyName = try members.optional("PolicyName")
      targetTrackingScalingPolicyConfiguration = try members.optional("TargetTrackingScalingPolicyConfiguration")
    }
  }

  /// A scaling policy to create or change. Source: API Reference, "AutoScalingPolicyUpdate".
  public struct AutoScalingPolicyUpdate: WrittenStructure {
    /// `TargetTrackingScalingPolicyConfiguration`
    public var targetTrackingScalingPolicyConfiguration: API.AutoScalingTargetTrackingScalingPolicyConfigurationUpdate
    /// `PolicyName`, 1 to 256 characters.
    public var policyName: String?

    /// The structure with what is given.
    public init(
      targetTrackingScalingPolicyConfiguration: API.AutoScalingTargetTrackingScalingPolicyConfigurationUpdate,
      policyName: String? = nil
    ) {
      self.targetTrackingScalingPolicyConfiguration = targetTrackingScalingPolicyConfiguration
      self.policyName = policyName
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TargetTrackingScalingPolicyConfiguration", targetTrackingScalingPolicyConfiguration)
      writer.member("PolicyName", policyName)
    }
  }

  /// The auto scaling of one capacity as it stands: its bounds, role and policies. Source: API Reference,
  /// "AutoScalingSettingsDescription".
  public struct AutoScalingSettingsDescription: ReadStructure {
    /// `MinimumUnits`, at least 1.
    public var minimumUnits: Int?
    /// `MaximumUnits`, at least 1.
    public var maximumUnits: Int?
    /// `AutoScalingDisabled`
    public var autoScalingDisabled: Bool?
    /// `AutoScalingRoleArn`
    public var autoScalingRoleARN: String?
    /// `ScalingPolicies`
    public var scalingPolicies: [API.AutoScalingPolicyDescription]?

    /// The structure with what is given.
    public init(
      minimumUnits: Int? = nil, maximumUnits: Int? = nil, autoScalingDisabled: Bool? = nil, autoScalingRoleARN: String? = nil,
      scalingPolicies: [API.AutoScalingPolicyDescription]? = nil
    ) {
      self.minimumUnits = minimumUnits
      self.maximumUnits = maximumUnits
      self.autoScalingDisabled = autoScalingDisabled
      self.autoScalingRoleARN = autoScalingRoleARN
      self.scalingPolicies = scalingPolicies
    }

    public init(from members: API.Members) throws {
      minimumUnits = try members.optional("MinimumUnits")
      maximumUnits = try members.optional("MaximumUnits")
      autoScalingDisabled = try members.optional("AutoScalingDisabled")
      autoScalingRoleARN = try members.optional("AutoScalingRoleArn")
      scalingPolicies = try members.optional("ScalingPolicies")
    }
  }

  /// The auto scaling to set for one capacity: its bounds, role and policy. Source: API Reference, "AutoScalingSettingsUpdate".
  public struct AutoScalingSettingsUpdate: WrittenStructure {
    /// `MinimumUnits`, at least 1.
    public var minimumUnits: Int?
    /// `MaximumUnits`, at least 1.
    public var maximumUnits: Int?
    /// `AutoScalingDisabled`
    public var autoScalingDisabled: Bool?
    /// `AutoScalingRoleArn`, 1 to 1,600 characters.
    public var autoScalingRoleARN: String?
    /// `ScalingPolicyUpdate`
    public var scalingPolicyUpdate: API.AutoScalingPolicyUpdate?

    /// The structure with what is given.
    public init(
      minimumUnits: Int? = nil, maximumUnits: Int? = nil, autoScalingDisabled: Bool? = nil, autoScalingRoleARN: String? = nil,
      scalingPolicyUpdate: API.AutoScalingPolicyUpdate? = nil
    ) {
      self.minimumUnits = minimumUnits
      self.maximumUnits = maximumUnits
      self.autoScalingDisabled = autoScalingDisabled
      self.autoScalingRoleARN = autoScalingRoleARN
      self.scalingPolicyUpdate = scalingPolicyUpdate
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("MinimumUnits", minimumUnits)
      writer.member("MaximumUnits", maximumUnits)
      writer.member("AutoScalingDisabled", autoScalingDisabled)
      writer.member("AutoScalingRoleArn", autoScalingRoleARN)
      writer.member("ScalingPolicyUpdate", scalingPolicyUpdate)
    }
  }

  /// The target use of capacity that a policy keeps to, and its cooldowns. Source: API Reference,
  /// "AutoScalingTargetTrackingScalingPolicyConfigurationDescription".
  public struct AutoScalingTargetTrackingScalingPolicyConfigurationDescription: ReadStructure {
    /// `TargetValue`
    public var targetValue: Double
    /// `DisableScaleIn`
    public var disableScaleIn: Bool?
    /// `ScaleInCooldown`
    public var scaleInCooldown: Int?
    /// `ScaleOutCooldown`
    public var scaleOutCooldown: Int?

    /// The structure with what is given.
    public init(targetValue: Double, disableScaleIn: Bool? = nil, scaleInCooldown: Int? = nil, scaleOutCooldown: Int? = nil) {
      self.targetValue = targetValue
      self.disableScaleIn = disableScaleIn
      self.scaleInCooldown = scaleInCooldown
      self.scaleOutCooldown = scaleOutCooldown
    }

    public init(from members: API.Members) throws {
      targetValue = try members.required("TargetValue")
      disableScaleIn = try members.optional("DisableScaleIn")
      scaleInCooldown = try members.optional("ScaleInCooldown")
      scaleOutCooldown = try members.optional("ScaleOutCooldown")
    }
  }

  /// The target use of capacity that a policy is to keep to, and its cooldowns. Source: API Reference,
  /// "AutoScalingTargetTrackingScalingPolicyConfigurationUpdate".
  public struct AutoScalingTargetTrackingScalingPolicyConfigurationUpdate: WrittenStructure {
    /// `TargetValue`
    public var targetValue: Double
    /// `DisableScaleIn`
    public var disableScaleIn: Bool?
    /// `ScaleInCooldown`
    public var scaleInCooldown: Int?
    /// `ScaleOutCooldown`
    public var scaleOutCooldown: Int?

    /// The structure with what is given.
    public init(targetValue: Double, disableScaleIn: Bool? = nil, scaleInCooldown: Int? = nil, scaleOutCooldown: Int? = nil) {
      self.targetValue = targetValue
      self.disableScaleIn = disableScaleIn
      self.scaleInCooldown = scaleInCooldown
      self.scaleOutCooldown = scaleOutCooldown
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TargetValue", targetValue)
      writer.member("DisableScaleIn", disableScaleIn)
      writer.member("ScaleInCooldown", scaleInCooldown)
      writer.member("ScaleOutCooldown", scaleOutCooldown)
    }
  }
}
