"""Rules of updates and projections: paths that overlap, keys, clauses, arithmetic, functions, and what an update does."""

import re

from rawhttp import N, OnTables, S, must, send

VALUES = "ExpressionAttributeValues"
NAMES = "ExpressionAttributeNames"
OVERLAP = "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [{}], path two: [{}]"
CONFLICT = "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [{}], path two: [{}]"
TYPES = {"S": "STRING", "B": "BINARY", "BOOL": "BOOLEAN", "NULL": "NULL", "L": "LIST", "M": "MAP"}
VALUE = {
    "S": "a", "N": "1", "B": "YQ==", "BOOL": True, "NULL": True, "SS": ["a"], "NS": ["1"], "BS": ["YQ=="], "L": [], "M": {}}


def values(**named):
    return {VALUES: {f":{name}": value for name, value in named.items()}}


class Paths(OnTables):
    def no(self, expression, message, **more):
        self.refused("UpdateItem", self.update(expression, **more), f"Invalid UpdateExpression: {message}")

    def test_paths_do_not_overlap(self):
        v = values(v=N(1))
        self.no("SET a = :v, a = :v", OVERLAP.format("a", "a"), **v)
        self.no("SET a = :v, a.b = :v", OVERLAP.format("a", "a, b"), **v)
        self.no("SET a.b = :v, a = :v", OVERLAP.format("a, b", "a"), **v)
        self.no("SET a.b[0] = :v REMOVE a.b", OVERLAP.format("a, b, [0]", "a, b"), **v)
        self.no("SET a = :v ADD a :v", OVERLAP.format("a", "a"), **v)
        self.no("REMOVE a, a", OVERLAP.format("a", "a"))
        self.no("REMOVE a[1], a[1]", OVERLAP.format("a, [1]", "a, [1]"))
        self.no("SET #x = :v, a.b = :v", OVERLAP.format("a", "a, b"), **v, **{NAMES: {"#x": "a"}})
        self.taken("UpdateItem", self.update("SET a = :m, b = :l", **values(m={"M": {}}, l={"L": []})))
        self.taken("UpdateItem", self.update("REMOVE a.b, a.c, a2"))
        self.taken("UpdateItem", self.update("REMOVE b[1], b[2]"))

    def test_a_path_is_a_map_or_a_list(self):
        self.no("REMOVE a.b, a[1]", CONFLICT.format("a, b", "a, [1]"))
        self.no("REMOVE a[1].c, a.b", CONFLICT.format("a, [1], c", "a, b"))

    def test_of_projections_too(self):
        for projection, message in [
            ("a, a", OVERLAP.format("a", "a")), ("a, a.b", OVERLAP.format("a", "a, b")), ("a.b, a", OVERLAP.format("a, b", "a")),
            ("a[1], a[1]", OVERLAP.format("a, [1]", "a, [1]")), ("a.b, a[1]", CONFLICT.format("a, b", "a, [1]")),
        ]:
            self.refused("GetItem", self.get(projection), f"Invalid ProjectionExpression: {message}")
        self.refused(
            "GetItem", self.get("#x, a.b", **{NAMES: {"#x": "a"}}), f"Invalid ProjectionExpression: {OVERLAP.format('a', 'a, b')}")
        self.taken("GetItem", self.get("a.b, a.c, b[0], b[1]"))

    def test_keys_stay(self):
        message = "One or more parameter values were invalid: Cannot update attribute {}. This attribute is part of the key"
        for expression in ("SET p = :v", "REMOVE p", "ADD p :v", "SET p.a = :v"):
            more = values(v=N(1)) if ":v" in expression else {}
            self.refused("UpdateItem", self.update(expression, **more), message.format("p"))
        body = {"TableName": self.indexed, "Key": {"p": S("a"), "r": N(1)}, "UpdateExpression": "SET r = :v"} | values(v=N(1))
        self.refused("UpdateItem", body, message.format("r"))

    def test_a_clause_comes_once(self):
        v = values(v=N(1))
        for clause, expression, more in [
            ("SET", "SET a = :v SET b = :v", v), ("REMOVE", "REMOVE a REMOVE b", {}), ("ADD", "ADD a :v ADD b :v", v),
            ("DELETE", "DELETE a :v SET c = :v DELETE b :v", values(v={"SS": ["a"]})),
        ]:
            self.no(expression, f'The "{clause}" section can only be used once in an update expression;', **more)

    def test_clauses_in_any_order(self):
        self.taken("UpdateItem", self.update("delete d :s add c :v remove b set a = :v", **values(v=N(1), s={"SS": ["a"]})))


