"""Every kind of page of the demo's year, every notice and every history: not a word of English, no value of Python,
no slug and no raw HTML, whatever language the browser asks for.
"""

import gettext
import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings as of_django
from django.db import connection
from django.test import Client
from django.utils.translation import override

from fixtures import image
from qms.evidence.timeline import timelines
from qms.inbox import notices
from qms.inbox.models import Notice
from qms.ledger.now import now
from qms.lifecycle.registry import record_types
from qms.people.models import User
from tests.fixtures.empty import empty_database

# The words are the same on either database, and the walk is long.
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the walk is made once")
WALKERS = ("qmr", "motcua1", "quantri")
OF_A_KIND = 1  # pages that differ in their record alone
MOST = 220
SPOKEN = ("aria-label", "title", "placeholder", "alt")
SILENT = {"script", "style", "code", "pre", "template"}
NOT_WALKED = re.compile(
    r"/(logout|language|api|static|media|pack|healthz|readyz)\b|\.(docx|pdf|xlsx|csv|zip|json|svg)$"
)

SMALL = "of|is|are|this|with|your|was|which|and|not|step|dossier|from|the|has|have|been|must|its|there|you"
FOREIGN = {
    "English": rf"(?i)(?<![\w@./-])(?:{SMALL})(?![\w@./-])",
    "Python": r"(?<![\w.])(?:(?:None|True|False|nan)\b|datetime\.\w+|Decimal\(|\w+ object at 0x)",
    "a value of Python": r"[\[{]['\"]\w|\{\}|\[\]|'[,:] '",
    "a slug": r"(?<![\w@./-])[a-z]{2,}(?:_[a-z]{2,})+(?![\w@./])",
    "raw HTML": r"</?(?:p|div|br|strong|em|ul|li|span|a)\b[^>]*>|&(?:nbsp|amp|lt|gt|quot);",
    "a decimal point": r"\d\.\d+ ?%|(?<![\d.])\d+\.\d{4}(?![\d.])",
    "a day of another country": r"(?<!\d)\d{4}-\d{2}-\d{2}(?![\d-])|\bmm/dd",
}
# What stands on a page as the office or the law writes it, in whatever language.
ALLOWED = re.compile(r"English|ISO/IEC|manage\.py \w+|\w+_(?:snc|hcc|kt|vhxh)\b|https?://\S+|\S+@\S+")


class Spoken(HTMLParser):
    """What a person reads or hears of a page: the texts, and the names given to controls and pictures."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.links, self.own, self._silent, self._in_editor = [], [], [], 0, False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._in_editor = tag == "textarea" and "data-editor" in given  # it shows its text formatted
        self._silent += tag in SILENT
        self.texts += [given[name] for name in SPOKEN if given.get(name)]
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag == "input" and given.get("type") in BROWSERS_OWN:
            self.own.append(given.get("name"))

    def handle_endtag(self, tag):
        self._silent -= tag in SILENT
        self._in_editor = False

    def handle_data(self, data):
        if not (self._silent or self._in_editor) and data.strip():
            self.texts.append(" ".join(data.split()))


# Fields in which a browser speaks its own language (a file's stands behind our own chooser).
BROWSERS_OWN = {"date", "time", "datetime-local", "month", "week"}


def msgids():
    """Our English sentences that say something else in Vietnamese."""
    words = gettext.translation("django", of_django.LOCALE_PATHS[0], ["vi"])._catalog
    said = {key for key, told in words.items() if isinstance(key, str) and key and told != key and len(key) > 3}
    return {key[:1].upper() + key[1:] for key in said} | said


def foreign_in(text, ours=frozenset()):
    """What is not Vietnamese about a text: (kind, what stands around it)."""
    bare = ALLOWED.sub("", text)
    found = [("our own English", text)] if bare in ours else []
    for kind, pattern in FOREIGN.items():
        for hit in re.finditer(pattern, bare):
            found.append((kind, bare[max(0, hit.start() - 40) : hit.end() + 40]))
    return found


@pytest.fixture(scope="module")
def year(tmp_path_factory, django_db_setup, django_db_blocker):
    """The demo's year, unpacked into a database of its own."""
    folder = tmp_path_factory.mktemp("year")
    kept = of_django.EVIDENCE_KEYS, of_django.MEDIA_ROOT
    of_django.EVIDENCE_KEYS, of_django.MEDIA_ROOT = {"demo": "only-for-trying-on-one-machine"}, folder
    with django_db_blocker.unblock(), empty_database(folder):
        image.load_image(image.read_image(now())[0])
        yield
    of_django.EVIDENCE_KEYS, of_django.MEDIA_ROOT = kept


