"""Test code that draws a value of each request and of all that requests consist of: Tests/SwynamoAPITests/Samples."""

from naming import lower_camel, type_name
from shapes import SWIFT, members

FOLDER = "Tests/SwynamoAPITests/Samples"


def samples(model):
    """The text of each file by its name."""
    written, read = {}, {}
    for name in model.operations:
        model.reachable(model.input(name), written)
        if output := model.output(name):
            model.reachable(output, read)
    inputs = {model.input(name) for name in model.operations}
    structures, enumerations, both = [], [], []
    for name in sorted(written):
        shape = model.shapes[name]
        if name in inputs or name in SWIFT["types"] or name == "ReturnItemCollectionMetrics":
            continue
        if "enum" in shape:
            enumerations.append(enumeration(name, shape))
        elif shape["type"] == "structure":
            structures.append(structure(f"API.{type_name(name)}", members(model, name, name), model))
            if name in read:
                both.append(f"API.{type_name(name)}")
    requests = [structure(f"API.{name}", members(model, model.input(name), name), model) for name in sorted(model.operations)]
    groups = {"Enumerations": enumerations, "Structures": structures, "Requests": requests}
    result = {f"{name}.swift": "\n".join(group) for name, group in groups.items()}
    result["Lists.swift"] = (
        "extension Sampler {\n"
        + listing("requests", "any (API.ServiceRequest & Sampled).Type", [f"API.{name}" for name in sorted(model.operations)])
        + "\n" + listing("structuresOfBoth", "any (API.WrittenStructure & API.ReadStructure & Sampled).Type", both) + "}\n")
    head = "import SwynamoAPI\nimport SwynamoCore\nimport SwynamoWire\n\n"
    return {path: head + text for path, text in result.items()}


def listing(name, kind, types):
    return f"  static let {name}: [{kind}] = [\n" + "".join(f"    {found}.self,\n" for found in types) + "  ]\n"


def extension(swift_type, expression):
    return f"extension {swift_type}: Sampled {{\n  static func sample(_ sampler: inout Sampler) -> Self {{\n    {expression}\n  }}\n}}\n"


def enumeration(name, shape):
    cases = SWIFT["cases"].get(name, {})
    values = ", ".join("." + cases.get(value, lower_camel(value)) for value in shape["enum"])
    return extension(f"API.{type_name(name)}", f"sampler.any([{values}])")


def structure(swift_type, found, model):
    arguments = ", ".join(f"{member.swift_name.strip('`')}: {argument(model, member)}" for member in found)
    return extension(swift_type, f"Self({arguments})")


def argument(model, member):
    if member.name == "ReturnConsumedCapacity":
        return "sampler.any([.total, .indexes])"
    if member.name == "ReturnItemCollectionMetrics":
        return "sampler.flag()"
    value = expression(model, member.shape_name, "sampler" if member.is_required else "$0")
    return value if member.is_required else f"sampler.optional {{ {value} }}"


def expression(model, name, sampler):
    shape = model.shapes[name]
    if name == "AttributeValue":
        return f"{sampler}.value()"
    if shape["type"] == "structure" or "enum" in shape:
        return f"API.{type_name(name)}.sample(&{sampler})"
    low, high = shape.get("min"), shape.get("max")
    if shape["type"] == "list":
        return f"{sampler}.list({bounds(low, high, 3)}) {{ {expression(model, shape['member']['shape'], '$0')} }}"
    if shape["type"] == "map":
        return f"{sampler}.map({bounds(low, high, 3)}) {{ {expression(model, shape['value']['shape'], '$0')} }}"
    if name == "TableArn" or shape.get("pattern") == "[a-zA-Z0-9_.-]+":
        return f"{sampler}.name({bounds(max(low or 0, 3), high, 12)})"
    if shape["type"] == "string":
        return f"{sampler}.string({bounds(low, high, 12)})"
    if shape["type"] in ("integer", "long"):
        return f"{sampler}.integer({bounds(low, high, 1_000_000)})"
    return f"{sampler}.{ {'double': 'number', 'boolean': 'flag', 'timestamp': 'date'}[shape['type']] }()"


def bounds(low, high, more):
    """As the model has them; where it has none, a few."""
    low = 1 if low is None else low
    return f"{low}...{low + more if high is None else min(high, low + more)}"
