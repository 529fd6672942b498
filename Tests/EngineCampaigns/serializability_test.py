"""The checker finds what was planted, and nothing where nothing is."""

import random
import unittest

from histories_callers import gone
from serializability import Transaction, anomalies


def transaction(name, start, end, **what):
    return Transaction(name, start, end, **what)


class PlantedAnomalies(unittest.TestCase):
    def expect(self, history, *words):
        found = anomalies(history)
        for word in words:
            self.assertTrue(any(word in text for text in found), f"{word!r} not in {found}")
        if not words:
            self.assertEqual(found, [])

    def test_one_after_the_other(self):
        self.expect(
            [
                transaction("a", 0, 1, appends={"x": 1}, writes={"r": (None, "a")}),
                transaction("b", 2, 3, reads={"x": [1], "r": "a"}, writes={"r": ("a", "b")}),
                transaction("c", 4, 5, reads={"x": [1], "r": "b"}),
            ]
        )

    def test_a_lost_answer_may_have_been_done(self):
        lost = transaction("a", 0, None, appends={"x": 1})
        self.expect([lost, transaction("b", 2, 3, reads={"x": [1]})])
        self.expect([lost, transaction("b", 2, 3, reads={"x": []})])
        register = transaction("a", 0, None, writes={"r": (None, "a")})
        self.expect([register, transaction("b", 2, 3, reads={"r": "a"})])
        self.expect([register, transaction("b", 2, 3, writes={"r": (None, "b")})])

    def test_lost_update(self):
        self.expect(
            [
                transaction("a", 0, 3, writes={"r": (None, "a")}),
                transaction("b", 0, 3, writes={"r": (None, "b")}),
                transaction("c", 4, 5, reads={"r": "b"}),
            ],
            "lost update: r was None when each of a, b replaced it",
        )

    def test_lost_append(self):
        self.expect(
            [
                transaction("a", 0, 1, appends={"x": 1}),
                transaction("b", 0, 1, appends={"x": 2}),
                transaction("c", 2, 3, reads={"x": [1]}),
            ],
            "cycle: ",
        )

    def test_write_skew(self):
        self.expect(
            [
                transaction("a", 0, 3, reads={"x": []}, appends={"y": 1}),
                transaction("b", 0, 3, reads={"y": []}, appends={"x": 2}),
                transaction("c", 4, 5, reads={"x": [2], "y": [1]}),
            ],
            "cycle: a -rw-> b -rw-> a",
        )

    def test_dirty_read(self):
        self.expect(
            [
                transaction("a", 0, 1, appends={"x": 1}, failed=True),
                transaction("b", 2, 3, reads={"x": [1]}),
            ],
            "dirty read: b read 1 of x, which a failed to write",
        )

    def test_half_a_transaction(self):
        self.expect(
            [
                transaction("a", 0, 3, appends={"x": 1, "y": 1}),
                transaction("b", 0, 3, reads={"x": [1], "y": []}),
                transaction("c", 4, 5, reads={"x": [1], "y": [1]}),
            ],
            "cycle: a -wr-> b -rw-> a",
        )

    def test_stale_read(self):
        self.expect(
            [transaction("a", 0, 1, writes={"r": (None, "a")}), transaction("b", 2, 3, reads={"r": None})],
            "cycle: ",
        )

    def test_an_order_that_nobody_could_see(self):
        self.expect(
            [
                transaction("a", 0, 9, appends={"x": 1}),
                transaction("b", 0, 9, appends={"x": 2}),
                transaction("c", 0, 9, reads={"x": [1, 2]}),
                transaction("d", 0, 9, reads={"x": [2, 1]}),
            ],
            "incompatible order",
        )

    def test_a_claim_is_inserted_once_and_deleted_once(self):
        inserted = transaction("a", 0, 1, writes={"c": (None, "v")}, appends={"x": 1})
        deleted = transaction("b", 4, 5, writes={"c": ("v", gone("c"))}, appends={"x": 2})
        self.expect([inserted, transaction("c", 2, 3, reads={"c": "v"}), deleted, transaction("d", 6, 7, reads={"c": gone("c")})])
        lost = transaction("b", 4, None, writes={"c": ("v", gone("c"))})
        self.expect([inserted, lost, transaction("d", 6, 7, reads={"c": "v"})])
        self.expect([inserted, lost, transaction("d", 6, 7, reads={"c": gone("c")})])
        self.expect(
            [inserted, transaction("c", 2, 3, reads={"c": gone("c")})], "c read c deleted of c, which nobody wrote"
        )
        self.expect([inserted, deleted, transaction("d", 6, 7, reads={"c": "v"})], "cycle: ")
        # The deletion without the append beside it.
        self.expect(
            [inserted, deleted, transaction("d", 4, 5, reads={"c": gone("c"), "x": [1]}), transaction("e", 6, 7, reads={"x": [1, 2]})],
            "cycle: b -wr-> d -rw-> b",
        )

    def test_a_refused_transaction_left_something(self):
        refused = transaction("b", 2, 3, writes={"c": ("v", gone("c"))}, failed=True)
        self.expect(
            [transaction("a", 0, 1, writes={"c": (None, "v")}), refused, transaction("d", 4, 5, reads={"c": gone("c")})],
            "dirty read: d read c deleted of c, which b failed to write",
        )

    def test_a_check_of_what_had_changed(self):
        self.expect(
            [
                transaction("a", 0, 1, writes={"r": (None, "a")}),
                transaction("b", 2, 3, writes={"r": ("a", "b")}),
                transaction("c", 4, 5, reads={"r": "a"}, appends={"x": 1}),
            ],
            "cycle: ",
        )

    def test_thin_air(self):
        self.expect([transaction("a", 0, 1, reads={"x": [7]})], "a read 7 of x, which nobody wrote")


class GeneratedHistories(unittest.TestCase):
    """Histories of a store that does one transaction after the other, at a moment between its start and its end."""

    def history(self, seed, *, stale=False):
        source = random.Random(seed)
        lists, registers, history, clock = {}, {}, [], 0.0
        snapshot = {}
        for number in range(80):
            clock += 1
            t = Transaction(f"t{number}", clock - source.random() * 5, clock + source.random() * 5)
            for obj in source.sample("uvw", 2):
                if source.random() < 0.5:
                    t.reads[obj] = list((snapshot if stale and number == 60 else lists).get(obj, []))
                else:
                    t.appends[obj] = number
                    lists.setdefault(obj, []).append(number)
            for obj in source.sample("pqr", 1):
                if source.random() < 0.5:
                    t.reads[obj] = registers.get(obj)
                else:
                    t.writes[obj] = (registers.get(obj), f"v{number}")
                    registers[obj] = f"v{number}"
            if number == 20:
                snapshot = {obj: list(elements) for obj, elements in lists.items()}
            history.append(t)
        return history

    def test_serial_ones_pass(self):
        for seed in range(60):
            self.assertEqual(anomalies(self.history(seed)), [], f"seed {seed}")

    def test_one_stale_read_is_found(self):
        stale = [seed for seed in range(60) if self.history(seed, stale=True)[60].reads != self.history(seed)[60].reads]
        self.assertGreater(len(stale), 20)
        for seed in stale:
            self.assertNotEqual(anomalies(self.history(seed, stale=True)), [], f"seed {seed}")


if __name__ == "__main__":
    unittest.main()