def kind_of(address):
    """An address without what tells one record from another."""
    parts = urlsplit(address)
    asked = "&".join(sorted(part.partition("=")[0] for part in parts.query.split("&")))
    return re.sub(r"\d+", "#", parts.path) + (f"?{asked}" if asked else "")


def walk(person, ours):
    """(address, fault) of the pages to which links lead a person, some of each kind."""
    client = Client(headers={"Accept-Language": "en-US,en"})
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    waiting, known, kinds, seen = ["/"], {"/"}, Counter(), 0
    while waiting and seen < MOST:
        address = waiting.pop(0)
        if kinds[kind_of(address)] >= OF_A_KIND:
            continue
        kinds[kind_of(address)] += 1
        answer, seen = client.get(address, follow=True), seen + 1
        if answer.streaming or "text/html" not in answer.get("Content-Type", ""):
            continue
        page = Spoken(answer.content.decode())
        yield from ((address, ("a browser's own field", name)) for name in page.own)
        yield from ((address, fault) for text in page.texts for fault in foreign_in(text, ours))
        for link in (urljoin(address, each.partition("#")[0]) for each in page.links):
            if link.startswith("/") and link not in known and not NOT_WALKED.search(link):
                known.add(link)
                waiting.append(link)


def told(found):
    """One line for each fault, with the first place where it stands."""
    lines = {}
    for place, (kind, words) in found:
        lines.setdefault(f"{kind}: {words}", place)
    return [f"{place}: {line}" for line, place in lines.items()]


@pytest.mark.parametrize("username", WALKERS)
def test_no_page_speaks_anything_but_vietnamese(year, username):
    assert told(walk(User.objects.get(username=username), msgids())) == []


def test_no_notice_speaks_anything_but_vietnamese(year):
    found = []
    with override("vi"):
        for person in User.objects.all():
            shown, before = notices.lines_of(person)
            while shown:
                found += [(each.notice.pk, fault) for each in shown for fault in foreign_in(str(each.sentence))]
                shown, before = notices.lines_of(person, before) if before else ([], None)
    assert Notice.objects.exists() and told(found) == []


def test_no_history_speaks_anything_but_vietnamese(year):
    found = []
    with override("vi"):
        for kind in record_types().values():
            records = {record.pk: record for record in kind.model.objects.all()}
            for pk, entries in timelines(list(records.values())).items() if records else ():
                found += [(records[pk], fault) for line in lines_of(entries) for fault in foreign_in(line)]
    assert told(found) == []


def lines_of(entries):
    """What a history tells."""
    for entry in entries:
        yield str(entry.sentence)
        for change in entry.changes:
            yield from (str(change.label), str(change.before), str(change.after))


def test_foreign_words_are_known():
    for text in (
        "Hà asks you: do it with care",
        "None",
        "['a', 'b']",
        "in_progress",
        "a <p>b</p>",
        "83.3333",
        "2026-03-01",
    ):
        assert foreign_in(text), text
    assert not foreign_in("Đồng chí Hà đề nghị: 83,33 % vào 01/03/2026 theo 8.5.1 (TCVN ISO 9001:2015)")
    assert foreign_in("Save", {"Save"})
