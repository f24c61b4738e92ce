"""What people said of earlier files of a kind: columns by their headings, wordings by their answers.

Nothing is kept for it: an import remembers what was said of it, and the newest that knows counts.
"""

from django.apps import apps

from .reading.wordings import key_of

LOOKED_BACK = 200  # imports of the kind


def _earlier(kind, *fields):
    imports = apps.get_model("imports", "Import").objects.filter(kind=kind).order_by("-pk")
    return reversed(list(imports.values_list(*fields)[:LOOKED_BACK]))


def columns_known(kind):
    """{key of a heading: name of the column}, as people said."""
    found = {}
    for (columns,) in _earlier(kind, "columns"):
        for each in columns:
            if each.get("said") and each["text"]:
                found[key_of(each["text"])] = each["name"]
    return found


def answers_known(kind):
    """{key of a question: answer} of all earlier imports of the kind, the newest last."""
    found = {}
    for (answers,) in _earlier(kind, "answers"):
        found |= answers
    return found
