"""Rules of tables: their keys and indexes, what may be changed, tags, time to live, and what is listed."""

import re

from rawhttp import IN_USE, LIMIT, NOT_FOUND, Rules, S, attributes, fresh_name, keys, must, send

INVALID = "One or more parameter values were invalid: "
ALL = {"ProjectionType": "ALL"}


def index(name, *key, projection=ALL, **more):
    return {"IndexName": name, "KeySchema": keys(*key), "Projection": projection} | more


class Definitions(Rules):
    def table(self, **more):
        """A table that would be created, but for `more`."""
        base = {
            "TableName": fresh_name("refused"), "BillingMode": "PAY_PER_REQUEST", "KeySchema": keys("p", "r"),
            "AttributeDefinitions": attributes(p="S", r="S")}
        return {name: value for name, value in (base | more).items() if value is not None}

    def no(self, message, **more):
        self.refused("CreateTable", self.table(**more), message)

    def yes(self, **more):
        body = self.table(**more)
        if self.taken("CreateTable", body) is not None:
            return must("DeleteTable", {"TableName": body["TableName"]})["TableDescription"]

    def test_key_elements(self):
        self.no("Invalid KeySchema: The first KeySchemaElement is not a HASH key type", KeySchema=[
            {"AttributeName": "p", "KeyType": "RANGE"}, {"AttributeName": "r", "KeyType": "HASH"}])
        self.no("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type", KeySchema=[
            {"AttributeName": "p", "KeyType": "HASH"}, {"AttributeName": "r", "KeyType": "HASH"}])
        self.no("Invalid KeySchema: Both the Hash Key and the Range Key element in the KeySchema have the same name", KeySchema=keys("p", "p"))
        self.no(
            re.compile(r"1 validation error detected: Value '\[.+\]' at 'keySchema' failed to satisfy constraint: "
                       "Member must have length less than or equal to 2"),
            KeySchema=keys("p", "r", "s"), AttributeDefinitions=attributes(p="S", r="S", s="S"))
        self.no(
            "1 validation error detected: Value '[]' at 'keySchema' failed to satisfy constraint: "
            "Member must have length greater than or equal to 1", KeySchema=[])
        self.no(
            "1 validation error detected: Value 'SORT' at 'keySchema.2.member.keyType' failed to satisfy constraint: "
            "Member must satisfy enum value set: [HASH, RANGE]",
            KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}, {"AttributeName": "r", "KeyType": "SORT"}])

    def test_definitions_match_the_keys_exactly(self):
        self.no(
            INVALID + "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions",
            AttributeDefinitions=attributes(p="S", r="S", x="S"))
        self.no("Invalid KeySchema: Some index key attribute have no definition", AttributeDefinitions=attributes(p="S"))
        self.no(
            INVALID + "Some index key attributes are not defined in AttributeDefinitions. Keys: [p, r], AttributeDefinitions: [p, x]",
            AttributeDefinitions=attributes(p="S", x="S"))
        self.no(
            INVALID + "Some index key attributes are not defined in AttributeDefinitions. Keys: [p], AttributeDefinitions: [x]",
            KeySchema=keys("p"), AttributeDefinitions=attributes(x="S"))
        self.no(
            re.compile(re.escape(INVALID + "Some AttributeDefinitions are not used. AttributeDefinitions: [") + r".+\], keys used: \[.+\]"),
            AttributeDefinitions=attributes(p="S", r="S", x="S", y="S"), GlobalSecondaryIndexes=[index("byx", "x")])

    def test_local_indexes(self):
        definitions = attributes(p="S", r="S", x="S")

        def no(message, *indexes, **more):
            self.no(message, LocalSecondaryIndexes=list(indexes), **({"AttributeDefinitions": definitions} | more))

        no(INVALID + "List of LocalSecondaryIndexes is empty", AttributeDefinitions=attributes(p="S", r="S"))
        no(INVALID + "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex",
           index("one", "p", "x"), KeySchema=keys("p"), AttributeDefinitions=attributes(p="S", x="S"))
        no(INVALID + "Index KeySchema does not have a range key for index: one", index("one", "p"), AttributeDefinitions=attributes(p="S", r="S"))
        no(INVALID + "Index KeySchema does not have the same leading hash key as table KeySchema for index: one. index hash key: x, "
           "table hash key: p", index("one", "x", "r"))
        no(INVALID + "Duplicate index name: one", index("one", "p", "x"), index("one", "p", "x"))
        no(INVALID + "Number of LocalSecondaryIndexes exceeds per-table limit of 5", *(index(f"one{n}", "p", "x") for n in range(6)))
        self.yes(LocalSecondaryIndexes=[index(f"one{n}", "p", "x") for n in range(5)], AttributeDefinitions=definitions)

    def test_global_indexes(self):
        definitions = attributes(p="S", r="S", x="S")

        def no(message, *indexes, **more):
            self.no(message, GlobalSecondaryIndexes=list(indexes), **({"AttributeDefinitions": definitions} | more))

        no(INVALID + "List of GlobalSecondaryIndexes is empty", AttributeDefinitions=attributes(p="S", r="S"))
        no(INVALID + "Duplicate index name: one", index("one", "x"), index("one", "x"))
        no(INVALID + "GlobalSecondaryIndex count exceeds the per-table limit of 20", *(index(f"one{n}", "x") for n in range(21)))
        no(INVALID + "Some index key attributes are not defined in AttributeDefinitions. Keys: [y], AttributeDefinitions: [p, x, r]",
           index("one", "y"))
        no(INVALID + "ProvisionedThroughput should not be specified for index: one when BillingMode is PAY_PER_REQUEST",
           index("one", "x", ProvisionedThroughput={"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}))
        self.yes(GlobalSecondaryIndexes=[index(f"one{n}", "x") for n in range(20)], AttributeDefinitions=definitions)

    def test_projections(self):
        def no(message, projection, count=1):
            self.no(
                message, AttributeDefinitions=attributes(p="S", r="S", x="S"),
                GlobalSecondaryIndexes=[index(f"one{n}", "x", projection=projection) for n in range(count)])

        def include(count):
            return {"ProjectionType": "INCLUDE", "NonKeyAttributes": [f"a{n}" for n in range(count)]}

        no(INVALID + "Unknown ProjectionType: null", {})
        no(INVALID + "ProjectionType is ALL, but NonKeyAttributes is specified", {"ProjectionType": "ALL", "NonKeyAttributes": ["a"]})
        no(INVALID + "ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified", {"ProjectionType": "KEYS_ONLY", "NonKeyAttributes": ["a"]})
        no(INVALID + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified", {"ProjectionType": "INCLUDE"})
        no(re.compile(".*255.*"), {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["x" * 256]})
        no(re.compile(".*(20|100).*"), include(21))
        no(re.compile(".*100.*"), include(20), count=6)
        self.yes(
            AttributeDefinitions=attributes(p="S", r="S", x="S"),
            GlobalSecondaryIndexes=[index(f"one{n}", "x", projection=include(20)) for n in range(5)])

    def test_throughput(self):
        units = {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}
        both = INVALID + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED"
        self.no(both, BillingMode="PROVISIONED")
        self.no(both, BillingMode=None)
        self.no(INVALID + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST",
                ProvisionedThroughput=units)
        self.no(
            "1 validation error detected: Value '0' at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: "
            "Member must have value greater than or equal to 1",
            BillingMode="PROVISIONED", ProvisionedThroughput=units | {"ReadCapacityUnits": 0})
        self.no("Given value 1000000000001 for ReadCapacityUnits is out of bounds",
                BillingMode="PROVISIONED", ProvisionedThroughput=units | {"ReadCapacityUnits": 1_000_000_000_001})
        self.yes(BillingMode="PROVISIONED", ProvisionedThroughput=units)

    def test_names(self):
        for name in ("ab", "x" * 256):
            self.no(re.compile(".*(TableName must be at least 3 characters long and at most 255 characters long|Member must have length .*)"), TableName=name)
        self.no(re.compile(".*Member must satisfy regular expression pattern: .*"), TableName="a table")
        for name in ("ab", "x" * 256, "an index"):
            self.no(
                re.compile(r"1 validation error detected: Value '.+' at 'globalSecondaryIndexes\.1\.member\.indexName' failed to satisfy constraint: .+"),
                AttributeDefinitions=attributes(p="S", r="S", x="S"), GlobalSecondaryIndexes=[index(name, "x")])
        self.no(re.compile(".*255.*"), KeySchema=keys("x" * 256), AttributeDefinitions=attributes(**{"x" * 256: "S"}))
        self.yes(KeySchema=keys("x" * 255), AttributeDefinitions=attributes(**{"x" * 255: "S"}))


class Life(Rules):
    def setUp(self):
        self.name = fresh_name("life")
        self.arn = must("CreateTable", {
            "TableName": self.name, "BillingMode": "PAY_PER_REQUEST", "KeySchema": keys("p"),
            "AttributeDefinitions": attributes(p="S")})["TableDescription"]["TableArn"]
        self.addCleanup(send, "DeleteTable", {"TableName": self.name})

    def test_names_are_taken_once(self):
        self.refused(
            "CreateTable", {
                "TableName": self.name, "BillingMode": "PAY_PER_REQUEST", "KeySchema": keys("p"), "AttributeDefinitions": attributes(p="S")},
            f"Table already exists: {self.name}", IN_USE)

    def test_what_is_not_there(self):
        for operation in ("DescribeTable", "DeleteTable"):
            self.refused(operation, {"TableName": "nowhere"}, "Requested resource not found: Table: nowhere not found", NOT_FOUND)
        for operation, more in [
            ("GetItem", {"Key": {"p": S("a")}}), ("PutItem", {"Item": {"p": S("a")}}), ("DeleteItem", {"Key": {"p": S("a")}}),
            ("UpdateItem", {"Key": {"p": S("a")}}), ("Scan", {}),
            ("Query", {"KeyConditionExpression": "p = :p", "ExpressionAttributeValues": {":p": S("a")}}),
        ]:
            self.refused(operation, {"TableName": "nowhere"} | more, "Requested resource not found", NOT_FOUND)

    def test_an_update_changes_one_index(self):
        def create(name):
            return {"Create": {"IndexName": name, "KeySchema": keys("x"), "Projection": ALL}}

        base = {"TableName": self.name, "AttributeDefinitions": attributes(p="S", x="S")}
        self.refused(
            "UpdateTable", base | {"GlobalSecondaryIndexUpdates": [create("one"), create("two")]},
            "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table", LIMIT)
        self.taken("UpdateTable", base | {"GlobalSecondaryIndexUpdates": [create("one")]})
        must("PutItem", {"TableName": self.name, "Item": {"p": S("a"), "x": S("y")}})
        answer = self.taken("Query", {
            "TableName": self.name, "IndexName": "one", "KeyConditionExpression": "x = :x", "ExpressionAttributeValues": {":x": S("y")}})
        self.assertEqual(answer["Items"], [{"p": S("a"), "x": S("y")}])

    def test_an_update_changes_something(self):
        self.refused(
            "UpdateTable", {"TableName": self.name},
            "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification "
            "or ReplicaUpdates is required")

    def test_time_to_live(self):
        def specification(name, enabled=True):
            return {"TableName": self.name, "TimeToLiveSpecification": {"AttributeName": name, "Enabled": enabled}}

        for name, bound in (("", "greater than or equal to 1"), ("x" * 256, "less than or equal to 255")):
            self.refused(
                "UpdateTimeToLive", specification(name),
                f"1 validation error detected: Value '{name}' at 'timeToLiveSpecification.attributeName' failed to satisfy "
                f"constraint: Member must have length {bound}")
        self.refused("UpdateTimeToLive", specification("a", False), "TimeToLive is already disabled")
        self.taken("UpdateTimeToLive", specification("a"), {"TimeToLiveSpecification": {"AttributeName": "a", "Enabled": True}})
        self.refused("UpdateTimeToLive", specification("a"), "TimeToLive is already enabled")
        self.taken("DescribeTimeToLive", {"TableName": self.name}, {"TimeToLiveDescription": {
            "AttributeName": "a", "TimeToLiveStatus": "ENABLED"}})

    def test_protection_from_deletion(self):
        must("UpdateTable", {"TableName": self.name, "DeletionProtectionEnabled": True})
        self.refused(
            "DeleteTable", {"TableName": self.name},
            "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.")
        must("UpdateTable", {"TableName": self.name, "DeletionProtectionEnabled": False})

    def test_tables_are_named_by_arn(self):
        self.assertTrue(self.arn.endswith(f":table/{self.name}"))
        self.taken("PutItem", {"TableName": self.arn, "Item": {"p": S("a")}}, {})
        self.taken("GetItem", {"TableName": self.arn, "Key": {"p": S("a")}}, {"Item": {"p": S("a")}})
        self.taken("DescribeTable", {"TableName": self.arn})
        self.taken("Scan", {"TableName": self.arn}, {"Items": [{"p": S("a")}], "Count": 1, "ScannedCount": 1})

    def test_tags(self):
        self.taken("TagResource", {"ResourceArn": self.arn, "Tags": [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": ""}]})
        self.taken("ListTagsOfResource", {"ResourceArn": self.arn}, {"Tags": [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": ""}]})
        self.taken("UntagResource", {"ResourceArn": self.arn, "TagKeys": ["a"]})
        self.taken("ListTagsOfResource", {"ResourceArn": self.arn}, {"Tags": [{"Key": "b", "Value": ""}]})

    def test_lists_are_paged(self):
        self.refused(
            "ListTables", {"Limit": 0},
            "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")
        self.refused(
            "ListTables", {"Limit": 101},
            "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100")
        answer = self.taken("ListTables", {"Limit": 1})
        self.assertEqual(len(answer["TableNames"]), 1)
        self.assertEqual(answer.get("LastEvaluatedTableName", self.name), answer["TableNames"][-1])

    def test_the_account(self):
        self.taken("DescribeLimits", {})
        self.taken("DescribeEndpoints", {})