class Functions(OnTables):
    def no(self, expression, message, **named):
        self.refused(
            "UpdateItem", self.update(expression, **(values(**named) if named else {})), f"Invalid UpdateExpression: {message}")

    def test_one_operator_in_an_assignment(self):
        self.no("SET a = :v + :v + :v", 'Syntax error; token: "+", near: ":v + :v"', v=N(1))
        self.no("SET a = (b + :v) - :v", 'Syntax error; token: "-", near: ") - :v"', v=N(1))
        self.no("SET a = if_not_exists(a, b + :v)", 'Syntax error; token: "+", near: "b + :v"', v=N(1))
        self.taken("UpdateItem", self.update("SET a = if_not_exists(a, :v) + :v", **values(v=N(1))))
        self.taken("UpdateItem", self.update("SET a = :v - if_not_exists(a, :v)", **values(v=N(1))))
        self.taken("UpdateItem", self.update("SET a = (:v + :v)", **values(v=N(1))))

    def test_operands_of_arithmetic_are_numbers(self):
        for kind, value in VALUE.items():
            if kind != "N":
                for operator in "+-":
                    self.no(
                        f"SET a = b {operator} :v",
                        f"Incorrect operand type for operator or function; operator or function: {operator}, operand type: {kind}",
                        v={kind: value})

    def test_operands_of_list_append_are_lists(self):
        for kind, value in VALUE.items():
            if kind != "L":
                self.no(
                    "SET a = list_append(a, :v)",
                    f"Incorrect operand type for operator or function; operator or function: list_append, operand type: {kind}",
                    v={kind: value})
        self.no(
            "SET a = list_append(list_append(a, :v), :v)",
            "The function is not allowed to be used this way in an expression; function: list_append", v={"L": []})
        self.taken("UpdateItem", self.update("SET lst = list_append(if_not_exists(lst, :v), :v)", **values(v={"L": []})))

    def test_if_not_exists_begins_with_a_path(self):
        self.no(
            "SET a = if_not_exists(:v, a)",
            "Operator or function requires a document path; operator or function: if_not_exists", v=N(1))

    def test_what_add_and_delete_take(self):
        message = "Incorrect operand type for operator or function; operator: {}, operand type: {}, typeSet: ALLOWED_FOR_{}_OPERAND"
        for kind, name in TYPES.items():
            self.no("ADD a :v", message.format("ADD", name, "ADD"), v={kind: VALUE[kind]})
        for kind, name in (TYPES | {"N": "NUMBER"}).items():
            self.no("DELETE a :v", message.format("DELETE", name, "DELETE"), v={kind: VALUE[kind]})
        for kind in ("SS", "NS", "BS"):
            self.taken("UpdateItem", self.update(f"ADD {kind}1 :v", **values(v={kind: VALUE[kind]})))
            self.taken("UpdateItem", self.update(f"DELETE {kind}1 :v", **values(v={kind: VALUE[kind]})))

    def test_they_take_no_empty_sets(self):
        for clause in ("ADD", "DELETE"):
            for kind, message in [
                ("SS", "An string set  may not be empty"), ("NS", "An number set  may not be empty"), ("BS", "Binary sets should not be empty"),
            ]:
                self.refused(
                    "UpdateItem", self.update(f"{clause} a :v", **values(v={kind: []})),
                    f"One or more parameter values were invalid: {message}")

    def test_they_take_no_functions(self):
        for expression in ("ADD a if_not_exists(a, :v)", "ADD a b", "DELETE a b"):
            self.refused(
                "UpdateItem", self.update(expression, **(values(v=N(1)) if ":v" in expression else {})),
                re.compile("Invalid UpdateExpression: Syntax error; .+"))


