"""The public declarations of the last debug build, as the compiler's symbol graphs have them."""

import json
import os
import pathlib
import re
import subprocess

FOLDER = pathlib.Path(".build/symbol-graphs")
# What `import SwynamoDB` brings, and what is imported besides.
CLIENT = ["SwynamoDB", "SwynamoCompiler", "SwynamoSchema", "SwynamoCore", "SwynamoWire", "SwynamoTransport"]
OTHERS = [
    "SwynamoAPI", "SwynamoStreams", "SwynamoTables", "SwynamoPartiQL", "SwynamoTransfers", "SwynamoEngine", "SwynamoTesting",
    "SwynamoCompression", "SwynamoEncryption",
]
# How the comment begins of a type that only Swift wants public.
FOR_COMPILER = "Public for the compiler only: "
# Where the service's requests stand, with what they and their answers consist of.
SHAPES = "Sources/SwynamoWire/Operations/"
_BUILDER_FUNCTION = re.compile(r"build(Expression|Block|PartialBlock|Optional|Either|Array|LimitedAvailability|FinalResult)\(")


def extract(*options):
    subprocess.run(["scripts/symbol-graphs", FOLDER, *options], check=True)


def graphs(module):
    """The module's own graph, and those of its extensions by the module that they extend."""
    own = json.loads((FOLDER / f"{module}.symbols.json").read_text())
    others = {path.name.split("@")[1].split(".")[0]: path for path in sorted(FOLDER.glob(f"{module}@*.symbols.json"))}
    return own, {extended: json.loads(path.read_text()) for extended, path in others.items()}


def name(symbol):
    return ".".join(symbol["pathComponents"])


def comment(symbol):
    return "\n".join(line["text"] for line in symbol.get("docComment", {}).get("lines", []))


def is_refused(symbol):
    """Whether a call does not compile, or only with a warning, and a message says what to write."""
    entries = symbol.get("availability", [])
    return any(entry.get("isUnconditionallyUnavailable") or entry.get("isUnconditionallyDeprecated") for entry in entries)


def is_builder_function(symbol):
    return bool(_BUILDER_FUNCTION.match(symbol["pathComponents"][-1]))


def is_for_compiler(symbol):
    return comment(symbol).startswith(FOR_COMPILER)


def is_shape(symbol):
    """Whether it is a request of the service, or a part of one or of an answer; what they have in common is a protocol."""
    return place(symbol).startswith(SHAPES) and symbol["kind"]["identifier"] != "swift.protocol"


def place(symbol):
    """"Sources/…/Table.swift:12: " """
    location = symbol.get("location")
    if not location:
        return ""
    return f"{os.path.relpath(location['uri'].removeprefix('file://'))}:{location['position']['line'] + 1}: "


if __name__ == "__main__":
    print("\n".join(CLIENT + OTHERS))
