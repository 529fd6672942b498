"""Writes the Swift blocks of a Markdown document as one source file that can be type-checked.

    swift-of-document.py Guides/Queries.md queries.swift

The convention, so that a guide reads as its user would write the code:

- Every ```swift block is compiled, in order; `import`s and declarations of earlier blocks are seen by later ones.
- What begins at the left margin of a block is a chunk, with the indented and closing lines after it. A chunk is put
  at file level when it begins with a declaration (`struct`, `func`, `extension`, `@Test`, …), or when it is a `let` whose
  value begins with a type's name and awaits nothing (`let users = Table(…)`), or is an entity or an index of a single table
  (`let posts = forum.entity(…)`).
- All other chunks are statements: those of one block stand in one `async throws` function.
- Words after `swift` on the fence change that:
    ```swift continues    the statements go on in the function of the block before, whose variables they see
    ```swift scoped       all of the block, declarations too, stands in its function: for another `struct User`
    ```swift no-check     not compiled: a fragment, or something that is wrong on purpose
- A comment <!--swift … --> on lines of its own is compiled as a block and is not shown: what an example takes as given.
  <!--swift continues … --> works as well.

Errors name the document and its line.
"""

import re
import sys

DECLARATION = re.compile(
    r"(@|public |internal |private |fileprivate |indirect |final |"
    r"import |struct |enum |class |actor |protocol |extension |func |typealias |nonisolated )"
)
CONSTANT = re.compile(r"let \w+(\s*:[^=]+)?\s*=\s*([A-Z]\w*\s*[(<.]|\w+\.(entity|index)\()")
WAITS = re.compile(r"\b(await|try)\b")
FENCE = re.compile(r"^(\s*)```+\s*(\S*)\s*(.*)$")
KNOWN_WORDS = {"continues", "scoped", "no-check"}


class Fault(Exception):
    pass


def blocks(document):
    """Yields (words, first line's number, lines) for each block of Swift."""
    with open(document, encoding="utf-8") as file:
        lines = file.read().splitlines()
    index = 0
    while index < len(lines):
        fence = FENCE.match(lines[index])
        if fence:
            end = index + 1
            while end < len(lines) and not lines[end].strip().startswith("```"):
                end += 1
            if end == len(lines):
                raise Fault(f"{document}:{index + 1}: error: this block is never closed")
            if fence[2] == "swift":
                indent = len(fence[1])
                yield words(fence[3], document, index), index + 2, [line[indent:] for line in lines[index + 1 : end]]
            index = end + 1
        elif lines[index].startswith("<!--swift"):
            end = index + 1
            while end < len(lines) and lines[end].strip() != "-->":
                end += 1
            if end == len(lines):
                raise Fault(f"{document}:{index + 1}: error: this hidden block is never closed by a line -->")
            yield words(lines[index][len("<!--swift") :], document, index), index + 2, lines[index + 1 : end]
            index = end + 1
        else:
            index += 1


def words(text, document, index):
    found = set(text.split())
    if unknown := found - KNOWN_WORDS:
        raise Fault(f"{document}:{index + 1}: error: unknown word after swift: {', '.join(sorted(unknown))}")
    return found


def chunks(first_line, lines):
    """Splits a block into (line's number, text) at the lines that begin at the left margin."""
    found = []
    in_text = False
    for number, line in enumerate(lines, first_line):
        begins = line[:1].strip() and line[0] not in "})]." and not line.startswith(('"""', "#else", "#endif")) and not in_text
        # An attribute or a comment on a line of its own belongs to what follows.
        after_prefix = found and re.match(r"(@\w+(<.*>)?(\(.*\))?|//.*)$", found[-1][1][-1].strip())
        if not found or (begins and not (after_prefix and not found[-1][1][-1].startswith(" "))):
            found.append((number, [line]))
        else:
            found[-1][1].append(line)
        if line.count('"""') % 2:
            in_text = not in_text
    return found


def is_declaration(lines):
    code = [line for line in lines if line.strip() and not line.startswith("//")]
    if not code:
        return True
    return bool(DECLARATION.match(code[0])) or bool(CONSTANT.match(code[0]) and not WAITS.search("\n".join(code)))


def main(document, output):
    declarations, functions, count = [], [], 0
    for tags, first_line, lines in blocks(document):
        if "no-check" in tags:
            continue
        count += 1
        statements = []
        for number, chunk in chunks(first_line, lines):
            at_file_level = is_declaration(chunk) and ("scoped" not in tags or chunk[0].startswith("import "))
            (declarations if at_file_level else statements).append((number, chunk))
        if "continues" in tags and functions:
            functions[-1] += statements
        else:
            functions.append(statements)

    def located(chunk):
        number, lines = chunk
        return [f'#sourceLocation(file: "{document}", line: {number})', *lines, "#sourceLocation()"]

    text = []
    for chunk in declarations:
        text += located(chunk)
    for index, statements in enumerate(functions, 1):
        if statements:
            text.append(f"func example_{index}() async throws {{")
            for chunk in statements:
                text += located(chunk)
            text.append("}")
    with open(output, "w", encoding="utf-8") as file:
        file.write("\n".join(text) + "\n")
    print(f"{count} block{'' if count == 1 else 's'}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Fault as fault:
        sys.exit(str(fault))
