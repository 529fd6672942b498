"""Rules of every expression: size, operators, parentheses, placeholders, reserved words, depth, functions."""

import re

from rawhttp import N, OnTables, S

V = {"ExpressionAttributeValues": {":v": N(1)}}
NAMES = "ExpressionAttributeNames"
VALUES = "ExpressionAttributeValues"


class AnyExpression(OnTables):
    def kinds(self, path="a"):
        """A request for each kind of expression that has room for a path, and the parameter the expression is in."""
        yield "PutItem", "ConditionExpression", lambda more="", **m: self.put(f"attribute_exists({path}){more}", **m)
        yield "Scan", "FilterExpression", lambda more="", **m: self.scan(f"attribute_exists({path}){more}", **m)
        yield "UpdateItem", "UpdateExpression", lambda more="", **m: self.update(f"REMOVE {path}{more}", **m)
        yield "GetItem", "ProjectionExpression", lambda more="", **m: self.get(f"{path}{more}", **m)

    def test_at_most_4096_bytes(self):
        for operation, parameter, request in self.kinds():
            spaces = 4096 - len(request()[parameter])
            # Of conditions and filters the service tells the size; of the others captures differ.
            tail = " expression size: 4097" if operation in ("PutItem", "Scan") else "( expression size: 4097)?"
            self.refused(
                operation, request(" " * (spaces + 1)),
                re.compile(f"Invalid {parameter}: Expression size has exceeded the maximum allowed size;{tail}"))
        self.taken("Scan", self.scan("attribute_exists(a)" + " " * 4077))
        self.taken("GetItem", self.get("a" + " " * 4095))
        self.taken("UpdateItem", self.update("REMOVE a" + " " * 4088))
        self.refused(
            "Query", self.query("p = :v" + " " * 4091, **V),
            re.compile("Invalid KeyConditionExpression: Expression size has exceeded the maximum allowed size;( expression size: 4097)?"))

    def test_size_is_in_bytes_as_sent(self):
        # Two bytes to a letter, and such a letter is no part of a name: the size is told before the syntax.
        self.refused(
            "Scan", self.scan("é" * 2049),
            "Invalid FilterExpression: Expression size has exceeded the maximum allowed size; expression size: 4098")
        names = {f"#{number:02}": "n" * 250 + str(number) for number in range(40)}
        self.taken("GetItem", self.get(", ".join(names), **{NAMES: names}))

    def test_at_most_300_operators(self):
        comparisons = " OR ".join(["a = :v"] * 150)
        self.taken("Scan", self.scan(comparisons, **V))
        self.taken("Scan", self.scan("NOT " + comparisons, **V))
        self.refused(
            "Scan", self.scan(f"{comparisons} OR a = :v", **V),
            "Invalid FilterExpression: The expression contains too many operators; operator count: 301")
        self.refused(
            "PutItem", self.put(f"{comparisons} OR a = :v", **V),
            "Invalid ConditionExpression: The expression contains too many operators; operator count: 301")

    def test_functions_are_no_operators(self):
        self.taken("Scan", self.scan(" OR ".join(["attribute_exists(a)"] * 170)))
        self.taken("Scan", self.scan("NOT " + " OR ".join(["size(a) = :v"] * 150), **V))
        self.refused(
            "Scan", self.scan("NOT NOT " + " OR ".join(["size(a) = :v"] * 150), **V),
            "Invalid FilterExpression: The expression contains too many operators; operator count: 301")

    def test_assignments_and_removals_are_no_operators(self):
        self.taken("UpdateItem", self.update("REMOVE " + ",".join(f"a{number}" for number in range(400))))
        self.taken("UpdateItem", self.update("SET " + ",".join(f"a{number}=:v" for number in range(400)), **V))
        self.taken("UpdateItem", self.update("SET " + ",".join(f"a{number}=:v+:v" for number in range(300)), **V))
        self.refused(
            "UpdateItem", self.update("SET " + ",".join(f"a{number}=:v+:v" for number in range(301)), **V),
            "Invalid UpdateExpression: The expression contains too many operators; operator count: 301")

    def test_parentheses_are_no_operators(self):
        self.taken("Scan", self.scan(" OR ".join(["(a = :v)"] * 150), **V))

    def test_redundant_parentheses(self):
        for condition in ("((a = :v))", "(((a = :v)))", "a = :v AND ((b = :v))", "((attribute_exists(a))) AND b = :v"):
            self.refused("Scan", self.scan(condition, **V), "Invalid FilterExpression: The expression has redundant parentheses;")
            self.refused("PutItem", self.put(condition, **V), "Invalid ConditionExpression: The expression has redundant parentheses;")
        for condition in ("(a = :v)", "((a = :v) AND b = :v)", "(a = :v) AND (b = :v)", "(NOT (a = :v))"):
            self.taken("Scan", self.scan(condition, **V))
        self.refused(
            "Query", self.query("((p = :v))", **V), "Invalid KeyConditionExpression: The expression has redundant parentheses;")
        self.refused(
            "UpdateItem", self.update("SET a = ((:v))", **V), "Invalid UpdateExpression: The expression has redundant parentheses;")

    def test_an_expression_is_not_empty(self):
        for operation, parameter, _ in self.kinds():
            body = {"Scan": self.scan, "PutItem": self.put, "UpdateItem": self.update, "GetItem": self.get}[operation]("")
            self.refused(operation, body, f"Invalid {parameter}: The expression can not be empty;")
        self.refused("Query", self.query("", ), "Invalid KeyConditionExpression: The expression can not be empty;")

    def test_only_spaces_are_a_syntax_error(self):
        self.refused("Scan", self.scan("  "), re.compile('Invalid FilterExpression: .+'))

    def test_syntax_errors_name_the_token(self):
        for expression, token, near in [
            ("a = ", "<EOF>", "= "), ("a b", "b", "a b"), ("a = :v b", "b", ":v b"), ("a == :v", "=", "== :v"),
            ("AND a = :v", "AND", "AND a"), ("a = :v AND", "<EOF>", "AND"), ("(a = :v", "<EOF>", ":v"),
            (":v", "<EOF>", ":v"), ("a", "<EOF>", "a"), ("a IN ()", ")", "()"), ("a BETWEEN :v :v", ":v", ":v :v"),
        ]:
            self.refused(
                "Scan", self.scan(expression, **V),
                re.compile(re.escape(f'Invalid FilterExpression: Syntax error; token: "{token}", near: "') + ".*" + re.escape(near.strip()) + '.*"'))


