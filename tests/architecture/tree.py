"""The files of the project, as the rules of the house look at them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("qms", "documents", "processes", "audits", "fixtures", "release")
FOREIGN = ("vendor", "node_modules")


@cache
def files():
    """All files that are, or would be, part of the project; vendored ones are not ours."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    paths = [ROOT / name for name in listed if not set(FOREIGN) & set(Path(name).parts)]
    return [path for path in paths if path.is_file()]


@cache
def texts():
    """{path: text} of all files that are text."""
    found = {}
    for path in files():
        try:
            found[path] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


@cache
def modules(*, tests=False):
    """{path: syntax tree} of our Python files without migrations."""
    rooms = {*ROOMS, "tests"} if tests else {*ROOMS}
    return {
        path: ast.parse(text)
        for path, text in texts().items()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in rooms and "migrations" not in path.parts
    }


@cache
def pages():
    """{path: text} of what makes our pages: templates, style and scripts, the scripts' tests included."""
    return {path: text for path, text in texts().items() if path.suffix in (".css", ".js") or _is_template(path)}


def _is_template(path):
    return path.suffix == ".html" and "templates" in path.parts


def volume(text):
    """How much stands in a text, however its lines are broken: characters that are not white space."""
    return len("".join(text.split()))


def short(path):
    """The path as a person names it."""
    return str(path.relative_to(ROOT))
