"""Rules of conditions and filters: operators, functions, their operands, and the order of strings."""

import base64

from rawhttp import CONDITION, N, OnTables, S, must

VALUES = "ExpressionAttributeValues"
SCALARS = {"S": "a", "N": "1", "B": "YQ=="}
OTHERS = {"BOOL": True, "NULL": True, "SS": ["a"], "NS": ["1"], "BS": ["YQ=="], "L": [], "M": {}}
OMP = "One or more parameter values were invalid: "
OPERAND = "Incorrect operand type for operator or function; operator or function: {}, operand type: {}"


class Conditions(OnTables):
    def both(self, condition, message, **values):
        """Refused as a condition and as a filter."""
        values = {VALUES: {f":{name}": value for name, value in values.items()}} if values else {}
        self.refused("PutItem", self.put(condition, **values), f"Invalid ConditionExpression: {message}")
        self.refused("Scan", self.scan(condition, **values), f"Invalid FilterExpression: {message}")

    def right(self, condition, **values):
        values = {VALUES: {f":{name}": value for name, value in values.items()}} if values else {}
        self.taken("Scan", self.scan(condition, **values))

    def test_in_takes_99_listed_operands(self):
        def values(count):
            return {f"v{number}": N(number) for number in range(count)}

        def listed(count):
            return "a IN (" + ", ".join(f":v{number}" for number in range(count)) + ")"

        self.right(listed(1), **values(1))
        self.right(listed(99), **values(99))
        # The tested one is counted with them.
        self.both(listed(100), "The IN operator is provided with too many operands; number of operands: 101", **values(100))

    def test_in_needs_one_and_its_operands_may_differ_in_type(self):
        self.refused("Scan", self.scan("a IN ()"), 'Invalid FilterExpression: Syntax error; token: ")", near: "()"')
        self.right("a IN (:s, :n, :l)", s=S("a"), n=N(1), l={"L": []})

    def test_between_needs_bounds_of_one_type_in_order(self):
        same = "The BETWEEN operator requires same data type for lower and upper bounds; "
        order = "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
        bounds = "lower bound operand: AttributeValue: {{{}}}, upper bound operand: AttributeValue: {{{}}}"
        self.both("a BETWEEN :l AND :u", same + bounds.format("N:1", "S:b"), l=N(1), u=S("b"))
        self.both("a BETWEEN :l AND :u", order + bounds.format("N:2", "N:1"), l=N(2), u=N(1))
        self.both("a BETWEEN :l AND :u", order + bounds.format("S:b", "S:a"), l=S("b"), u=S("a"))
        self.both("a BETWEEN :l AND :u", order + bounds.format("S:b", "S:B"), l=S("b"), u=S("B"))
        self.both("a BETWEEN :l AND :u", order + bounds.format("N:10", "N:9"), l=N(10), u=N(9))
        self.right("a BETWEEN :l AND :u", l=N("1.0"), u=N("1"))
        self.right("a BETWEEN b AND :u", u=N("1"))

    def test_bounds_are_strings_numbers_or_binary(self):
        for kind, value in OTHERS.items():
            self.both("a BETWEEN :v AND :v", OPERAND.format("BETWEEN", kind), v={kind: value})
        for kind, value in SCALARS.items():
            self.right("a BETWEEN :v AND :v", v={kind: value})

    def test_what_is_ordered_is_a_string_a_number_or_binary(self):
        for operator in ("<", "<=", ">", ">="):
            for kind, value in OTHERS.items():
                self.both(f"a {operator} :v", OPERAND.format(operator, kind), v={kind: value})
                self.both(f":v {operator} a", OPERAND.format(operator, kind), v={kind: value})
            for kind, value in SCALARS.items():
                self.right(f"a {operator} :v", v={kind: value})
        for kind, value in (SCALARS | OTHERS).items():
            self.right("a = :v OR a <> :v", v={kind: value})

    def test_the_first_operand_is_not_among_the_others(self):
        message = (
            "The first operand must be distinct from the remaining operands for this operator or function; operator: {}, "
            "first operand: [{}]")
        for operator in ("=", "<>", "<", "<=", ">", ">="):
            self.both(f"a {operator} a", message.format(operator, "a"))
        self.both("a.b[1] = a.b[1]", message.format("=", "a, b, [1]"))
        self.both("a BETWEEN a AND b", message.format("BETWEEN", "a"))
        self.both("a IN (b, a)", message.format("IN", "a"))
        self.both("begins_with(a, a)", message.format("begins_with", "a"))
        self.both("contains(a, a)", message.format("contains", "a"))
        self.right("a = b")
        self.right("a BETWEEN b AND b")

    def test_begins_with_takes_a_string_or_binary(self):
        for kind, value in ({"N": "1"} | OTHERS).items():
            self.both("begins_with(a, :v)", OPERAND.format("begins_with", kind), v={kind: value})
        self.right("begins_with(a, :v)", v=S("a"))
        self.right("begins_with(a, :v)", v={"B": "YQ=="})

    def test_attribute_type_names_a_type(self):
        for kind in (*SCALARS, *OTHERS):
            self.right("attribute_type(a, :v)", v=S(kind))
        for name in ("X", "s", "STRING", ""):
            self.both(
                "attribute_type(a, :v)",
                f"Invalid attribute type name found; type: {name}, valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}", v=S(name))
        for kind, value in ({"N": "1", "B": "YQ=="} | OTHERS).items():
            self.both("attribute_type(a, :v)", OPERAND.format("attribute_type", kind), v={kind: value})

    def test_what_must_be_a_path(self):
        message = "Operator or function requires a document path; operator or function: "
        for name in ("attribute_exists", "attribute_not_exists"):
            self.both(f"{name}(:v)", message + name, v=S("a"))

    def test_size_has_no_literal_without_a_size(self):
        for kind, value in {"N": "1", "BOOL": True, "NULL": True}.items():
            self.both("size(:v) = a", OPERAND.format("size", kind), v={kind: value})
        self.right("size(a) > :v", v=N(1))

    def test_a_value_alone_is_no_condition(self):
        self.both(":v", 'Syntax error; token: "<EOF>", near: ":v"', v=N(1))
        self.both("a", 'Syntax error; token: "<EOF>", near: "a"')

    def test_a_querys_filter_leaves_the_keys_alone(self):
        message = "Filter Expression can only contain non-primary key attributes: Primary key attribute: {}"
        values = {VALUES: {":p": S("a"), ":v": N(1)}}
        for condition, name in [("p = :v", "p"), ("r = :v", "r"), ("a = :v OR attribute_exists(r)", "r"), ("a = p AND a = :v", "p")]:
            self.refused("Query", self.query("p = :p", FilterExpression=condition, **values), message.format(name))
        self.refused(
            "Query", self.query("g = :p", IndexName="all", FilterExpression="g = :v", **values), message.format("g"))
        self.taken("Query", self.query("g = :p", IndexName="all", FilterExpression="p = :v AND r = :v", **values))
        self.taken("Scan", self.scan("p = :v", **{VALUES: {":v": S("a")}}))

    def test_a_querys_filter_stays_with_what_the_index_projects(self):
        message = OMP + "Secondary index {} does not project one or more filter attributes: [{}]"
        values = {VALUES: {":p": S("a"), ":v": N(1)}}
        for index, key in [("local", "p"), ("keys", "k")]:
            for condition, missing in [("a = :v", "a"), ("attribute_exists(b.c) OR NOT a[0] = :v", "a, b"), ("size(a) = :v AND a = :v", "a")]:
                for more in {}, {"Select": "COUNT"}, {"ProjectionExpression": "p"}:
                    self.refused(
                        "Query", self.query(f"{key} = :p", IndexName=index, FilterExpression=condition, **values, **more),
                        message.format(index, missing))
            self.refused(
                "Query",
                {
                    "TableName": self.indexed, "IndexName": index,
                    "KeyConditions": {key: {"ComparisonOperator": "EQ", "AttributeValueList": [S("a")]}},
                    "QueryFilter": {"a": {"ComparisonOperator": "NOT_NULL"}}},
                message.format(index, "a"))
            self.taken("Scan", self.scan("a = :v", TableName=self.indexed, IndexName=index, **{VALUES: {":v": N(1)}}))
        self.taken("Query", self.query("k = :p", IndexName="keys", FilterExpression="p = :p AND r = :v", **values))
        self.taken("Query", self.query("g = :p", IndexName="all", FilterExpression="a = :v", **values))