class Placeholders(OnTables):
    def test_names_and_values_begin_with_their_sign(self):
        for key in ("a", "#", "#a b", "#a.b", "#a-b", ":a", ""):
            self.refused(
                "GetItem", self.get("a", **{NAMES: {key: "a"}}),
                f'ExpressionAttributeNames contains invalid key: Syntax error; key: "{key}"')
        for key in ("v", ":", ":v w", ":v.w", "#v", ""):
            self.refused(
                "PutItem", self.put("a = :v", **{VALUES: {key: N(1)}}),
                f'ExpressionAttributeValues contains invalid key: Syntax error; key: "{key}"')
        for key in ("#1", "#_", "#A1_b", "#" + "a" * 254):
            self.taken("GetItem", self.get(key, **{NAMES: {key: "a"}}))

    def test_a_placeholder_is_at_most_255_bytes(self):
        self.refused(
            "GetItem", self.get("#a", **{NAMES: {"#" + "a" * 255: "a"}}),
            re.compile("ExpressionAttributeNames contains invalid key: .+"))
        self.refused(
            "PutItem", self.put("a = :v", **{VALUES: {":" + "v" * 255: N(1)}}),
            re.compile("ExpressionAttributeValues contains invalid key: .+"))

    def test_a_name_is_not_empty(self):
        self.refused(
            "GetItem", self.get("#a", **{NAMES: {"#a": ""}}),
            re.compile("ExpressionAttributeNames contains invalid value: .*for key #a"))

    def test_all_together_take_two_megabytes_at_most(self):
        values = {f":v{number}": S("x" * 300_000) for number in range(8)}
        self.refused(
            "Scan", self.scan(" OR ".join(f"a = {key}" for key in values), **{VALUES: values}), re.compile(".+"))

    def test_maps_are_not_empty(self):
        self.refused("GetItem", self.get("a", **{NAMES: {}}), "ExpressionAttributeNames must not be empty")
        self.refused("PutItem", self.put("attribute_exists(a)", **{VALUES: {}}), "ExpressionAttributeValues must not be empty")
        self.refused("Scan", self.scan("attribute_exists(a)", **{VALUES: {}}), "ExpressionAttributeValues must not be empty")

    def test_nothing_is_left_over(self):
        names, values = {NAMES: {"#a": "a", "#b": "b"}}, {VALUES: {":v": N(1), ":w": N(1)}}
        message = "Value provided in {} unused in expressions: keys: {{{}}}"
        self.refused("GetItem", self.get("#a", **names), message.format(NAMES, "#b"))
        self.refused("PutItem", self.put("a = :v", **values), message.format(VALUES, ":w"))
        self.refused("Scan", self.scan("attribute_exists(#b)", **names), message.format(NAMES, "#a"))
        self.refused("UpdateItem", self.update("SET a = :v", **values), message.format(VALUES, ":w"))
        self.refused("Query", self.query("p = :v", **{VALUES: {":v": S("a"), ":w": N(1)}}), message.format(VALUES, ":w"))
        self.refused(
            "GetItem", self.get("a", **names),
            re.compile(r"Value provided in ExpressionAttributeNames unused in expressions: keys: \{#(a, #b|b, #a)\}"))

    def test_maps_need_an_expression(self):
        key = {"TableName": self.simple, "Key": {"p": S("a")}}
        item = {"TableName": self.simple, "Item": {"p": S("a")}}
        for operation, body in [
            ("GetItem", key), ("PutItem", item), ("UpdateItem", key), ("DeleteItem", key), ("Scan", {"TableName": self.simple}),
        ]:
            self.refused(
                operation, body | {NAMES: {"#a": "a"}},
                "ExpressionAttributeNames can only be specified when using expressions")
        message = "ExpressionAttributeValues can only be specified when using expressions: "
        for operation, body, which in [
            ("PutItem", item, "ConditionExpression is null"), ("DeleteItem", key, "ConditionExpression is null"),
            ("UpdateItem", key, "UpdateExpression and ConditionExpression are null"),
            ("Scan", {"TableName": self.simple}, "FilterExpression is null"),
            ("Query", {"TableName": self.simple}, "FilterExpression and KeyConditionExpression are null"),
        ]:
            self.refused(operation, body | V, message + which)

    def test_every_placeholder_is_defined(self):
        name = "An expression attribute name used in the document path is not defined; attribute name: #x"
        value = "An expression attribute value used in expression is not defined; attribute value: :x"
        names, values = {NAMES: {"#a": "a"}}, V
        self.refused("GetItem", self.get("#x"), f"Invalid ProjectionExpression: {name}")
        self.refused("GetItem", self.get("#a, #x", **names), f"Invalid ProjectionExpression: {name}")
        self.refused("PutItem", self.put("attribute_exists(#x)"), f"Invalid ConditionExpression: {name}")
        self.refused("Scan", self.scan("#x = :v", **values), f"Invalid FilterExpression: {name}")
        self.refused("UpdateItem", self.update("SET #x = :v", **values), f"Invalid UpdateExpression: {name}")
        self.refused("Query", self.query("#x = :v", **values), f"Invalid KeyConditionExpression: {name}")
        self.refused("PutItem", self.put("a = :x"), f"Invalid ConditionExpression: {value}")
        self.refused("Scan", self.scan("a = :x AND b = :v", **values), f"Invalid FilterExpression: {value}")
        self.refused("UpdateItem", self.update("SET a = :x"), f"Invalid UpdateExpression: {value}")
        self.refused("Query", self.query("p = :x"), f"Invalid KeyConditionExpression: {value}")


