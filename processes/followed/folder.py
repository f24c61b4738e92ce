"""A watched folder: files of messages, taken one after the other and moved away with what came of them.

`FOLLOWED_FOLDER/<system>/*.json` holds one message of the exchange or our plain shape; `*.jsonl` a message a line, so
that a file of years needs no more memory than one of a day. What was done is moved to `done`, what could not be read
to `failed`, each beside a text that says what came of it.
"""

import json
import re
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.ledger.legible import LegibleJSON
from qms.ledger.now import now

from ..cases.messages import MessageKind
from .intake import Intake
from .owners import owners
from .put_away import put_away, stamp_of, stuck_files, try_to_put_away
from .results import Became

WHOLE, LINES = (re.compile(ending, re.I) for ending in (r"\.json", r"\.jsonl"))  # how names end
LONGEST = 25 * 1024 * 1024  # of a file that is read as a whole
AT_REST = timedelta(seconds=30)  # since then nobody has written to it: it is whole
SAID = 200  # sentences in the text beside a file


class Unreadable(Exception):
    """A file that is not what it must be, with a sentence for people."""


def waiting():
    """(system, path) of the files that are whole, the oldest first."""
    if not settings.FOLLOWED_FOLDER:
        return []
    since = (now() - AT_REST).timestamp()
    found = [
        (written, system, path)
        for system in settings.FOLLOWED_SYSTEMS
        for path in (Path(settings.FOLLOWED_FOLDER) / system).glob("*")
        if (WHOLE.fullmatch(path.suffix) or LINES.fullmatch(path.suffix)) and (written := _written_at(path)) is not None
    ]
    taken = stuck_files()
    return [(system, path) for moment, system, path in sorted(found) if moment <= since and stamp_of(path) not in taken]


def _written_at(path):
    """When a file was last written to; None of what is none, or is gone since the folder was read."""
    try:
        return path.stat().st_mtime if path.is_file() else None
    except OSError:
        return None


def take_files(progress):
    """Take every waiting file; how many files, and how many messages of them became what."""
    try_to_put_away()
    files, people, count = waiting(), owners(), {}
    progress.begin(len(files), _("files of followed dossiers"))
    for system, path in progress.each(files):
        for became, many in take_file(path, system, people.get(system)).items():
            count[became] = count.get(became, 0) + many
    return len(files), count


def take_file(path, system, owner):
    """Take one file, and put it away; gives how many of its messages became what."""
    count, said = {}, []
    try:
        if owner is None:
            raise Unreadable(_("The owner of the import “%(name)s” has no active account.") % {"name": system})
        for place, result in enumerate(_results(Intake(system, owner), path), 1):
            count[str(result.became)] = count.get(str(result.became), 0) + 1
            if result.became is Became.UNPLACED and len(said) < SAID:
                said.append(f"{place}. {result.code or '–'}: {' '.join(result.says)}")
    except (Unreadable, OSError) as fault:
        put_away(path, "failed", [str(fault), *_counted(count), *said])
    else:
        put_away(path, "done", [*_counted(count), *said])
    return count


def _results(intake, path):
    """What becomes of each message in a file, as it is read."""
    if LINES.fullmatch(path.suffix):
        with path.open(encoding="utf-8-sig") as lines:
            yield from _of_lines(intake, lines)
        return
    if path.stat().st_size > LONGEST:
        raise Unreadable(_("The file is too large to be read as a whole: write a message a line (.jsonl)."))
    for kind, items, national in _lists(_parsed(path.read_bytes())):
        yield from intake.take_national(kind, items) if national else intake.take(kind, items)


def _of_lines(intake, lines):
    """Runs of messages of one kind and shape, taken together."""
    run, sort = [], None
    for number, line in enumerate(_text_of(lines), 1):
        if not line.strip():
            continue
        item = _parsed(line.encode(), number)
        if not isinstance(item, dict):
            raise Unreadable(_("Line %(number)s is no object with fields.") % {"number": number})
        if run and (_sort(item) != sort or len(run) == 500):
            yield from _taken(intake, run, sort)
            run = []
        sort = _sort(item)
        run.append(item)
    if run:
        yield from _taken(intake, run, sort)


def _taken(intake, run, sort):
    kind, national = sort
    return intake.take_national(kind, run) if national else intake.take(kind, run)


def _text_of(lines):
    try:
        yield from lines
    except UnicodeDecodeError:
        raise Unreadable(_("The file is not written in UTF-8.")) from None


def _sort(item):
    """(kind, whether it is of the exchange) of a message, by its fields."""
    national = "MaHoSo" in item
    moves = {"ThoiDiemXuLy", "TrangThai"} if national else {"handler", "what", "department", "began_at"}
    return (MessageKind.PROGRESS if moves & item.keys() else MessageKind.DOSSIER), national


def _lists(body):
    """(kind, messages, whether they are of the exchange) of a whole file. Raises Unreadable."""
    if isinstance(body, dict) and isinstance(body.get("data"), list):
        found = [each for each in body["data"] if isinstance(each, dict)]
        return [(_sort(found[0] if found else {"MaHoSo": ""})[0], body["data"], True)]
    if isinstance(body, dict) and {"dossiers", "progress"} & body.keys():
        lists = [
            (MessageKind.DOSSIER, body.get("dossiers", []), False),
            (MessageKind.PROGRESS, body.get("progress", []), False),
        ]
        if all(isinstance(items, list) for _kind, items, _national in lists):
            return lists
    raise Unreadable(_("The file has neither “data” nor “dossiers” and “progress” as a list."))


def _parsed(content, line=None):
    try:
        return json.loads(content.decode("utf-8-sig"), cls=LegibleJSON)
    except UnicodeDecodeError:
        raise Unreadable(_("The file is not written in UTF-8.")) from None
    except json.JSONDecodeError as fault:
        place = line or fault.lineno
        raise Unreadable(
            _("Line %(number)s is no JSON: half a file, or another kind of file.") % {"number": place}
        ) from None


def _counted(count):
    words = {
        "created": lambda n: ngettext("%(n)s dossier is new", "%(n)s dossiers are new", n),
        "changed": lambda n: ngettext("%(n)s message moved a dossier", "%(n)s messages moved dossiers", n),
        "kept": lambda n: ngettext(
            "%(n)s message was older, and is kept", "%(n)s messages were older, and are kept", n
        ),
        "same": lambda n: ngettext("%(n)s message was known", "%(n)s messages were known", n),
        "unplaced": lambda n: ngettext("%(n)s message has no place", "%(n)s messages have no place", n),
    }
    return [words[became](many) % {"n": many} for became, many in sorted(count.items())]
