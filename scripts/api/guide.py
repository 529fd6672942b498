"""The table of all operations in the guide, between two comments."""

import pathlib

from operations import OPERATIONS, paginator
from naming import lower_camel

GUIDE = pathlib.Path("Guides/EveryOperation.md")
BEGIN, END = "<!-- operations, written by scripts/api-sources -->\n", "<!-- end of operations -->\n"
REPEATED = {"always": "yes", "never": "no", "token": "with its token", "depends": "depends"}


def table(model):
    rows = ["| operation | | again after a lost answer | pages |", "|---|---|---|---|"]
    for name in sorted(model.operations):
        about = OPERATIONS[name]
        page = paginator(model, name)
        elements = "`" + lower_camel(page[2].split(".")[-1]) + "`" if page else ""
        rows.append(
            f"| `{name}` | {'writes' if about['writes'] else 'reads'} | {REPEATED[about['repeat']]}: {about['reason'].rstrip('.')} | {elements} |")
    return "\n".join(rows) + "\n"


def wanted(model):
    before, _, rest = GUIDE.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "\n" + table(model) + "\n" + END + after


def write(model):
    if GUIDE.exists():
        GUIDE.write_text(wanted(model))


def check(model):
    return [] if GUIDE.exists() and GUIDE.read_text() == wanted(model) else [f"the table of {GUIDE}"]