class Words(OnTables):
    RESERVED = """ABORT ACTION ADD ALL AND-NOT ANY ARRAY AS ASC ATTRIBUTE BACKUP BASE BATCH BY CASE COMMENT COUNT COUNTER DATA DATE
        DAY DEFAULT DESC EACH END ERROR EXISTS FILE FILTER FLOAT FORMAT FROM FULL GROUP HASH HOUR IF INDEX INT ITEM ITEMS KEY KEYS
        LANGUAGE LAST LENGTH LEVEL LIKE LIMIT LIST LOCATION MAP MINUTE MODE MONTH NAME NAMES NULL NUMBER OBJECT OF ON OPTION ORDER
        OWNER PARTITION PATH PERCENT PLAN POSITION PRIMARY QUERY RANGE RANK REGION ROLE ROW ROWS SECOND SECTION SELECT
        SIZE SOURCE STATE STATUS STRING TABLE TEXT TIME TIMESTAMP TO TOKEN TOTAL TTL TYPE UNIQUE URL USER USERS UUID VALUE VALUES
        VIEW VIEWS WHERE WHILE WORK YEAR ZONE""".replace("AND-NOT", "").split()

    def test_reserved_words_need_a_placeholder(self):
        for word in self.RESERVED:
            if word == "ADD":
                continue  # It is a keyword of updates, and elsewhere a reserved word like others.
            message = f"Attribute name is a reserved keyword; reserved keyword: {word}"
            self.refused("Scan", self.scan(f"attribute_exists({word})"), f"Invalid FilterExpression: {message}")
            self.taken("Scan", self.scan("attribute_exists(#w)", **{NAMES: {"#w": word}}))

    def test_in_any_case_and_anywhere_in_a_path(self):
        message = "Attribute name is a reserved keyword; reserved keyword: "
        for written in ("size", "Size", "SIZE", "sIzE"):
            self.refused("GetItem", self.get(written), f"Invalid ProjectionExpression: {message}{written}")
            self.refused("UpdateItem", self.update(f"REMOVE a.{written}"), f"Invalid UpdateExpression: {message}{written}")
            self.refused("PutItem", self.put(f"a[0].{written} = :v", **V), f"Invalid ConditionExpression: {message}{written}")
        self.refused("Query", self.query("status = :v", **V), f"Invalid KeyConditionExpression: {message}status")
        for free in ("sizes", "item1", "a_name", "_user", "ann"):
            if not free.startswith("_"):
                self.taken("GetItem", self.get(free))


