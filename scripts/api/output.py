"""The files that are written, and whether they are what they would be."""

import pathlib
import re
import shutil
import subprocess
import tempfile

import errors
import guide
import operations
import samples
import shapes
from model import Model, pinned
from naming import type_name

FOLDER = pathlib.Path("Sources/SwynamoAPI")
PLACES = {  # where what is written as a folder belongs
    "Operations": FOLDER / "Operations", "Shapes": FOLDER / "Shapes", "Samples": pathlib.Path(samples.FOLDER),
}
HEAD = "// Written by scripts/api-sources from the service's model.\n"


def family(name):
    for folder, pattern in shapes.SWIFT["families"]:
        if re.search(pattern, name):
            return folder
    raise SystemExit(f"api: scripts/api/swift.json has no family for {name}")


def files(model):
    """The text of each file by its path."""
    written, read = {}, {}
    for name in model.operations:
        model.reachable(model.input(name), written)
        if output := model.output(name):
            model.reachable(output, read)
    own = {model.input(name) for name in model.operations} | {model.output(name) for name in model.operations}
    result = {}
    families = {}
    for name in sorted(set(written) | set(read)):
        shape = model.shapes[name]
        if name in own or name in shapes.SWIFT["types"] or name == "ReturnItemCollectionMetrics":
            continue
        if shape["type"] == "structure":
            families.setdefault(family(name), []).append(shapes.structure(model, name, name in written, name in read))
        elif "enum" in shape:
            families.setdefault(family(name), []).append(shapes.enumeration(model, name))
    for name, declarations in families.items():
        for place, part in enumerate(parts(declarations)):
            suffix = "" if place == 0 else f"{place + 1}"
            result[f"Shapes/{name}{suffix}.swift"] = source("extension API {\n" + "\n".join(part) + "}\n")
    for name in sorted(model.operations):
        text = "extension API {\n" + operations.operation(model, name) + "}\n"
        extra = operations.conformances(model, name)
        result[f"Operations/{name}.swift"] = source(text + ("\n" + extra if extra else ""))
    result |= {f"Samples/{name}": text for name, text in samples.samples(model).items()}
    return {path: HEAD + text for path, text in result.items()}


def parts(declarations):
    """A family's declarations in files of fewer than 300 lines."""
    found, lines = [[]], 0
    for declaration in declarations:
        length = declaration.count("\n") + 1
        if found[-1] and lines + length > 290:
            found.append([])
            lines = 0
        found[-1].append(declaration)
        lines += length
    return found


def source(text):
    """A file's text behind the imports that it needs, public where its public declarations name something of them."""
    words = set(re.findall(r"\w+", text))
    imports = []
    if words & {"AttributeWriter", "AttributeValue", "Item", "StringMap"}:
        imports.append("public import SwynamoCore")
    if "ReturnConsumedCapacity" in words:
        imports.append("public import SwynamoWire")
    elif "AttributeWriter" in words:
        imports.append("import SwynamoWire")
    if "Date" in words:
        imports += ["", "#if canImport(FoundationEssentials)", "  public import FoundationEssentials", "#else", "  public import Foundation", "#endif"]
    return "\n".join(imports) + ("\n\n" if imports else "\n") + text


def formatted(model, folder):
    for path, text in files(model).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    shutil.copy(".swift-format", folder)
    subprocess.run(["swift", "format", "format", "--in-place", "--recursive", "--parallel", folder], check=True)


def write():
    model = Model(pinned())
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        formatted(model, folder)
        for part, place in PLACES.items():
            wanted = {path.name: path for path in (folder / part).iterdir()}
            place.mkdir(parents=True, exist_ok=True)
            for path in place.iterdir():
                if path.name not in wanted:
                    path.unlink()
            for name, path in wanted.items():
                if not (place / name).exists() or (place / name).read_bytes() != path.read_bytes():
                    shutil.copyfile(path, place / name)
    guide.write(model)
    print(f"api: {len(model.operations)} operations")
    return 0


def check():
    model = Model(pinned())
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        formatted(model, folder)
        faults = []
        for part, place in PLACES.items():
            wanted = {path.name: path.read_bytes() for path in (folder / part).iterdir()}
            found = {path.name: path.read_bytes() for path in place.iterdir()}
            faults += [f"{part}/{name}" for name in sorted(wanted | found) if wanted.get(name) != found.get(name)]
    faults += guide.check(model) + errors.check(model)
    for fault in faults:
        print(f"api: {fault} is not what scripts/api-sources writes")
    if not faults:
        print(f"api: {len(model.operations)} operations as in the model")
    return 1 if faults else 0
