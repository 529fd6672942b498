"""What the registry's newest botocore has that the pinned one has not."""

import pathlib
import subprocess
import tempfile

from model import Model, pinned

FACTS = ("type", "enum", "required", "min", "max", "pattern")


def report():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [".venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--target", folder, "botocore"], check=True)
        newest = next(pathlib.Path(folder).glob("botocore-*.dist-info")).name.split("-")[1].removesuffix(".dist")
        news = list(differences(Model(pinned()), Model(pathlib.Path(folder) / "botocore" / "data")))
    if not news:
        print(f"api: botocore {newest} has nothing new")
        return 0
    print(f"api: what is new in botocore {newest}; pin it in Tests/Interop/requirements.txt and run scripts/api-sources")
    for line in news:
        print(f"  {line}")
    return 1


def differences(old, new):
    for name in sorted(old.operations.keys() | new.operations.keys()):
        if name not in old.operations:
            yield f"operation {name}"
        elif name not in new.operations:
            yield f"no operation {name} any more"
    for name in sorted(old.shapes.keys() | new.shapes.keys()):
        before, after = old.shapes.get(name), new.shapes.get(name)
        if before is None or after is None:
            yield f"shape {name}" if before is None else f"no shape {name} any more"
            continue
        for fact in FACTS:
            if before.get(fact) != after.get(fact):
                yield f"{name}: {fact} {before.get(fact)} is now {after.get(fact)}"
        for member in sorted(before.get("members", {}).keys() ^ after.get("members", {}).keys()):
            yield f"{name}: {'member' if member in after.get('members', {}) else 'no member'} {member}"
    for what in ("paginators", "waiters"):
        if getattr(old, what) != getattr(new, what):
            yield f"{what}: {sorted(set(getattr(new, what)) ^ set(getattr(old, what))) or 'other settings'}"