class Depth(OnTables):
    def test_a_path_has_at_most_32_elements(self):
        deepest = "a" + ".a" * 31
        message = "The document path has too many nesting levels; nesting levels: 33"
        self.taken("GetItem", self.get(deepest))
        self.taken("Scan", self.scan(f"attribute_exists({deepest})"))
        self.refused("GetItem", self.get(deepest + ".a"), f"Invalid ProjectionExpression: {message}")
        self.refused("GetItem", self.get(deepest + "[0]"), f"Invalid ProjectionExpression: {message}")
        self.refused("Scan", self.scan(f"attribute_exists({deepest}.a)"), f"Invalid FilterExpression: {message}")
        self.refused("PutItem", self.put(f"{deepest}.a = :v", **V), f"Invalid ConditionExpression: {message}")
        self.refused("UpdateItem", self.update(f"REMOVE {deepest}.a"), f"Invalid UpdateExpression: {message}")

    def test_an_item_has_at_most_32_levels(self):
        def item(levels):
            """An item of so many levels, itself counted."""
            value = S("leaf")
            for level in range(levels - 1):
                value = {"M": {"m": value}} if level % 2 else {"L": [value]}
            return {"TableName": self.simple, "Item": {"p": S("deep"), "a": value}}

        message = re.compile("Nesting Levels have exceeded supported limits.*")
        self.taken("PutItem", item(32))
        self.refused("PutItem", item(33), message)
        put = {"PutRequest": {"Item": item(33)["Item"]}}
        self.refused("BatchWriteItem", {"RequestItems": {self.simple: [put]}}, message)
        self.refused("TransactWriteItems", {"TransactItems": [{"Put": item(33)}]}, message)
        deep = item(33)["Item"]["a"]
        self.refused("UpdateItem", self.update("SET a = :v", **{VALUES: {":v": deep}}), re.compile(f".*{message.pattern}"))


