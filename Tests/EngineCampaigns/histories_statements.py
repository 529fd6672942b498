"""A client that also speaks PartiQL: single statements, batches and transactions on the items that the others use."""

import time

from client import Client, Lost
from histories_callers import Caller, gone, table_of, value_of
from serializability import Transaction


def statement(text, *parameters):
    values = [{"S": value} if isinstance(value, str) else value for value in parameters]
    return {"Statement": text, "Parameters": values}


def selecting(obj):
    return statement(f'SELECT * FROM "{table_of(obj)}" WHERE id = ?', obj)


def appending(obj, element):
    """It needs a list that is there."""
    return statement("UPDATE lists SET v = list_append(v, ?) WHERE id = ?", {"L": [{"N": str(element)}]}, obj)


def replacing(obj, old, version):
    if old is None:
        return statement("INSERT INTO registers VALUE {'id': ?, 'v': ?}", obj, version)
    return statement("UPDATE registers SET v = ? WHERE id = ? AND v = ?", version, obj, old)


def checking(obj, version):
    if version is None:
        return statement("EXISTS(SELECT * FROM registers WHERE id = ? AND attribute_not_exists(id))", obj)
    return statement("EXISTS(SELECT * FROM registers WHERE id = ? AND v = ?)", obj, version)


def showing(member):
    """Asks for the item that a condition did not hold for."""
    return {**member, "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}


class StatementCaller(Caller):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.inserted = []  # this client's claims, which nobody else deletes, with their versions

    def makers(self):
        """As many by PartiQL as by the other operations."""
        statements = [self.append_by_statement, self.replace_by_statement, self.select, self.delete_claim, self.batch]
        return super().makers() + statements + [self.transact_statements, self.transact_statements, self.transact_select]

    # Single statements.

    def append_by_statement(self):
        obj, element = self.object("l"), self.unique()
        asked = appending(obj, element)
        asked["Statement"] += " RETURNING ALL NEW *"
        answer = self.send("ExecuteStatement", showing(asked), [obj], appends={obj: element})
        if answer:
            return self.appended(obj, element, answer["Items"][0])
        if self.last.reads == {obj: []}:
            # Refused, since there is none.
            first = self.unique()
            asked = statement("INSERT INTO lists VALUE {'id': ?, 'v': ?}", obj, {"L": [{"N": str(first)}]})
            if self.send("ExecuteStatement", asked, [obj], appends={obj: first}):
                self.last.reads[obj] = []

    def replace_by_statement(self):
        obj, version = self.object("r"), f"v{self.unique()}"
        old = self.known.get(obj)
        if self.send("ExecuteStatement", showing(replacing(obj, old, version)), [obj], writes={obj: (old, version)}) is not None:
            self.known[obj] = version

    def select(self):
        obj = self.readable()
        answer = self.send("ExecuteStatement", {**selecting(obj), "ConsistentRead": True}, [obj])
        if answer is not None:
            self.saw({obj: value_of(obj, next(iter(answer["Items"]), None))})

    def delete_claim(self):
        if not self.inserted:
            return
        obj, version = self.inserted.pop(0)
        asked = statement("DELETE FROM registers WHERE id = ? AND v = ? RETURNING ALL OLD *", obj, version)
        answer = self.send("ExecuteStatement", asked, [obj], writes={obj: (version, gone(obj))})
        if answer is not None:
            # A deletion of nothing is no error.
            (item,) = answer["Items"]
            self.last.reads[obj] = value_of(obj, item)

    # Batches, whose members are transactions of their own.

    def batch(self):
        if self.random.random() < 0.5:
            objects = sorted({self.readable() for _ in range(3)})
            members = [({**selecting(obj), "ConsistentRead": True}, {}) for obj in objects]
        else:
            objects, members = sorted({self.object("l"), self.object("l"), self.object("r")}), []
            for obj in objects:
                if obj.startswith("l"):
                    element = self.unique()
                    members.append((appending(obj, element), {"appends": {obj: element}}))
                else:
                    old, version = self.known.get(obj), f"v{self.unique()}"
                    members.append((replacing(obj, old, version), {"writes": {obj: (old, version)}}))
        name, start = f"BatchExecuteStatement-{self.number}.{self.unique()}", time.monotonic()
        try:
            answer = self.client.call("BatchExecuteStatement", Statements=[asked for asked, _ in members])
        except Lost:
            for obj, (_, what) in zip(objects, members):
                self.history.add(Transaction(f"{name}-{obj}", start, None, **what))
            self.client = Client(self.history.port(after=self.client.connection.port))
            return
        end = time.monotonic()
        for obj, (_, what), found in zip(objects, members, answer["Responses"], strict=True):
            code = found.get("Error", {}).get("Code")
            assert code in (None, "ConditionalCheckFailed", "DuplicateItem"), f"{name}: {found}"
            self.last = Transaction(f"{name}-{obj}", start, end, failed=code is not None, **what)
            self.history.add(self.last)
            if not what:
                self.saw({obj: value_of(obj, found.get("Item"))})
            elif code is None:
                self.known.update({obj: version for _, version in what.get("writes", {}).values()})

    # Transactions.

    def transact_select(self):
        objects = sorted({self.readable() for _ in range(4)})
        answer = self.send("ExecuteTransaction", {"TransactStatements": [selecting(obj) for obj in objects]}, objects)
        if answer is not None:
            found = zip(objects, answer["Responses"], strict=True)
            self.saw({obj: value_of(obj, each.get("Item")) for obj, each in found})

    def transact_statements(self):
        """Appends to two lists, replaces or checks two registers, and inserts a claim or deletes one."""
        objects, members, appends, writes, reads = [], [], {}, {}, {}
        for obj in sorted({self.object("l") for _ in range(2)}):
            appends[obj] = self.unique()
            objects.append(obj)
            members.append(appending(obj, appends[obj]))
        for obj in sorted({self.object("r") for _ in range(2)}):
            old, version = self.known.get(obj), f"v{self.unique()}"
            objects.append(obj)
            if self.random.random() < 0.5:
                writes[obj] = (old, version)
                members.append(replacing(obj, old, version))
            else:
                reads[obj] = old
                members.append(checking(obj, old))
        claim, version, deletes = f"c{self.unique()}", f"v{self.unique()}", len(self.inserted) > 2
        if deletes:
            claim, version = self.inserted.pop(0)
            writes[claim] = (version, gone(claim))
            members.append(statement("DELETE FROM registers WHERE id = ? AND v = ?", claim, version))
        else:
            writes[claim] = (None, version)
            members.append(replacing(claim, None, version))
        objects.append(claim)
        request = {"TransactStatements": [showing(each) for each in members], "ClientRequestToken": f"s{self.number}-{self.unique()}"}
        answer = self.send("ExecuteTransaction", request, objects, appends=appends, writes=writes, reads=reads)
        if answer is not None:
            self.known.update({obj: version for obj, (_, version) in writes.items() if obj.startswith("r")})
            if not deletes:
                self.inserted.append((claim, version))
                self.history.claims.append(claim)
        elif deletes and self.last.end is not None:
            # Refused: the claim is there still.
            self.inserted.append((claim, version))
