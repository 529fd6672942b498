"""Checks a history of transactions for strict serializability.

The method is that of Elle (Kingsbury and Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations", VLDB 2020),
for two kinds of objects whose version order a history shows:

  lists that are only appended to    a read shows the order of all the appends before it
  registers                          a write names the version that it replaced, as a conditional write and ALL_OLD do

Transactions are the nodes of a graph (Adya's direct serialization graph): `ww` to the one that wrote the next version, `wr` to one
that read a version, `rw` from one that read a version to the one that replaced it, `rt` from one that ended before another began. A
history is strictly serializable when nothing impossible was read and the graph has no cycle.

A transaction whose answer was lost may have been done: it counts when something of it was read, and it has no end. What its write
replaced may be unknown (`UNKNOWN`).
"""

from collections import defaultdict
from dataclasses import dataclass, field


UNKNOWN = object()


@dataclass
class Transaction:
    """What a client did in one request, and saw of it."""

    name: str
    start: float
    end: float | None = None  # None for a lost answer
    appends: dict = field(default_factory=dict)  # list -> element
    writes: dict = field(default_factory=dict)  # register -> (version that it replaced, version)
    reads: dict = field(default_factory=dict)  # list -> elements; register -> version
    failed: bool = False  # refused: nothing of it may be read


class Checker:
    def __init__(self, transactions):
        self.transactions = [t for t in transactions if t.end is not None or _was_seen(t, transactions)]
        self.anomalies = []
        self.edges = defaultdict(dict)  # from -> to -> kind

    def check(self):
        """The anomalies, as texts; none for a history that is strictly serializable."""
        by_element = {(o, e): t for t in self.transactions for o, e in t.appends.items()}
        by_version = {(o, v): t for t in self.transactions for o, (_, v) in t.writes.items()}
        self.writers = {**by_element, **by_version}
        self._lists()
        self._registers()
        self._time()
        self._cycles()
        return self.anomalies

    # What the objects say.

    def _lists(self):
        objects = {o for t in self.transactions for o in t.appends}
        objects |= {o for t in self.transactions for o, v in t.reads.items() if isinstance(v, (list, tuple))}
        for obj in sorted(objects):
            reads = [(t, list(t.reads[obj])) for t in self.transactions if obj in t.reads]
            longest = max((elements for _, elements in reads), key=len, default=[])
            if len(set(longest)) < len(longest):
                self.anomalies.append(f"duplicate: {obj} was read as {longest}")
            for transaction, elements in reads:
                if elements != longest[: len(elements)]:
                    self.anomalies.append(f"incompatible order: {obj} was read as {elements} and as {longest}")
                self._check_read(transaction, obj, elements)
            chain = [None, *longest]
            for before, after in zip(chain, chain[1:]):
                if before is not None:
                    self._edge(self._writer(obj, before), self._writer(obj, after), "ww")
            # An append that was acknowledged and that no read shows comes after all that was read.
            unseen = [t for t in self.transactions if obj in t.appends and t.end is not None and not t.failed]
            unseen = [t for t in unseen if t.appends[obj] not in longest]
            for transaction in unseen:
                if longest:
                    self._edge(self._writer(obj, longest[-1]), transaction, "ww")
            for transaction, elements in reads:
                if elements:
                    self._edge(self._writer(obj, elements[-1]), transaction, "wr")
                if len(elements) < len(longest):
                    self._edge(transaction, self._writer(obj, longest[len(elements)]), "rw")
                else:
                    for later in unseen:
                        self._edge(transaction, later, "rw")

    def _registers(self):
        successors = defaultdict(list)
        for transaction in self.transactions:
            if transaction.failed:
                continue
            for obj, (old, _) in transaction.writes.items():
                if old is UNKNOWN:
                    continue
                successors[obj, old].append(transaction)
                if old is not None:
                    self._check_read(transaction, obj, [old])
                    self._edge(self._writer(obj, old), transaction, "ww")
        for (obj, old), writers in successors.items():
            if len(writers) > 1:
                names = ", ".join(t.name for t in writers)
                self.anomalies.append(f"lost update: {obj} was {old} when each of {names} replaced it")
        for transaction in self.transactions:
            for obj, version in transaction.reads.items():
                if isinstance(version, (list, tuple)):
                    continue
                if version is not None:
                    self._check_read(transaction, obj, [version])
                    self._edge(self._writer(obj, version), transaction, "wr")
                for later in successors[obj, version]:
                    self._edge(transaction, later, "rw")

    def _check_read(self, transaction, obj, versions):
        for version in versions:
            writer = self._writer(obj, version)
            if writer is None:
                self.anomalies.append(f"{transaction.name} read {version} of {obj}, which nobody wrote")
            elif writer.failed:
                self.anomalies.append(f"dirty read: {transaction.name} read {version} of {obj}, which {writer.name} failed to write")

    def _writer(self, obj, version):
        return self.writers.get((obj, version))

    # The graph.

    def _edge(self, one, other, kind):
        if one is not None and other is not None and one is not other:
            self.edges[one.name].setdefault(other.name, kind)

    def _time(self):
        """Real time, with the fewest edges: to those that begin before any other that could stand between has ended."""
        done = sorted((t for t in self.transactions if t.end is not None), key=lambda t: t.end)
        for later in self.transactions:
            before = [t for t in done if t.end < later.start]
            if before:
                newest = max(t.start for t in before)
                for transaction in reversed(before):
                    if transaction.end < newest:
                        break
                    self._edge(transaction, later, "rt")

    def _cycles(self):
        for component in strong_components(self.edges):
            cycle = self._cycle(component)
            steps = " ".join(f"{one} -{self.edges[one][other]}->" for one, other in zip(cycle, cycle[1:]))
            self.anomalies.append(f"cycle: {steps} {cycle[-1]}")

    def _cycle(self, component):
        """A shortest cycle through one of the component's nodes."""
        start, inside = min(component), set(component)
        paths, frontier = {start: [start]}, [start]
        while frontier:
            following = []
            for node in frontier:
                for other in self.edges[node]:
                    if other == start:
                        return [*paths[node], start]
                    if other in inside and other not in paths:
                        paths[other] = [*paths[node], other]
                        following.append(other)
            frontier = following
        return [start]


def strong_components(edges):
    """Tarjan's strongly connected components of more than one node, without recursion."""
    index, low, on_stack, stack, components = {}, {}, set(), [], []
    for root in list(edges):
        if root in index:
            continue
        work = [(root, iter(list(edges.get(root, ()))))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, following = work[-1]
            for other in following:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    on_stack.add(other)
                    work.append((other, iter(list(edges.get(other, ())))))
                    break
                if other in on_stack:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component = []
                    while not component or component[-1] != node:
                        component.append(stack.pop())
                        on_stack.discard(component[-1])
                    if len(component) > 1:
                        components.append(component)
    return components


def _was_seen(transaction, transactions):
    for other in transactions:
        if other is transaction:
            continue
        if any(element in other.reads.get(obj, ()) for obj, element in transaction.appends.items()):
            return True
        for obj, (_, version) in transaction.writes.items():
            if other.reads.get(obj) == version or other.writes.get(obj, (None,))[0] == version:
                return True
    return False


def anomalies(transactions):
    return Checker(transactions).check()
