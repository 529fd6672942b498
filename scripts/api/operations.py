"""The Swift of an operation: its request, its answer, and what goes with them."""

from naming import lower_camel
from shapes import SWIFT, comment, data, initializer, members, reading, stored, writing

OPERATIONS = data("operations")
RENAMED_BY_HAND = {"BatchGetItem", "BatchWriteItem", "TransactGetItems", "TransactWriteItems", "ImportTable"}
TABLE_NAMES = ("TableName", "SourceTableName", "TargetTableName", "GlobalTableName")


def entry(name):
    if name not in OPERATIONS:
        raise SystemExit(f"api: scripts/api/operations.json has nothing on {name}")
    return OPERATIONS[name]


def paginator(model, name):
    """The member that says where to go on, that which says where a page ended, and the page's elements; nil for others."""
    if name in SWIFT["paginators"]:
        return SWIFT["paginators"][name]
    if name not in model.paginators:
        return None
    found = model.paginators[name]
    result = found["result_key"]
    return found["input_token"], found["output_token"], result if isinstance(result, str) else result[0]


def operation(model, name):
    about = entry(name)
    request = members(model, model.input(name), name)
    text = comment(f'{about["sentence"]} Source: API Reference, "{name}".')
    text += f"  public struct {name}: ServiceRequest, Hashable {{\n"
    text += f'    public static var operation: String {{ "{name}" }}\n'
    text += "\n" if request else ""
    text += stored(request) + initializer(request, "A request with what is given.")
    text += f"\n    public var tableNames: [String] {{ {table_names(request)} }}\n"
    if resource := resource_name(model, name):
        text += f"    public var resourceName: String? {{ {resource} }}\n"
    text += f"    public var isWrite: Bool {{ {str(about['writes']).lower()} }}\n"
    text += comment(about["reason"][0].upper() + about["reason"][1:].rstrip(".") + ".", 4).replace("///", "//")
    text += f"    public var isIdempotent: Bool {{ {repeatable(name, about, request)} }}\n"
    text += writing(request) + "\n" + answer(model, name) + "  }\n"
    return text


def answer(model, name):
    output = model.output(name)
    found = members(model, output, f"{name}.Response") if output else []
    text = comment(f"The answer of {name}.", 4) + "    public struct Response: ReadStructure {\n"
    inner = stored(found) + initializer(found, "An answer with what is given.") + reading(found)
    return text + "".join(f"  {line}" if line.strip() else line for line in inner.splitlines(True)) + "    }\n"


def table_names(request):
    for member in request:
        if member.name in TABLE_NAMES:
            return f"[{member.swift_name}]" if member.is_required else f"{member.swift_name}.map {{ [$0] }} ?? []"
    for member in request:
        if member.name == "RequestItems":
            return f"{member.swift_name}.sorted.map(\\.key)"
        if member.name == "TransactItems":
            return f"{member.swift_name}.tableNames"
        if member.name == "TableCreationParameters":
            return f"[{member.swift_name}.tableName]"
        if member.name == "TableArn":
            return f"[{member.swift_name}]" if member.is_required else f"{member.swift_name}.map {{ [$0] }} ?? []"
    return "[]"


def resource_name(model, name):
    """The member that the model marks as that which may choose the endpoint, where it is no table."""
    shape = model.shapes[model.input(name)]
    for member in members(model, model.input(name), name):
        marked = shape["members"][member.name].get("contextParam")
        if marked and member.name not in (*TABLE_NAMES, "TableArn"):
            return member.swift_name
    return None


def repeatable(name, about, request):
    token = next((member.swift_name for member in request if member.is_token), None)
    if about["repeat"] == "always":
        return "true"
    if about["repeat"] == "token":
        return f"{token} != nil"
    if about["repeat"] == "depends":
        return SWIFT["repeatable"][name]
    return "false"


def conformances(model, name):
    """What goes with a request beside its declaration."""
    request = members(model, model.input(name), name)
    names = {member.name: member for member in request}
    text = ""
    if "ReturnConsumedCapacity" in names:
        text += f"extension API.{name}: CostedRequest {{}}\n"
    if name not in RENAMED_BY_HAND:
        text += renaming(name, [names[table] for table in TABLE_NAMES if table in names], request)
    if token := next((member for member in request if member.is_token), None):
        text += f"extension API.{name}: IdempotencyTokenRequest {{\n"
        text += f"  package var idempotencyToken: String? {{\n    get {{ {token.swift_name} }}\n    set {{ {token.swift_name} = newValue }}\n  }}\n}}\n"
    if page := paginator(model, name):
        text += paging(model, name, page)
    return text


def renaming(name, tables, request):
    if any(member.name in ("Statement", "Statements", "TransactStatements") for member in request):
        return ""
    if [member.name for member in tables] == ["TableName"] and tables[0].is_required:
        return f"extension API.{name}: TableRequest {{}}\n"
    if not tables:
        return f"extension API.{name}: RenamableRequest {{\n  package mutating func renameTables(_ name: (String) -> String) {{}}\n}}\n"
    body = "".join(
        f"    {m.swift_name} = name({m.swift_name})\n" if m.is_required else f"    {m.swift_name} = {m.swift_name}.map(name)\n" for m in tables)
    return f"extension API.{name}: RenamableRequest {{\n  package mutating func renameTables(_ name: (String) -> String) {{\n{body}  }}\n}}\n"


def paging(model, name, page):
    """The request for the next page, and the elements of one."""
    start, end, result = page
    path = lambda text: "?.".join(lower_camel(part) for part in text.split("."))
    element = element_type(model, name, result)
    request = {member.name: member for member in members(model, model.input(name), name)}
    return (
        f"extension API.{name}: API.PagedRequest {{\n"
        f"  public func next(after response: Response) -> API.{name}? {{\n"
        f"    guard let end = response.{path(end)} else {{ return nil }}\n"
        f"    var next = self\n    next.{request[start].swift_name} = end\n    return next\n  }}\n\n"
        f"  public func elements(of response: Response) -> [{element}] {{ response.{path(result)} ?? [] }}\n}}\n"
    )


def element_type(model, name, result):
    from shapes import swift_type

    shape = model.output(name)
    for part in result.split("."):
        shape = model.shapes[shape]["members"][part]["shape"]
    return swift_type(model, model.shapes[shape]["member"]["shape"])
