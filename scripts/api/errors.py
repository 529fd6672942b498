"""Whether each exception of the model has its code in DynamoDBError."""

import pathlib
import re

CODES = pathlib.Path("Sources/SwynamoWire/Transport/DynamoDBError+Codes.swift")


def check(model):
    known = set(re.findall(r'Code = "(\w+)"', CODES.read_text()))
    return [f"{name}, which is no code in {CODES}," for name in sorted(model.exceptions - known)]