class Effects(OnTables):
    OLD = {
        "n": N(5), "l": {"L": [S("x"), S("y")]}, "m": {"M": {"a": N(1)}}, "ss": {"SS": ["a", "b"]}, "s": S("text")}

    def after(self, expression, wanted, **named):
        """What the update makes of `OLD`: the attributes that are not as they were, None for those that are gone."""
        body = {"TableName": self.simple, "Item": {"p": S("effect")} | self.OLD}
        must("PutItem", body)
        answer = self.taken("UpdateItem", {
            "TableName": self.simple, "Key": {"p": S("effect")}, "UpdateExpression": expression, "ReturnValues": "ALL_NEW"}
            | (values(**named) if named else {}))
        if answer is None:
            return
        found = answer["Attributes"]
        for attribute in found.values():
            for kind in ("SS", "NS"):
                if kind in attribute:
                    attribute[kind].sort()
        expected = {"p": S("effect")} | self.OLD | wanted
        self.assertEqual(found, {name: value for name, value in expected.items() if value is not None}, expression)

    def no(self, expression, message, **named):
        must("PutItem", {"TableName": self.simple, "Item": {"p": S("update")} | self.OLD})
        self.refused("UpdateItem", self.update(expression, **(values(**named) if named else {})), message, by_item=True)

    def test_beyond_its_end_a_list_grows_by_one(self):
        self.after("SET l[9] = :v", {"l": {"L": [S("x"), S("y"), N(1)]}}, v=N(1))
        self.after("SET l[9] = :v, l[7] = :w", {"l": {"L": [S("x"), S("y"), N(2), N(1)]}}, v=N(1), w=N(2))
        self.after("REMOVE l[0], l[9]", {"l": {"L": [S("y")]}})

    def test_parents_must_be_there(self):
        message = "The document path provided in the update expression is invalid for update"
        self.no("SET absent1.a = :v", message, v=N(1))
        self.no("SET m.b.c = :v", message, v=N(1))
        self.no("SET s.a = :v", message, v=N(1))
        self.no("SET m[0] = :v", message, v=N(1))
        self.no("SET l.a = :v", message, v=N(1))
        self.no("REMOVE absent1.a", message)
        self.after("SET m.b = :v", {"m": {"M": {"a": N(1), "b": N(1)}}}, v=N(1))
        self.after("REMOVE m.b", {})

    def test_operands_must_be_there(self):
        message = "The provided expression refers to an attribute that does not exist in the item"
        for expression in ("SET a = absent1", "SET a = absent1 + :v", "SET a = list_append(absent1, :l)", "SET a = l[7]"):
            named = {"v": N(1)} if ":v" in expression else {"l": {"L": []}} if ":l" in expression else {}
            self.no(expression, message, **named)

    def test_operands_must_fit(self):
        message = "An operand in the update expression has an incorrect data type"
        self.no("SET a = s + :v", message, v=N(1))
        self.no("SET a = list_append(n, :v)", message, v={"L": []})
        self.no("ADD s :v", message, v=N(1))
        self.no("ADD n :v", message, v={"NS": ["1"]})
        self.no("ADD ss :v", message, v={"NS": ["1"]})
        self.no("DELETE ss :v", message, v={"NS": ["1"]})
        self.no("DELETE n :v", message, v={"SS": ["a"]})

    def test_everything_sees_the_old_item(self):
        self.after("REMOVE n SET moved = n", {"n": None, "moved": N(5)})
        self.after("SET n = s, s = n", {"n": S("text"), "s": N(5)})
        self.after("SET x = if_not_exists(y, :v), y = :w", {"x": N(1), "y": N(2)}, v=N(1), w=N(2))

    def test_add_and_delete(self):
        self.after("ADD n :v", {"n": N("4.5")}, v=N("-0.5"))
        self.after("ADD fresh :v", {"fresh": N(7)}, v=N(7))
        self.after("ADD ss :v", {"ss": {"SS": ["a", "b", "c"]}}, v={"SS": ["b", "c"]})
        self.after("DELETE ss :v", {"ss": {"SS": ["a"]}}, v={"SS": ["b", "z"]})
        self.after("DELETE ss :v", {"ss": None}, v={"SS": ["a", "b"]})
        self.after("DELETE absent1 :v", {}, v={"SS": ["a"]})
        self.after("ADD m.a :v", {"m": {"M": {"a": N(3)}}}, v=N(2))

    def test_numbers_stay_in_range(self):
        self.no(
            "SET n = :v + :v", "Number overflow. Attempting to store a number with magnitude larger than supported range",
            v=N("9e125"))

    def test_an_update_without_an_expression_creates_an_item(self):
        key = {"p": S("bare")}
        self.taken("UpdateItem", {"TableName": self.simple, "Key": key}, {})
        self.taken("GetItem", {"TableName": self.simple, "Key": key}, {"Item": key})

    def test_return_values(self):
        put = {"TableName": self.simple, "Item": {"p": S("a")}}
        delete = {"TableName": self.simple, "Key": {"p": S("a")}}
        for returns in ("ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"):
            self.refused("PutItem", put | {"ReturnValues": returns}, "ReturnValues can only be ALL_OLD or NONE")
            self.refused("DeleteItem", delete | {"ReturnValues": returns}, "ReturnValues can only be ALL_OLD or NONE")
        enum = "Member must satisfy enum value set: [ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]"
        for operation, body in (("PutItem", put), ("DeleteItem", delete), ("UpdateItem", delete)):
            self.refused(
                operation, body | {"ReturnValues": "SOME"},
                f"1 validation error detected: Failed to satisfy constraint: {enum}")
        must("PutItem", {"TableName": self.simple, "Item": {"p": S("a"), "n": N(1), "o": N(9)}})
        for returns, wanted in [
            ("NONE", None), ("UPDATED_OLD", {"n": N(2)}), ("UPDATED_NEW", {"n": N(4)}),
            ("ALL_OLD", {"p": S("a"), "n": N(4), "o": N(9)}), ("ALL_NEW", {"p": S("a"), "n": N(6), "o": N(9)}),
        ]:
            answer = send("UpdateItem", delete | {"UpdateExpression": "ADD n :v", "ReturnValues": returns} | values(v=N(1)))
            self.assertEqual(answer.body.get("Attributes"), wanted, returns)