class Evaluation(OnTables):
    """What conditions mean, by filters over one item."""

    ITEM = {
        "s": S("hello"), "n": N(5), "b": {"B": "/wA="}, "yes": {"BOOL": True}, "nil": {"NULL": True}, "ss": {"SS": ["a", "b"]},
        "ns": {"NS": ["1", "2.50"]}, "bs": {"BS": ["YQ=="]}, "l": {"L": [N(1), S("x"), {"L": [N(2)]}]}, "m": {"M": {"x": N(1)}},
        "blank": S(""), "e": {"L": []},
    }

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        must("PutItem", {"TableName": cls.simple, "Item": {"p": S("put")} | cls.ITEM})

    def holds(self, wanted, condition, **values):
        values = {VALUES: {f":{name}": value for name, value in values.items()}} if values else {}
        with self.subTest(condition=condition, values=values):
            answer = self.taken("Scan", self.scan(condition, Select="COUNT", **values))
            if answer is not None:
                self.assertEqual(answer["Count"], int(wanted), f"{condition} {values}")
            # The same as a condition, against the same item.
            body = {"TableName": self.simple, "Key": {"p": S("put")}, "ConditionExpression": condition} | values
            if wanted:
                self.taken("UpdateItem", body, {})
            else:
                self.refused("UpdateItem", body, "The conditional request failed", CONDITION)

    def test_what_has_another_type_is_not_in_order(self):
        for operator in ("<", "<=", ">", ">="):
            self.holds(False, f"s {operator} :v", v=N(1))
            self.holds(False, f"n {operator} :v", v=S("a"))
            self.holds(False, f"yes {operator} :v", v=S("a"))
            self.holds(False, f"absent {operator} :v", v=S("a"))
        self.holds(False, "s = :v", v=N(5))
        self.holds(True, "s <> :v", v=N(5))
        self.holds(False, "absent = :v", v=N(5))
        self.holds(True, "absent <> :v", v=N(5))

    def test_equality_is_by_value(self):
        self.holds(True, "n = :v", v=N("5.00"))
        self.holds(True, "n = :v", v=N("0.5e1"))
        self.holds(True, "ns = :v", v={"NS": ["2.5", "1.0"]})
        self.holds(True, "ss = :v", v={"SS": ["b", "a"]})
        self.holds(True, "m = :v", v={"M": {"x": N("1.0")}})
        self.holds(False, "l = :v", v={"L": [S("x"), N(1), {"L": [N(2)]}]})
        self.holds(True, "nil = :v", v={"NULL": True})

    def test_functions(self):
        self.holds(True, "attribute_exists(nil) AND attribute_not_exists(absent)")
        self.holds(True, "attribute_exists(l[2][0]) AND attribute_not_exists(l[3]) AND attribute_not_exists(m.y)")
        for kind, name in [("S", "s"), ("N", "n"), ("B", "b"), ("BOOL", "yes"), ("NULL", "nil"), ("SS", "ss"), ("NS", "ns"), ("BS", "bs"), ("L", "l"), ("M", "m")]:
            self.holds(True, f"attribute_type({name}, :v)", v=S(kind))
            self.holds(False, "attribute_type(absent, :v)", v=S(kind))
        self.holds(True, "begins_with(s, :v)", v=S("he"))
        self.holds(True, "begins_with(s, :v)", v=S(""))
        self.holds(False, "begins_with(n, :v)", v=S("5"))
        self.holds(True, "begins_with(b, :v)", v={"B": "/w=="})
        self.holds(True, "contains(s, :v)", v=S("ell"))
        self.holds(True, "contains(ss, :v)", v=S("a"))
        self.holds(True, "contains(ns, :v)", v=N("2.5"))
        self.holds(True, "contains(l, :v)", v={"L": [N(2)]})
        self.holds(False, "contains(m, :v)", v=S("x"))
        self.holds(False, "contains(n, :v)", v=N("5"))
        for name, size in [("s", 5), ("b", 2), ("ss", 2), ("l", 3), ("m", 1), ("blank", 0), ("e", 0)]:
            self.holds(True, f"size({name}) = :v", v=N(size))
        self.holds(False, "size(n) >= :v", v=N(0))
        self.holds(False, "size(absent) >= :v", v=N(0))

    def test_precedence(self):
        self.holds(True, "n = :v OR n = :w AND n = :w", v=N(5), w=N(6))
        self.holds(False, "(n = :v OR n = :w) AND n = :w", v=N(5), w=N(6))
        self.holds(True, "NOT n = :w AND n = :v", v=N(5), w=N(6))
        self.holds(False, "NOT (n = :w OR n = :v)", v=N(5), w=N(6))
        self.holds(True, "NOT NOT n = :v", v=N(5))

    def test_in_and_between(self):
        self.holds(True, "n IN (s, :v)", v=N("5.0"))
        self.holds(False, "absent IN (:v)", v=N("5.0"))
        self.holds(True, "n BETWEEN :l AND :u", l=N(5), u=N(5))
        self.holds(False, "s BETWEEN :l AND :u", l=N(0), u=N(9))

    def test_keywords_have_no_case(self):
        self.holds(True, "n between :l and :u AnD nOt n In (:w)", l=N(5), u=N(5), w=N(6))

    def test_strings_are_in_the_order_of_their_bytes(self):
        # UTF-16, as of Java or JavaScript, would have the second before the first.
        inorder = ["", "\u0000", "A", "Z", "a", "aa", "b", "é", "Z\u0301".replace("Z", "z"), "\uffff", "😀"]
        inorder = sorted(set(inorder), key=lambda text: text.encode())
        for low, high in zip(inorder, inorder[1:]):
            self.holds(True, "s > :l OR s <= :l", l=S(low))
            must("PutItem", {"TableName": self.indexed, "Item": {"p": S("order"), "r": N(1), "s": S(high)}})
            answer = self.taken("Scan", {"TableName": self.indexed, "FilterExpression": "s > :l", VALUES: {":l": S(low)}})
            self.assertEqual(answer["Count"], 1, (low, high))

    def test_binary_is_in_the_order_of_unsigned_bytes(self):
        for low, high in [(b"\x00", b"\x7f"), (b"\x7f", b"\x80"), (b"\x80", b"\xff"), (b"\xff", b"\xff\x00")]:
            must("PutItem", {
                "TableName": self.indexed, "Item": {"p": S("binary"), "r": N(1), "b": {"B": base64.b64encode(high).decode()}}})
            answer = self.taken("Scan", {
                "TableName": self.indexed, "FilterExpression": "b > :l",
                VALUES: {":l": {"B": base64.b64encode(low).decode()}}})
            self.assertEqual(answer["Count"], 1, (low, high))
