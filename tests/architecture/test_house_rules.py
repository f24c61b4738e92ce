"""The rules of the house, as lint."""

import ast
import re
import subprocess
import sys
import warnings

import pytest

from .tree import ROOT, modules, short, texts

LONG, TOO_LONG, LONG_FUNCTION = 200, 400, 50
SHAPELESS = {"utils", "util", "helpers", "helper", "common", "misc"}
CLOCKS = {("datetime", name) for name in ("now", "today", "utcnow")}
CLOCKS |= {("date", "today"), ("timezone", "now")}
OF_THE_HOUR = {"localdate", "localtime"}  # of a moment they tell its day; of none, they ask the machine's clock
VIEWS = re.compile(r"(^|/)(views|[a-z_]+_views|views_[a-z_]+|[a-z_]*pages)\.py$")


def test_no_file_is_too_long():
    lengths = {short(path): texts()[path].count("\n") for path in modules()}
    for name in sorted(name for name, lines in lengths.items() if LONG < lines <= TOO_LONG):
        warnings.warn(f"{name} has {lengths[name]} lines", stacklevel=1)
    assert {name for name, lines in lengths.items() if lines > TOO_LONG} == set()


def test_no_function_is_too_long():
    found = []
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = node.end_lineno - node.lineno + 1
                if lines > LONG_FUNCTION:
                    found.append(f"{short(path)}:{node.lineno} {node.name} ({lines})")
    assert found == []


def test_no_module_has_a_shapeless_name():
    assert [short(path) for path in modules(tests=True) if SHAPELESS & {path.stem, *path.parent.parts[-2:]}] == []


def test_every_module_says_what_lives_there():
    bare = [short(path) for path, tree in modules(tests=True).items() if tree.body and not ast.get_docstring(tree)]
    assert bare == []


def test_the_time_is_asked_of_the_one_clock():
    found = []
    for path, tree in modules().items():
        if short(path) in (
            "qms/ledger/now.py",
            "qms/jobs/tasks.py",
        ):  # the queue goes by the machine's time, and says why
            continue
        for node in ast.walk(tree):
            called = node.func if isinstance(node, ast.Call) else None
            asked = isinstance(called, ast.Attribute) and (_last_name(called.value), called.attr) in CLOCKS
            if asked or (called and not node.args and _last_name(called) in OF_THE_HOUR):
                found.append(f"{short(path)}:{node.lineno}")
    assert found == []


def test_what_comes_from_outside_is_read_in_one_place():
    """JSON of a form by JSONText and digits by whole_number: each other way met what it could not read."""
    rough = re.compile(r"forms\.JSONField\b(?!\):)|POST\.get\(.*isdecimal|\bint\([^()]*\) if [^\n]*isdecimal")
    allowed = {"qms/ledger/legible.py", "audits/checklists/offers.py", "processes/plan/numbering.py"}
    found = {short(path) for path in modules() if rough.search(texts()[path])}
    assert found - allowed - {"qms/api/form_schemas.py", "qms/api/bodies.py"} == set()


def test_the_day_of_a_stored_moment_is_that_of_the_office():
    """The database gives moments in UTC: before seven in the morning `.date()` is still yesterday; localdate is not."""
    found = []
    for path, tree in modules().items():
        for node in ast.walk(tree):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr == "date" and not node.args:
                among = called.value.values if isinstance(called.value, ast.BoolOp) else [called.value]
                if any(_last_name(each).endswith("_at") for each in among):
                    found.append(f"{short(path)}:{node.lineno}")
    assert found == []


def _last_name(node):
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_a_view_reads_what_the_person_may_see():
    found = [
        f"{short(path)}: {line.strip()}"
        for path in modules()
        if VIEWS.search(short(path))
        for line in texts()[path].splitlines()
        if re.search(r"\b(objects|_base_manager|_default_manager)\.all\(\)", line)
    ]
    assert found == []


# The ways in which months and years were reckoned at home.
HOME_MADE_MONTHS = "|".join(
    (
        r"relativedelta|monthrange",
        r"\b(days|weeks)=(52|36[56]|73[01])\b",
        r"\b(3[01]|36[56]) ?\* ?[a-zA-Z(]|\* ?(3[01]|36[56])\b(?! ?//)",
        r"\.replace\((day|month|year)=",
        r"\.month\b\)? ?[-+*/%]|\bmonths? ?[-+*/%] ?\d|([*%]|//) ?12\b",
        r"\bdate\([^)]*year ?[-+] ?[-+\w ]+, (?!1, 1\)|12, 31\))",
    )
)
# What only one module knows; the others ask it.
ONE_PLACE = {
    "qms/evidence/links.py": r"\b(Link\.objects|Link\._base_manager|(origin|target)_type(_id|__\w+)?=)",
    "qms/people/units.py": r"path\.split\(|unit\.path\.count\(",
    "qms/workdays/months.py": HOME_MADE_MONTHS,
}


@pytest.mark.parametrize("place", ONE_PLACE)
def test_what_one_module_knows_is_asked_of_it(place):
    assert re.search(ONE_PLACE[place], (ROOT / place).read_text(encoding="utf-8"))
    found = [
        f"{short(path)}: {line.strip()}"
        for path in modules()
        if short(path) != place
        for line in texts()[path].splitlines()
        if re.search(ONE_PLACE[place], line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "since = today() - timedelta(days=730)",
        "return when + timedelta(days=30 * months)",
        "then = day + timedelta(days=months * 30)",
        "first = today().replace(month=1, day=1)",
        "return date(year + month // 12, month % 12 + 1, 1)",
        "quarter = (day.month + 2) // 3",
        "return date(day.year + 2, day.month, day.day)",
        "last = monthrange(year, month)[1]",
    ],
)
def test_months_reckoned_at_home_are_found(line):
    assert re.search(HOME_MADE_MONTHS, line)


def test_nothing_is_left_for_later():
    words = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
    assert [short(path) for path, text in texts().items() if words.search(text) and path.name != "LICENSE"] == []


def test_no_test_is_skipped_for_ever():
    words = re.compile(r"pytest\.(mark\.)?(skip|xfail)\b|unittest\.skip\b")
    assert [short(path) for path in modules(tests=True) if words.search(texts()[path])] == []


def test_no_file_names_a_package_registry():
    hosts = [
        "py" + "pi.org",
        "python" + "hosted.org",
        "npm" + "js.org",
        "npm" + "js.com",
        "docker" + ".io",
        "gh" + "cr.io",
        "qu" + "ay.io",
        "proxy.golang" + ".org",
    ]
    found = [f"{short(path)}: {host}" for path, text in texts().items() for host in hosts if host in text]
    assert found == []


@pytest.mark.parametrize("command", [("check",), ("format", "--check")], ids=" ".join)
def test_ruff_is_content(command):
    ran = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "--no-cache", str(ROOT)], cwd=ROOT, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-1000:]
