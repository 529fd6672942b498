"""Rules of key conditions, and of what reads by them: indexes, start keys, limits, segments."""

import re

from rawhttp import N, OnTables, Rules, S, Table, attributes, keys, must, send

VALUES = "ExpressionAttributeValues"
P, R = {":p": S("a")}, {":p": S("a"), ":r": N(1)}


class KeyConditions(OnTables):
    def no(self, condition, message, values=R, **more):
        self.refused("Query", self.query(condition, **{VALUES: values}, **more), message)

    def yes(self, condition, values=R, **more):
        self.taken("Query", self.query(condition, **{VALUES: values}, **more))

    def test_the_partition_key_is_compared_by_equality(self):
        for operator in ("<", "<=", ">", ">="):
            self.no(f"p {operator} :p", "Query key condition not supported", P)
            self.no(f"p {operator} :p AND r = :r", "Query key condition not supported")
        self.no("begins_with(p, :p)", "Query key condition not supported", P)
        self.no("p BETWEEN :p AND :p", "Query key condition not supported", P)
        self.no("r = :r", "Query condition missed key schema element: p", {":r": N(1)})
        self.no("a = :p", "Query condition missed key schema element: p", P)

    def test_one_condition_for_a_key(self):
        message = "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key"
        self.no("p = :p AND p = :q", message, P | {":q": S("b")})
        self.no("p = :p AND r > :r AND r < :q", message, R | {":q": N(2)})
        self.no("p = :p AND r = :r AND a = :r", "The number of query conditions (3) exceeds the number of key attributes defined in the schema (2)")
        self.no("p = :p AND a = :r", "Query condition missed key schema element: r")

    def test_the_sort_key_has_every_comparison_but_inequality(self):
        for operator in ("=", "<", "<=", ">", ">="):
            self.yes(f"p = :p AND r {operator} :r")
            self.yes(f"r {operator} :r AND p = :p")
        self.yes("p = :p AND r BETWEEN :r AND :r")
        self.yes("(p = :p) AND (r = :r)")
        self.yes("p = :p AND begins_with(l, :s)", P | {":s": S("x")}, IndexName="local")

    def test_operators_that_conditions_have_and_key_conditions_not(self):
        message = "Invalid operator used in KeyConditionExpression: "
        self.no("p = :p OR r = :r", message + "OR")
        self.no("NOT p = :p", message + "NOT", P)
        self.no("p = :p AND NOT r = :r", message + "NOT")
        self.no("p IN (:p)", message + "IN", P)
        self.no("p = :p AND r <> :r", message + "<>")
        for function in ("attribute_exists(r)", "attribute_not_exists(r)"):
            self.no(f"p = :p AND {function}", message + function.split("(")[0], P)
        self.no("p = :p AND contains(r, :r)", message + "contains")
        self.no("p = :p AND attribute_type(r, :s)", message + "attribute_type", P | {":s": S("N")})
        self.no("p = :p AND size(r) = :r", message + "size")

    def test_begins_with_is_not_for_numbers(self):
        self.no(
            "p = :p AND begins_with(r, :r)",
            "Invalid KeyConditionExpression: Incorrect operand type for operator or function; "
            "operator or function: begins_with, operand type: N")
        self.no(
            "p = :p AND begins_with(r, :s)",
            "One or more parameter values were invalid: Condition parameter type does not match schema type",
            P | {":s": S("1")})

    def test_no_paths_into_attributes(self):
        message = "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes"
        self.no("p.a = :p", message, P)
        self.no("p[0] = :p", message, P)
        self.no("p = :p AND r.a = :r", message)

    def test_one_attribute_in_a_condition(self):
        self.no(
            "p = r", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition", None)
        self.no("p = :p AND r BETWEEN a AND :r", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition")

    def test_the_key_comes_first(self):
        message = "Invalid condition in KeyConditionExpression: {} operator must have the key attribute as its first operand"
        self.no("p = :p AND begins_with(:s, r)", message.format("begins_with"), P | {":s": S("a")})
        self.no("p = :p AND :r BETWEEN r AND :q", message.format("BETWEEN"), R | {":q": N(2)})
        self.yes(":p = p", P)
        self.yes(":p = p AND :r < r")

    def test_a_key_condition_needs_a_key(self):
        self.no(":p = :q", "Invalid condition in KeyConditionExpression: No key attribute specified", P | {":q": S("b")})

    def test_values_have_the_types_of_the_keys(self):
        message = "One or more parameter values were invalid: Condition parameter type does not match schema type"
        self.no("p = :p", message, {":p": N(1)})
        self.no("p = :p AND r = :r", message, P | {":r": S("1")})
        self.no("g = :p", message, {":p": N(1)}, IndexName="all")

    def test_a_query_needs_a_condition(self):
        self.refused(
            "Query", {"TableName": self.indexed},
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")

    def query(self, condition, **more):
        values = more.pop(VALUES, None)
        return super().query(condition, **more, **({} if values is None else {VALUES: values}))


class Reads(OnTables):
    def test_an_index_must_exist(self):
        message = "The table does not have the specified index: nowhere"
        self.refused("Query", self.query("p = :p", IndexName="nowhere", **{VALUES: P}), message)
        self.refused("Scan", {"TableName": self.indexed, "IndexName": "nowhere"}, message)

    def test_global_indexes_are_not_read_consistently(self):
        message = "Consistent reads are not supported on global secondary indexes"
        self.refused("Query", self.query("g = :p", IndexName="all", ConsistentRead=True, **{VALUES: P}), message)
        self.refused("Scan", {"TableName": self.indexed, "IndexName": "all", "ConsistentRead": True}, message)
        self.taken("Query", self.query("p = :p", IndexName="local", ConsistentRead=True, **{VALUES: P}))
        self.taken("Scan", {"TableName": self.indexed, "IndexName": "local", "ConsistentRead": True})

    def test_select(self):
        attributes = "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index "
        keys_only = {"IndexName": "keys", "Select": "ALL_ATTRIBUTES"}
        self.refused(
            "Query", self.query("k = :p", **keys_only, **{VALUES: P}),
            attributes + "keys because its projection type is not ALL")
        self.refused(
            "Scan", {"TableName": self.indexed} | keys_only, attributes + "keys because its projection type is not ALL")
        self.taken("Query", self.query("g = :p", IndexName="all", Select="ALL_ATTRIBUTES", **{VALUES: P}))
        self.taken("Query", self.query("p = :p", IndexName="local", Select="ALL_ATTRIBUTES", **{VALUES: P}))
        self.refused(
            "Query", self.query("p = :p", Select="ALL_PROJECTED_ATTRIBUTES", **{VALUES: P}),
            # A query counts its faults, a scan doesn't.
            "1 validation error detected: ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName")
        self.refused(
            "Scan", {"TableName": self.simple, "Select": "ALL_PROJECTED_ATTRIBUTES"},
            "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName")
        self.refused(
            "Scan", {"TableName": self.simple, "Select": "SPECIFIC_ATTRIBUTES"},
            "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES")
        for select in ("ALL_ATTRIBUTES", "COUNT"):
            self.refused(
                "Scan", {"TableName": self.simple, "Select": select, "ProjectionExpression": "a"},
                f"Cannot specify the ProjectionExpression when choosing to get {'only the Count' if select == 'COUNT' else select}")
        self.refused(
            "Scan", {"TableName": self.simple, "Select": "SOME"},
            "1 validation error detected: Value 'SOME' at 'select' failed to satisfy constraint: Member must satisfy enum value "
            "set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]")

    def test_the_start_key_has_the_keys_of_the_table(self):
        def query(start, **more):
            return self.query("p = :p", ExclusiveStartKey=start, **{VALUES: P}, **more)

        invalid = "The provided starting key is invalid"
        self.taken("Query", query({"p": S("a"), "r": N(1)}))
        self.refused("Query", query({"p": S("b"), "r": N(1)}), "The provided starting key is outside query boundaries based on provided conditions")
        for start in ({"p": S("a")}, {"p": S("a"), "r": N(1), "a": N(1)}, {"p": S("a"), "a": N(1)}):
            self.refused("Query", query(start), invalid)
        self.refused("Query", query({"p": S("a"), "r": S("1")}), re.compile(f"({invalid}: )?The provided key element does not match the schema"))
        scan = {"TableName": self.simple}
        self.taken("Scan", scan | {"ExclusiveStartKey": {"p": S("nobody")}})
        self.refused("Scan", scan | {"ExclusiveStartKey": {"p": N(1)}}, f"{invalid}: The provided key element does not match the schema")
        self.refused("Scan", scan | {"ExclusiveStartKey": {"a": S("a")}}, f"{invalid}: The provided key element does not match the schema")

    def test_the_start_key_of_an_index_has_the_keys_of_both(self):
        full = {"g": S("a"), "p": S("a"), "r": N(1)}
        self.taken("Query", self.query("g = :p", IndexName="all", ExclusiveStartKey=full, **{VALUES: P}))
        for start in ({"p": S("a"), "r": N(1)}, {"g": S("a")}, full | {"a": N(1)}):
            self.refused(
                "Query", self.query("g = :p", IndexName="all", ExclusiveStartKey=start, **{VALUES: P}),
                re.compile("The provided starting key is invalid.*"))

    def test_the_start_key_of_a_segment_belongs_to_it(self):
        refused = 0
        for segment in range(2):
            body = {"TableName": self.simple, "Segment": segment, "TotalSegments": 2, "ExclusiveStartKey": {"p": S("somebody")}}
            answer = send("Scan", body)
            if answer.status != 200:
                refused += 1
                self.assertEqual(
                    answer.message,
                    "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct "
                    f"Segment. TotalSegments: 2 Segment: {segment}")
        self.assertEqual(refused, 1)

    def test_a_limit_is_positive(self):
        message = "1 validation error detected: Value '{}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"
        for limit in (0, -1):
            self.refused(
                "Query", self.query("p = :p", Limit=limit, **{VALUES: P}),
                "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1")
            self.refused("Scan", {"TableName": self.simple, "Limit": limit}, message.format(limit))

    def test_segments(self):
        scan = {"TableName": self.simple}
        constraint = "1 validation error detected: Value '{}' at '{}' failed to satisfy constraint: Member must have value {} than or equal to {}"
        self.refused("Scan", scan | {"Segment": -1, "TotalSegments": 1}, constraint.format(-1, "segment", "greater", 0))
        self.refused("Scan", scan | {"Segment": 0, "TotalSegments": 0}, constraint.format(0, "totalSegments", "greater", 1))
        self.refused("Scan", scan | {"Segment": 0, "TotalSegments": 1_000_001}, constraint.format(1_000_001, "totalSegments", "less", 1_000_000))
        self.taken("Scan", scan | {"Segment": 999_999, "TotalSegments": 1_000_000})
        self.refused(
            "Scan", scan | {"Segment": 2, "TotalSegments": 2},
            "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 2 is not less than TotalSegments: 2")
        self.refused(
            "Scan", scan | {"Segment": 0},
            "The TotalSegments parameter is required but was not present in the request when Segment parameter is present")
        self.refused(
            "Scan", scan | {"TotalSegments": 2},
            "The Segment parameter is required but was not present in the request when parameter TotalSegments is present")


class MultiAttributeKeys(Rules):
    """A global index with two partition and two sort keys: `a` (S), `b` (N); `c` (S), `d` (N)."""

    @classmethod
    def setUpClass(cls):
        cls.table = Table(
            KeySchema=keys("p"), AttributeDefinitions=attributes(p="S", a="S", b="N", c="S", d="N"),
            GlobalSecondaryIndexes=[{
                "IndexName": "multi", "Projection": {"ProjectionType": "ALL"},
                "KeySchema": [{"AttributeName": name, "KeyType": kind} for name, kind in
                              (("a", "HASH"), ("b", "HASH"), ("c", "RANGE"), ("d", "RANGE"))]}])
        cls.table.create()
        for number in range(8):
            must("PutItem", {"TableName": cls.table.name, "Item": {
                "p": S(str(number)), "a": S("x"), "b": N(1), "c": S("even" if number % 2 == 0 else "odd"), "d": N(number)}})

    @classmethod
    def tearDownClass(cls):
        cls.table.delete()

    def query(self, condition, **values):
        return {"TableName": self.table.name, "IndexName": "multi", "KeyConditionExpression": condition,
                VALUES: {f":{name}": value for name, value in values.items()}}

    def found(self, numbers, condition, **values):
        answer = self.taken("Query", self.query(condition, **values))
        if answer is not None:
            self.assertEqual([int(item["d"]["N"]) for item in answer["Items"]], numbers, condition)

    def test_all_partition_keys_and_the_sort_keys_from_the_left(self):
        ab = {"a": S("x"), "b": N(1)}
        self.found([0, 2, 4, 6, 1, 3, 5, 7], "a = :a AND b = :b", **ab)
        self.found([0, 2, 4, 6], "a = :a AND b = :b AND c = :c", **ab, c=S("even"))
        self.found([4, 6], "a = :a AND b = :b AND c = :c AND d > :d", **ab, c=S("even"), d=N(2))
        self.found([1, 3, 5, 7], "a = :a AND b = :b AND begins_with(c, :c)", **ab, c=S("o"))

    def test_what_it_refuses(self):
        ab = {"a": S("x"), "b": N(1)}
        for condition, values in [
            ("a = :a", {"a": S("x")}),
            ("a = :a AND b > :b", ab),
            ("a = :a AND b = :b AND d = :d", ab | {"d": N(1)}),
            ("a = :a AND b = :b AND c > :c AND d = :d", ab | {"c": S("e"), "d": N(1)}),
        ]:
            self.refused("Query", self.query(condition, **values), re.compile(".+"))

    def test_an_index_has_at_most_four_of_each(self):
        def create(hashes, ranges, order=None):
            names = [(f"h{number}", "HASH") for number in range(hashes)] + [(f"r{number}", "RANGE") for number in range(ranges)]
            return {
                "TableName": self.table.name + "x", "BillingMode": "PAY_PER_REQUEST", "KeySchema": keys("p"),
                "AttributeDefinitions": attributes(p="S", **{name: "S" for name, _ in names}),
                "GlobalSecondaryIndexes": [{
                    "IndexName": "multi", "Projection": {"ProjectionType": "ALL"},
                    "KeySchema": [{"AttributeName": name, "KeyType": kind} for name, kind in (order or names)]}]}

        self.taken("CreateTable", create(4, 4))
        must("DeleteTable", {"TableName": self.table.name + "x"})
        self.refused("CreateTable", create(5, 1), re.compile(".+"))
        self.refused("CreateTable", create(1, 5), re.compile(".+"))
        self.refused("CreateTable", create(1, 1, [("r0", "RANGE"), ("h0", "HASH")]), re.compile(".+"))
        self.refused("CreateTable", create(2, 1, [("h0", "HASH"), ("r0", "RANGE"), ("h1", "HASH")]), re.compile(".+"))
        self.refused("CreateTable", create(2, 0, [("h0", "HASH"), ("h0", "HASH")]), re.compile(".+"))
