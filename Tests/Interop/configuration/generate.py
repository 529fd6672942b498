"""Writes odd shared configuration files with the sections that botocore reads in them, one JSON object a line.

    python3 generate.py --count 2000 > files.jsonl
    SWYNAMO_CONFIGURATION_VECTORS=$PWD/files.jsonl swift test --enable-all-traits --filter BotocoreConfigurationTests

The same files for the same seed. Left out is where this library differs on purpose: what comes twice, and byte order marks.
"""

import argparse
import configparser
import json
import os
import random
import sys
import tempfile

SCRATCH = tempfile.TemporaryDirectory(prefix="swynamo-vectors-")
HOME = SCRATCH.name
for variable in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[variable]
os.environ["HOME"] = HOME

import botocore.exceptions  # noqa: E402
import botocore.session  # noqa: E402

AWS = os.path.join(HOME, ".aws")
CONFIG = os.path.join(AWS, "config")
CREDENTIALS = os.path.join(AWS, "credentials")


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def heading(source):
    return source.choice(
        ["default", "profile a", "profile b c", 'profile "b c"', "profile 'q\"x'", "profile", "profile x\\ y", "sso-session s",
         "sso-session 's t'", "services v", "services", "plugins", "preview one", "a", "profile \"open", "profile é", "]", "a]b",
         "profile  wide", "DEFAULT", "Default", "PROFILE up", "default#1"])


def value(source):
    return source.choice(
        ["", "v", "a = b", "a=b=c", "x:y", "# not a comment", "v ; w", "v # w", '"quoted"', "{\"a\": 1}", "http://localhost:8000",
         "[v]", "é 日本", "a\tb", "%(x)s", "${HOME}", "back\\slash", "trailing   ", "\u00a0v\u00a0"])


def key(source, used):
    names = ["region", "Output", "aws_access_key_id", "a b", "s3", "dynamodb", "UPPER", "x-y", "é", "key.with.dots", "[odd"]
    name = source.choice([name for name in names if name.lower() not in used] or ["k%d" % len(used)])
    used.add(name.lower())
    return name


def blank(source):
    return source.choice(["", "", "  ", "\t", "# comment", "  # indented comment", "; comment", "  ;x = y", "#[profile no]"])


def file(source):
    lines = [blank(source) for _ in range(source.randint(0, 2))]
    headings = []
    if source.random() < 0.03:
        lines.append(source.choice(["stray = 1", "stray", "  indented"]))
    for _ in range(source.randint(0, 5)):
        name = heading(source)
        if name in headings:
            continue
        headings.append(name)
        lines.append(source.choice(["", "", "", " ", "\t"]) + "[" + name + "]" + source.choice(["", "", "", "  ", " # note", "; note"]))
        used = set()
        margin = source.choice(["", "", "", "  "])
        for _ in range(source.randint(0, 5)):
            if source.random() < 0.3:
                lines.append(blank(source))
            if source.random() < 0.01:
                lines.append(margin + source.choice(["no delimiter", "= no name", ": x", "[]", "[open"]))
                continue
            delimiter = source.choice([" = ", "=", " =", "= ", " : ", ":", "\t=\t"])
            lines.append(margin + key(source, used) + delimiter + value(source))
            if source.random() < 0.3:
                deeper = margin + source.choice([" ", "  ", "\t", "    "])
                for _ in range(source.randint(1, 3)):
                    if source.random() < 0.2:
                        lines.append(blank(source))
                    lines.append(deeper + source.choice(["endpoint_url = " + value(source), "k=v", "Two = 2 = 3", "plain", "=", "n : m"]))
    end = source.choice(["\n", "\n", "\n", "\r\n", "\r"])
    return end.join(lines) + source.choice(["", end, end + end])


def files(source):
    given = {"config": file(source), "credentials": file(source)}
    write(CONFIG, given["config"])
    write(CREDENTIALS, given["credentials"])
    try:
        full = botocore.session.Session().full_config
        # Sections that a heading of another form opens are of no use to anybody.
        given["profiles"] = full["profiles"]
        given["ssoSessions"] = full["sso_sessions"]
        given["services"] = full["services"]
    except botocore.exceptions.ConfigParseError as error:
        if isinstance(error.kwargs["error"], (configparser.DuplicateOptionError, configparser.DuplicateSectionError)):
            return files(source)
        given["isRefused"] = True
    return given


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    os.makedirs(AWS, exist_ok=True)
    source = random.Random(arguments.seed)
    for _ in range(arguments.count):
        json.dump(files(source), sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
