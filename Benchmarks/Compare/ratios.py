"""What the runs of two sets of benchmarks printed, and the ratios between them."""

import re
from statistics import median

# A name of 34 characters, the time of a unit and what the unit is: "engine: GetItem      12.34 us/request …".
LINE = re.compile(r"(?P<name>\S.{33})\s*(?P<time>\d+(\.\d+)?)\s.*?(?P<scale>[nu])s/(?P<unit>\S+)")
NANOSECONDS = {"n": 1, "u": 1000}
SLOWER = 1.03


class Side:
    """The times of each benchmark, in nanoseconds, one in a run; None in a run that has none."""

    def __init__(self):
        self.times, self.units, self.runs = {}, {}, 0

    def add(self, output):
        for line in output.splitlines():
            found = LINE.match(line)
            if found is None:
                continue
            name = found["name"].rstrip()
            self.units[name] = found["unit"]
            times = self.times.setdefault(name, [])
            if len(times) <= self.runs:
                times += [None] * (self.runs - len(times))
                times.append(float(found["time"]) * NANOSECONDS[found["scale"]])
        self.runs += 1

    def best(self, name):
        return min((time for time in self.times.get(name, []) if time is not None), default=None)


class Runs:
    def __init__(self):
        self.old, self.new = Side(), Side()

    def names(self):
        """In the new side's order; what only the old side has comes last."""
        return list(self.new.times) + [name for name in self.old.times if name not in self.new.times]

    def ratios(self, name):
        """New over old: of the best times, and the median of those of the runs beside each other; None where a side has none."""
        pairs = [
            new / old for old, new in zip(self.old.times.get(name, []), self.new.times.get(name, []))
            if old and new is not None]
        return (self.new.best(name) / self.old.best(name), median(pairs)) if pairs else None

    def remark(self, name):
        if name not in self.old.times:
            return "new"
        if name not in self.new.times:
            return "gone"
        ratios = self.ratios(name)
        if ratios is None:
            return "never in one round"
        slower = [ratio > SLOWER for ratio in ratios]
        return "SLOWER" if all(slower) else "slower?" if any(slower) else ""

    def table(self):
        lines = [f"{'':34}{'old':>10} {'new':>10} ns/unit {'':8}{'best':>6} {'median':>7}"]
        for name in self.names():
            old, new = self.old.best(name), self.new.best(name)
            times = " ".join(f"{'-' if time is None else format(time, '.1f'):>10}" for time in (old, new))
            ratios = " ".join(f"{ratio:7.3f}" for ratio in self.ratios(name) or ()) or f"{'-':>7} {'-':>7}"
            unit = self.new.units.get(name) or self.old.units[name]
            lines.append(f"{name:34}{times} ns/{unit:12}{ratios}  {self.remark(name)}".rstrip())
        return "\n".join(lines)
