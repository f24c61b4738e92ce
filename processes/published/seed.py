"""The list of the demo: 30 procedures that nobody has verified, and others made up to the number of a commune."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from qms.lifecycle.door import create, perform

from .models import PublishedList
from .numbering import made_up_code, unknown_code

PLAIN = ("name", "field", "limit_in", "limit_words", "fee", "legal_basis", "source")


def list_story(given, *, people):
    """The list as its file tells it, sent by whoever controls documents, and whole."""
    sent, by = given["list"], people[given["list"]["by"]]
    yield timezone.make_aware(sent["at"])
    published = create(PublishedList, by=by, name=sent["name"])
    published = perform(published.enter, by=by, lines=[*listed(given["procedures"]), *made_up(given["made_up"])])
    perform(published.close, by=by)


def listed(rows):
    """Lines of procedures that there are; a code that is not known says so."""
    for number, row in enumerate(rows, 1):
        told = {name: row[name] for name in PLAIN}
        yield told | {"code": row["code"] or unknown_code(number), "limit": row.get("limit")}


def made_up(rows):
    """Lines of procedures that there are not, each marked as made up in its name, its code and its own mark."""
    number = 0
    with override("vi"):
        for row in rows:
            for _place in range(row["count"]):
                number += 1
                name = _("Made-up procedure %(number)s (%(field)s)") % {"number": number, "field": row["field"]}
                told = {"code": made_up_code(number), "name": name, "field": row["field"], "made_up": True}
                yield told | {"source": _("made up for trying out")}
