"""Whether each lock agrees with its list: every pin of the list is locked in that version, and nothing beside them.

Run as `python -m release.agreement` it names what does not, and needs nothing but Python.
"""

import re
import sys
from pathlib import Path

from .lock import LISTS

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)
ENTRY = re.compile(r"^[A-Za-z0-9._-]+==.*(?:\n[ \t]+.*)*", re.MULTILINE)


def plain(name):
    """One spelling for a package's name, whoever writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(text):
    """{package: version} of a list or a lock."""
    return {plain(name): version for name, version in PIN.findall(text)}


def locked_for_the_list(lock, name):
    """{package: version} of what a lock holds because the list asks for it, not another package."""
    own = (entry for entry in ENTRY.findall(lock) if f"-r {name}.txt" in entry)
    return pins("\n".join(own))


def without_hash(lock):
    """Packages of a lock whose files could be any."""
    return [entry.split("==")[0] for entry in ENTRY.findall(lock) if "--hash=sha256:" not in entry]


def disagreements(listed, lock, name):
    """A sentence for each thing in which a lock is not what its list says."""
    wanted, held = pins(listed), locked_for_the_list(lock, name)
    for package in sorted(wanted.keys() | held.keys()):
        if wanted.get(package) != held.get(package):
            yield (
                f"{name}: {package} is {wanted.get(package) or 'not there'} in the list, "
                f"{held.get(package) or 'not there'} in the lock; run `python3 -m release lock`"
            )
    for package in without_hash(lock):
        yield f"{name}.lock: {package} has no hash"


def of_all(root=ROOT):
    """The disagreements of every list and its lock, and of packages that two locks hold in two versions."""
    texts = {name: [(root / f"{name}.{end}").read_text(encoding="utf-8") for end in ("txt", "lock")] for name in LISTS}
    for name, (listed, lock) in texts.items():
        yield from disagreements(listed, lock, name)
    program, tests = pins(texts["requirements"][1]), pins(texts["requirements-test"][1])
    for package in sorted(program.keys() & tests.keys()):
        if program[package] != tests[package]:
            yield f"{package}: the tests stand on {tests[package]}, the program on {program[package]}"


if __name__ == "__main__":
    sys.exit("\n".join(of_all()) or 0)
