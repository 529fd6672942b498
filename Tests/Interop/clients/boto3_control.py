"""boto3: insights, Kinesis destinations, policies, global tables and their scaling, settings of tables."""

import json
import unittest

from botocore.exceptions import WaiterError

import backend
from fixtures import Sessions, client, definitions, keys

FAST = {"Delay": 1, "MaxAttempts": 5}


@backend.not_on_moto("moto has no such operations, or answers them otherwise")
class Insights(Sessions):
    def test_they_are_switched_on_and_off(self):
        name = self.name
        self.assertEqual(client.describe_contributor_insights(TableName=name)["ContributorInsightsStatus"], "DISABLED")
        answer = client.update_contributor_insights(TableName=name, ContributorInsightsAction="ENABLE", ContributorInsightsMode="THROTTLED_KEYS")
        self.assertEqual((answer["ContributorInsightsStatus"], answer["ContributorInsightsMode"]), ("ENABLING", "THROTTLED_KEYS"))
        client.get_waiter("contributor_insights_enabled").wait(TableName=name, WaiterConfig=FAST)
        client.update_contributor_insights(TableName=name, IndexName="all", ContributorInsightsAction="ENABLE")
        client.get_waiter("contributor_insights_enabled").wait(TableName=name, IndexName="all", WaiterConfig=FAST)
        first = client.list_contributor_insights(TableName=name, MaxResults=1)
        second = client.list_contributor_insights(TableName=name, MaxResults=1, NextToken=first["NextToken"])
        self.assertNotIn("NextToken", second)
        listed = first["ContributorInsightsSummaries"] + second["ContributorInsightsSummaries"]
        self.assertEqual([summary.get("IndexName") for summary in listed], [None, "all"])
        for index in ({}, {"IndexName": "all"}):
            client.update_contributor_insights(TableName=name, ContributorInsightsAction="DISABLE", **index)
        self.assertEqual(client.list_contributor_insights(TableName=name)["ContributorInsightsSummaries"], [])

    def test_what_is_not_there(self):
        for operation, more in (("describe", {}), ("update", {"ContributorInsightsAction": "ENABLE"})):
            operation += "_contributor_insights"
            self.refused("ResourceNotFoundException", operation, "Index: local not found", TableName=self.name, IndexName="local", **more)
            self.refused("ResourceNotFoundException", operation, "Table: nowhere not found", TableName="nowhere", **more)
        self.refused("ResourceNotFoundException", "list_contributor_insights", "nowhere", TableName="nowhere")


@backend.not_on_moto("moto has a Kinesis")
class Kinesis(Sessions):
    stream = "arn:aws:kinesis:us-east-1:000000000000:stream/changes"

    def test_there_is_no_stream(self):
        answer = client.enable_kinesis_streaming_destination(TableName=self.name, StreamArn=self.stream)
        self.assertEqual(answer["DestinationStatus"], "ENABLING")
        with self.assertRaises(WaiterError) as raised:
            client.get_waiter("kinesis_streaming_destination_active").wait(TableName=self.name, WaiterConfig=FAST)
        self.assertIn("terminal failure", str(raised.exception))
        destination = client.describe_kinesis_streaming_destination(TableName=self.name)["KinesisDataStreamDestinations"][0]
        self.assertEqual(destination["DestinationStatus"], "ENABLE_FAILED")
        self.assertTrue(destination["DestinationStatusDescription"])

    def test_refusals(self):
        named = {"TableName": self.name, "StreamArn": self.stream}
        self.refused("ValidationException", "disable_kinesis_streaming_destination", "must be ACTIVE", **named)
        self.refused(
            "ValidationException", "update_kinesis_streaming_destination", "", **named,
            UpdateKinesisStreamingConfiguration={"ApproximateCreationDateTimePrecision": "MICROSECOND"})
        nowhere = named | {"TableName": "nowhere"}
        self.refused("ResourceNotFoundException", "enable_kinesis_streaming_destination", "nowhere", **nowhere)
        self.refused("ResourceNotFoundException", "describe_kinesis_streaming_destination", "nowhere", TableName="nowhere")


