"""Asks whether vulnerabilities are known in what the program and its tests stand on, and never takes silence for a no.

The services that know them are those of the package registries, and are not reachable everywhere. What could not be
asked is said as loudly as a vulnerability. The exit says which: 0 all was asked and nothing is known, 1 a vulnerability
is known, 2 not all was asked.
"""

import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from .agreement import pins

CLEAN, VULNERABLE, UNASKED = 0, 1, 2
LOCKS = ("requirements.lock", "requirements-test.lock")
FRONT_END = Path("qms/web/frontend")
VERDICT = Path("var/audit.txt")


@dataclass
class Answer:
    """What was learnt of one list: how many packages were asked about, what is known of them, what stayed unasked."""

    of: str
    asked: int = 0
    known: list = field(default_factory=list)
    unasked: list = field(default_factory=list)

    @property
    def code(self):
        return VULNERABLE if self.known else UNASKED if self.unasked or not self.asked else CLEAN

    def __str__(self):
        if self.code == CLEAN:
            return f"{self.of}: {self.asked} asked about, no vulnerability is known"
        lines = [f"{self.of}: {len(self.known)} vulnerabilities are known, {len(self.unasked)} NOT ASKED ABOUT"]
        return "\n".join([*lines, *(f"  {each}" for each in [*self.known, *self.unasked[:1]])])


def ask(python, root, arguments):
    """Ask about the locks and the front-end's packages; print the verdict, keep it in var/, and give the exit code."""
    answers = [*(of_lock(python, root / name) for name in LOCKS), of_front_end(root / FRONT_END)]
    code = code_of(answers)
    said = verdict(answers, code)
    (root / VERDICT).parent.mkdir(exist_ok=True)
    (root / VERDICT).write_text(said + "\n", encoding="utf-8")
    print(said, flush=True)
    return code


def code_of(answers):
    """A known vulnerability comes first, then what could not be asked."""
    codes = {answer.code for answer in answers}
    return VULNERABLE if VULNERABLE in codes else UNASKED if UNASKED in codes else CLEAN


def verdict(answers, code):
    """The words for a person, with a frame around what must not be missed."""
    words = {
        CLEAN: "AUDIT: all packages were asked about; no vulnerability is known.",
        VULNERABLE: "AUDIT: VULNERABILITIES ARE KNOWN.",
        UNASKED: "AUDIT: NOT MADE. The service gave no answer; this says nothing about the packages.",
    }
    frame = "" if code == CLEAN else "!" * 100
    return "\n".join(filter(None, [frame, *map(str, answers), words[code], frame]))


def of_lock(python, lock):
    """Ask about one package first: where the service does not answer, the others need not be tried."""
    listed = [f"{name}=={version}" for name, version in pins(lock.read_text(encoding="utf-8")).items()]
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder) / "probe.txt"
        probe.write_text(f"{listed[0]}\n", encoding="utf-8")
        said = heard(lock.name, _pip_audit(python, probe, "--no-deps"))
    if said.unasked:
        return Answer(lock.name, unasked=[*said.unasked, *listed[1:]])
    return heard(lock.name, _pip_audit(python, lock, "--require-hashes"))


def _pip_audit(python, listed, *options):
    command = [python, "-m", "pip_audit", "--disable-pip", "--progress-spinner", "off", "--format", "json", *options]
    return subprocess.run([*command, "--requirement", listed], capture_output=True, text=True, encoding="utf-8")


def heard(name, ran):
    """pip-audit's answer. It calls a list clean whose packages it could all not look up; here those are unasked."""
    try:
        listed = json.loads(ran.stdout)["dependencies"]
    except (ValueError, KeyError):
        return Answer(name, unasked=[ran.stderr.strip()[-300:] or "no answer"])
    answer = Answer(name)
    for package in listed:
        if "skip_reason" in package:
            answer.unasked.append(package["skip_reason"])
            continue
        answer.asked += 1
        for each in package["vulns"]:
            mended = ", ".join(each["fix_versions"]) or "no release"
            answer.known.append(f"{package['name']} {package['version']}: {each['id']}, mended in {mended}")
    return answer


def of_front_end(folder):
    """npm's own audit of the packages whose files are vendored."""
    if not shutil.which("npm"):
        return Answer("front-end", unasked=["npm was not found"])
    command = [shutil.which("npm"), "audit", "--json", "--package-lock-only", "--omit=dev"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    return heard_from_npm(ran.stdout)


def heard_from_npm(text):
    """npm's answer; an error of the service has no list of vulnerabilities."""
    try:
        answer = json.loads(text)
        found, asked = answer["vulnerabilities"], answer["metadata"]["dependencies"]["total"]
    except (ValueError, KeyError):
        return Answer("front-end", unasked=["npm's service gave no answer"])
    return Answer("front-end", asked, [f"{name}: {each['severity']}" for name, each in found.items()])
