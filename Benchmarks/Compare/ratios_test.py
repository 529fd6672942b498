import unittest

from ratios import Runs

OLD = [
    """engine: GetItem                       10.00 us/request       100000 a second
engine: went                           5.00 us/request       200000 a second
                                      Swift   by hand
read                                  100.0      90.0 ns/item     ratio  1.11 best,  1.11 median
""",
    """engine: GetItem                       12.00 us/request        83333 a second
                                      Swift   by hand
read                                  110.0      80.0 ns/item     ratio  1.38 best,  1.38 median
""",
    "read                                  104.0      80.0 ns/item     ratio  1.30 best,  1.30 median\n",
]
NEW = [
    """engine: GetItem                       10.50 us/request        95238 a second
                                      Swift   by hand
read                                  101.0      90.0 ns/item     ratio  1.12 best,  1.12 median
text: comes                         12345.6 us/request   ratio 2.00
""",
    """engine: GetItem                       12.60 us/request        79365 a second
read                                  115.5      80.0 ns/item     ratio  1.44 best,  1.44 median
""",
    "benchmarks: something failed\n",
]


class Ratios(unittest.TestCase):
    def setUp(self):
        self.runs = Runs()
        for old, new in zip(OLD, NEW):
            self.runs.old.add(old)
            self.runs.new.add(new)

    def test_new_over_old(self):
        best, median = self.runs.ratios("engine: GetItem")
        self.assertAlmostEqual(best, 1.05)
        self.assertAlmostEqual(median, 1.05)
        best, median = self.runs.ratios("read")
        self.assertAlmostEqual(best, 1.01)
        self.assertAlmostEqual(median, (1.01 + 1.05) / 2)

    def test_more_than_3_percent_is_marked(self):
        self.assertEqual(self.runs.remark("engine: GetItem"), "SLOWER")
        self.runs.new.times["read"] = [101.0, 112.2, None]
        self.assertEqual(self.runs.remark("read"), "")
        self.runs.new.times["read"] = [101.0, 116.6, None]
        self.assertEqual(self.runs.remark("read"), "slower?")

    def test_benchmarks_of_one_side(self):
        self.assertEqual(self.runs.names(), ["engine: GetItem", "read", "text: comes", "engine: went"])
        self.assertEqual(self.runs.remark("text: comes"), "new")
        self.assertEqual(self.runs.remark("engine: went"), "gone")
        self.assertIsNone(self.runs.ratios("text: comes"))

    def test_the_table(self):
        self.assertEqual(
            self.runs.table(),
            "                                         old        new ns/unit           best  median\n"
            "engine: GetItem                      10000.0    10500.0 ns/request       1.050   1.050  SLOWER\n"
            "read                                   100.0      101.0 ns/item          1.010   1.030\n"
            "text: comes                                - 12345600.0 ns/request           -       -  new\n"
            "engine: went                          5000.0          - ns/request           -       -  gone")

    def test_a_benchmark_that_one_round_lacks(self):
        runs = Runs()
        for old, new in [("", NEW[0]), (OLD[1], "")]:
            runs.old.add(old)
            runs.new.add(new)
        self.assertEqual(runs.remark("read"), "never in one round")
        runs.old.add(OLD[0])
        runs.new.add(NEW[0])
        best, median = runs.ratios("read")
        self.assertAlmostEqual(best, 1.01)
        self.assertAlmostEqual(median, 1.01)


if __name__ == "__main__":
    unittest.main()