class Functions(OnTables):
    def test_names_are_case_sensitive(self):
        for name in ("Attribute_exists", "ATTRIBUTE_EXISTS", "exists", "contain", "begins"):
            self.refused(
                "Scan", self.scan(f"{name}(a)"), f"Invalid FilterExpression: Invalid function name; function: {name}")
        self.refused(
            "UpdateItem", self.update("SET a = List_append(a, :v)", **V),
            "Invalid UpdateExpression: Invalid function name; function: List_append")

    def test_each_has_its_number_of_operands(self):
        message = "Incorrect number of operands for operator or function; operator or function: {}, number of operands: {}"
        for call, name, count in [
            ("attribute_exists(a, b)", "attribute_exists", 2), ("attribute_not_exists(a, b)", "attribute_not_exists", 2),
            ("attribute_type(a)", "attribute_type", 1), ("attribute_type(a, :v, b)", "attribute_type", 3),
            ("begins_with(a)", "begins_with", 1), ("begins_with(a, :v, :v)", "begins_with", 3),
            ("contains(a)", "contains", 1), ("contains(a, :v, :v)", "contains", 3), ("size(a, b) = :v", "size", 2),
        ]:
            values = V if ":v" in call else {}
            self.refused("Scan", self.scan(call, **values), f"Invalid FilterExpression: {message.format(name, count)}")
            self.refused("PutItem", self.put(call, **values), f"Invalid ConditionExpression: {message.format(name, count)}")
        for call, name, count in [
            ("if_not_exists(a)", "if_not_exists", 1), ("if_not_exists(a, :v, :v)", "if_not_exists", 3),
            ("list_append(a)", "list_append", 1), ("list_append(a, :v, :v)", "list_append", 3),
        ]:
            values = V if ":v" in call else {}
            self.refused(
                "UpdateItem", self.update(f"SET a = {call}", **values), f"Invalid UpdateExpression: {message.format(name, count)}")

    def test_each_has_its_place(self):
        self.refused(
            "Scan", self.scan("if_not_exists(a, :v) = :v", **V),
            "Invalid FilterExpression: The function is not allowed in a condition expression; function: if_not_exists")
        self.refused(
            "PutItem", self.put("list_append(a, :v) = :v", **V),
            "Invalid ConditionExpression: The function is not allowed in a condition expression; function: list_append")
        self.refused(
            "UpdateItem", self.update("SET a = size(b)"),
            "Invalid UpdateExpression: The function is not allowed in an update expression; function: size")
        self.refused(
            "UpdateItem", self.update("SET a = attribute_exists(b)"),
            "Invalid UpdateExpression: The function is not allowed in an update expression; function: attribute_exists")
        for condition, name in [
            ("size(a)", "size"), ("attribute_exists(a) = :v", "attribute_exists"), ("contains(a, attribute_exists(b))", "attribute_exists"),
        ]:
            self.refused(
                "Scan", self.scan(condition, **(V if ":v" in condition else {})),
                f"Invalid FilterExpression: The function is not allowed to be used this way in an expression; function: {name}")
