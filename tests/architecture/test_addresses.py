"""What a page is asked in its address is read by one declaration, which tells whatever it can't read."""

import ast
from importlib import import_module

from qms.lifecycle.filters import Paging, Questions
from qms.web.exports import Export

from .tree import ROOT, modules, short

# Besides the filters of types and pages: what reads a part of the address that a filter reads too.
READERS = {
    "filter_class": "the filter of a record type",
    "_texts": "looks whether the words can be read at all",
    "asked_only": "takes away how rows are shown, and reads nothing",
    "without_fleeting": "takes away what holds for one page, and reads nothing",
    "Look": "how rows are shown: what it can't read leaves the usual look, and no row out",
    "DueForm": "one question with one answer, which tells at its field what it can't read",
}


def test_no_page_has_a_reader_of_its_own():
    """A plain form would pass over in silence what it can't read, a value given twice, and a question unknown to it."""
    found = [
        f"{short(path)}:{call.lineno}"
        for path, tree in modules().items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and any(map(_is_address, call.args)) and not _is_filter(path, call.func)
    ]
    assert found == []


def _is_address(given):
    """Whether this is `request.GET`, or that or something else."""
    given = given.values[0] if isinstance(given, ast.BoolOp) else given
    return isinstance(given, ast.Attribute) and given.attr == "GET"


def _is_filter(path, reader):
    name = reader.func if isinstance(reader, ast.Call) else reader
    name = name.id if isinstance(name, ast.Name) else ""
    if name in READERS:
        return True
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    found = getattr(module, name, object)
    return isinstance(found, type) and issubclass(found, (Questions, Paging, Export))


def test_a_plain_form_is_found():
    call = ast.parse("SomeForm(request.GET or None)").body[0].value
    assert _is_address(call.args[0]) and not _is_filter(ROOT / "qms" / "web" / "tables.py", call.func)
