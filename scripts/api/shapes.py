"""The Swift of structures, enumerations, requests and answers."""

import json
import pathlib
import textwrap

from naming import lower_camel, type_name

HERE = pathlib.Path(__file__).parent
WIDTH = 132
TOKENS = {"ReturnConsumedCapacity", "ReturnItemCollectionMetrics"}  # what a client asks for by itself


def data(name):
    return json.loads((HERE / f"{name}.json").read_text())


SENTENCES, SWIFT = data("shapes"), data("swift")


def comment(text, indent=2):
    lines = textwrap.wrap(text, WIDTH - indent - 4)
    return "".join(f"{' ' * indent}/// {line}\n" for line in lines)


class Member:
    """A member of a structure: its name, type and what there is to say of it."""

    def __init__(self, model, owner, name, reference, is_required):
        self.name, self.shape_name = name, reference["shape"]
        self.shape = model.shapes[self.shape_name]
        self.swift = SWIFT["names"].get(f"{owner}.{name}", lower_camel(name))
        self.type = swift_type(model, self.shape_name)
        self.is_required = is_required
        self.is_token = reference.get("idempotencyToken", False)
        self.note = SENTENCES.get(f"{owner}.{name}")

    @property
    def comment(self):
        facts = [f"`{self.name}`"]
        if bounds := self.bounds():
            facts.append(bounds)
        text = ", ".join(facts)
        return f"{text}: {self.note.rstrip('.')}." if self.note else text + ("." if len(facts) > 1 else "")

    def bounds(self):
        low, high = self.shape.get("min"), self.shape.get("max")
        unit = {"string": " characters", "list": " elements", "map": " members"}.get(self.shape["type"], "")
        if "enum" in self.shape or (low is None and high is None) or (unit and low in (None, 0) and high is None):
            return None
        number = lambda value: f"{value:,}"
        if high is None:
            return f"at least {number(low)}{unit[:-1] if low == 1 and unit else unit}"
        if low in (None, 0):
            return f"at most {number(high)}{unit[:-1] if high == 1 and unit else unit}"
        return f"{number(low)} to {number(high)}{unit}" if low != high else f"{number(low)}{unit[:-1] if low == 1 and unit else unit}"

    # What observers ask for is no optional: a request says whether it wants it.
    @property
    def declaration(self):
        if self.name == "ReturnConsumedCapacity":
            return f"{self.swift}: ReturnConsumedCapacity", " = .none"
        if self.name == "ReturnItemCollectionMetrics":
            return "returnsItemCollectionMetrics: Bool", " = false"
        return f"{self.swift}: {self.type}" + ("" if self.is_required else "?"), "" if self.is_required else " = nil"

    @property
    def swift_name(self):
        return self.declaration[0].split(":")[0]

    @property
    def written(self):
        if self.name in TOKENS:
            return None
        return f'writer.member("{self.name}", {self.swift_name})'

    @property
    def read(self):
        return f'{self.swift_name} = try members.{"required" if self.is_required else "optional"}("{self.name}")'


def swift_type(model, name):
    if name in SWIFT["types"]:
        return SWIFT["types"][name]
    shape = model.shapes[name]
    kind = shape["type"]
    if kind == "structure" or "enum" in shape:
        return "API." + type_name(name)
    if kind == "list":
        return f"[{swift_type(model, shape['member']['shape'])}]"
    if kind == "map":
        value = swift_type(model, shape["value"]["shape"])
        return "Item" if value == "AttributeValue" else f"StringMap<{value}>"
    return {"string": "String", "integer": "Int", "long": "Int", "double": "Double", "boolean": "Bool", "timestamp": "Date"}[kind]


def members(model, shape_name, owner):
    shape = model.shapes[shape_name]
    required = set(shape.get("required", []))
    found = [Member(model, owner, name, reference, name in required) for name, reference in shape.get("members", {}).items()]
    return sorted(found, key=lambda member: not member.is_required)  # those that must be given come first


def stored(members):
    return "".join(comment(member.comment, 4) + f"    public var {member.declaration[0]}\n" for member in members)


def initializer(members, sentence):
    if not members:
        return f"\n{comment(sentence, 4)}    public init() {{}}\n"
    parameters = ", ".join("".join(member.declaration) for member in members)
    assignments = "".join(f"      self.{m.swift_name.strip('`')} = {m.swift_name}\n" for m in members)
    return f"\n{comment(sentence, 4)}    public init({parameters}) {{\n{assignments}    }}\n"


def writing(members):
    lines = [member.written for member in members if member.written]
    if any(member.name in TOKENS for member in members):
        collections = any(member.name == "ReturnItemCollectionMetrics" for member in members)
        lines.append("writer.writeCost(returnConsumedCapacity" + (", itemCollections: returnsItemCollectionMetrics)" if collections else ")"))
    body = "".join(f"      {line}\n" for line in lines)
    return f"\n    public func writeMembers(to writer: inout AttributeWriter) {{\n{body}    }}\n" if body else (
        "\n    public func writeMembers(to writer: inout AttributeWriter) {}\n")


def reading(members):
    body = "".join(f"      {member.read}\n" for member in members)
    return f"\n    public init(from members: API.Members) throws {{\n{body}    }}\n"


def sentence(name):
    if name not in SENTENCES:
        raise SystemExit(f"api: scripts/api/shapes.json has no sentence for {name}")
    return SENTENCES[name]


def structure(model, name, is_written, is_read):
    found = members(model, name, name)
    protocols = [p for p, needed in (("WrittenStructure", is_written), ("ReadStructure", is_read)) if needed]
    text = comment(f'{sentence(name)} Source: API Reference, "{name}".')
    text += f"  public struct {type_name(name)}: {', '.join(protocols)} {{\n{stored(found)}"
    text += initializer(found, "The structure with what is given.")
    if is_written:
        text += writing(found)
    if is_read:
        text += reading(found)
    return text + "  }\n"


def enumeration(model, name):
    cases = SWIFT["cases"].get(name, {})
    text = comment(f'{sentence(name)} Source: API Reference, "{name}".')
    text += f"  public struct {type_name(name)}: OpenEnumeration {{\n    public var rawValue: String\n\n"
    text += "    /// Any value, also one that came with a later version of the service.\n"
    text += "    public init(rawValue: String) { self.rawValue = rawValue }\n\n"
    for value in model.shapes[name]["enum"]:
        case = cases.get(value, lower_camel(value))
        text += f'    /// `{value}`\n    public static let {case} = Self(rawValue: "{value}")\n'
    return text + "  }\n"