@backend.not_on_moto("moto keeps any text")
class Policies(Sessions):
    def policy(self, action):
        statement = {
            "Sid": "one", "Effect": "Allow", "Principal": {"AWS": ["123456789012"]}, "Action": [action], "Resource": [self.arn]}
        return json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=1)

    def test_a_policy_comes_and_goes(self):
        arn = {"ResourceArn": self.arn}
        self.refused("PolicyNotFoundException", "get_resource_policy", self.arn, **arn)
        self.assertNotIn("RevisionId", client.delete_resource_policy(**arn))
        revision = client.put_resource_policy(
            **arn, Policy=self.policy("dynamodb:GetItem"), ExpectedRevisionId="NO_POLICY")["RevisionId"]
        kept = client.get_resource_policy(**arn)
        self.assertEqual(kept["RevisionId"], revision)
        statement = json.loads(kept["Policy"])["Statement"][0]
        self.assertEqual((statement["Action"], statement["Principal"]), ("dynamodb:GetItem", {"AWS": "arn:aws:iam::123456789012:root"}))
        self.assertEqual(client.put_resource_policy(**arn, Policy=kept["Policy"])["RevisionId"], revision)
        self.refused(
            "PolicyNotFoundException", "put_resource_policy", f"a policy exists with revision id {revision}", **arn,
            Policy=kept["Policy"], ExpectedRevisionId="NO_POLICY")
        self.refused("PolicyNotFoundException", "delete_resource_policy", "revision id 7", **arn, ExpectedRevisionId="7")
        self.assertEqual(client.delete_resource_policy(**arn, ExpectedRevisionId=revision)["RevisionId"], revision)

    def test_no_policy(self):
        self.refused("ValidationException", "put_resource_policy", "invalid Json", ResourceArn=self.arn, Policy="{")
        self.refused(
            "ResourceNotFoundException", "get_resource_policy", "Table: nowhere not found",
            ResourceArn=self.arn.replace(self.name, "nowhere"))


@backend.not_on_moto("moto makes global tables")
class GlobalTables(Sessions):
    def test_the_2017_version(self):
        group = [{"RegionName": "us-east-1"}, {"RegionName": "eu-west-1"}]
        named = {"GlobalTableName": self.name}
        self.refused("ValidationException", "create_global_table", "2017.11.29 is not supported", ReplicationGroup=group, **named)
        self.refused(
            "GlobalTableNotFoundException", "update_global_table", "does not exist", ReplicaUpdates=[{"Delete": group[1]}], **named)
        for operation in ("describe_global_table", "describe_global_table_settings", "update_global_table_settings"):
            self.refused("GlobalTableNotFoundException", operation, "does not exist", **named)
        self.assertEqual(client.list_global_tables()["GlobalTables"], [])
        self.refused("ValidationException", "list_global_tables", "exclusiveStartGlobalTableName", ExclusiveStartGlobalTableName="a b c")

    def test_replicas(self):
        for action, words in (("Create", "Region eu-west-1 is not supported"), ("Delete", "not part of the global table")):
            self.refused(
                "ValidationException", "update_table", words, TableName=self.name, ReplicaUpdates=[{action: {"RegionName": "eu-west-1"}}])
        self.assertNotIn("Replicas", client.describe_table(TableName=self.name)["Table"])

    def test_scaling(self):
        settings = {
            "MinimumUnits": 1, "MaximumUnits": 10,
            "ScalingPolicyUpdate": {"TargetTrackingScalingPolicyConfiguration": {"TargetValue": 70.5}}}
        self.refused("ResourceNotFoundException", "describe_table_replica_auto_scaling", "does not exist", TableName=self.name)
        self.refused(
            "ResourceNotFoundException", "update_table_replica_auto_scaling", "does not exist", TableName=self.name,
            ProvisionedWriteCapacityAutoScalingUpdate=settings)


@backend.not_on_moto("moto keeps fewer of them")
class Settings(Sessions):
    def made(self, **more):
        name = backend.fresh_name("settings")
        client.create_table(**dict(
            TableName=name, KeySchema=keys("p"), AttributeDefinitions=definitions(p="S"), BillingMode="PAY_PER_REQUEST") | more)
        client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})
        self.addCleanup(lambda: client.delete_table(TableName=name))
        return name

    def test_bounds_on_demand(self):
        name = self.made(OnDemandThroughput={"MaxReadRequestUnits": 100, "MaxWriteRequestUnits": 50})
        answer = client.update_table(TableName=name, OnDemandThroughput={"MaxReadRequestUnits": -1})["TableDescription"]
        self.assertEqual(answer["OnDemandThroughput"], {"MaxReadRequestUnits": -1, "MaxWriteRequestUnits": 50})
        self.assertEqual(client.describe_table(TableName=name)["Table"]["OnDemandThroughput"], {"MaxWriteRequestUnits": 50})
        self.refused(
            "ValidationException", "update_table", "outside of valid range", TableName=name, OnDemandThroughput={"MaxReadRequestUnits": 0})

    def test_encryption_class_and_warmth(self):
        name = self.made(SSESpecification={"Enabled": True}, TableClass="STANDARD_INFREQUENT_ACCESS")
        table = client.describe_table(TableName=name)["Table"]
        self.assertEqual((table["SSEDescription"]["Status"], table["SSEDescription"]["SSEType"]), ("ENABLED", "KMS"))
        client.update_table(TableName=name, SSESpecification={"Enabled": False})
        self.assertNotIn("SSEDescription", client.describe_table(TableName=name)["Table"])
        client.update_table(TableName=name, TableClass="STANDARD")
        self.assertEqual(client.describe_table(TableName=name)["Table"]["TableClassSummary"]["TableClass"], "STANDARD")
        client.update_table(TableName=name, WarmThroughput={"ReadUnitsPerSecond": 15000})
        self.assertEqual(client.describe_table(TableName=name)["Table"]["WarmThroughput"]["ReadUnitsPerSecond"], 15000)


if __name__ == "__main__":
    unittest.main()
