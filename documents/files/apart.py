"""A file read in a process of its own: with so much memory and time and no more, and without anything of the program.

What a hostile file makes a reader do happens there: the process has no settings, no database, no open files of ours.
What it answers is believed no more than the file itself: whoever keeps it cleans it first.
"""

import base64
import json
import subprocess
import sys
import tempfile
from enum import StrEnum
from pathlib import Path

from django.utils.translation import gettext as _

SCRIPT = Path(__file__).with_name("conversion.py")
FILLING = Path(__file__).with_name("filled_file.py")
SECONDS = {True: 20, False: 90}  # for a look, and for reading it whole
MEMORY_MIB = 1024
MOST_ANSWERED = 60 * 1024 * 1024


class Fault(StrEnum):
    """Why a file can't be read."""

    DAMAGED = "damaged"
    LOCKED = "locked"
    TOO_LONG = "too_long"
    TOO_MUCH = "too_much"
    NOT_SHOWN = "not_shown"


def sentence_of(fault):
    """What people hear of it, and what they can do."""
    return {
        Fault.DAMAGED: _("It can't be read; it may be damaged or only half of it arrived."),
        Fault.LOCKED: _("It is under a password: take the password off, and send it again."),
        Fault.TOO_LONG: _("It has more than 1,000 pages: divide it into several documents."),
        Fault.TOO_MUCH: _("Reading it takes more time or memory than any document may: save it anew, or divide it."),
        Fault.NOT_SHOWN: _("Files of this kind are not shown in the browser: download it to read it."),
    }[Fault(fault)]


class Unreadable(Exception):
    """The file can't be read; `fault` says why."""

    def __init__(self, fault):
        super().__init__(fault)
        self.fault = Fault(fault)

    def sentence(self):
        return sentence_of(self.fault)


def read_apart(content, ending, *, only_look=False, seconds=None, memory=MEMORY_MIB):
    """{html, pages, pictures, left_out, fields} of a file's bytes; of a look only its pages. Raises Unreadable."""
    asked = [SCRIPT, str(memory), ending, "look" if only_look else "read"]
    told = json.loads(_answer(asked, content, seconds or SECONDS[only_look]))
    if told.get("fault"):
        raise Unreadable(told["fault"])
    return told


def fill_apart(template, values, *, seconds=SECONDS[True], memory=MEMORY_MIB):
    """The bytes of a Word template whose fields are filled with {name: {name: text}}. Raises Unreadable."""
    given = json.dumps({"template": base64.b64encode(template).decode(), "values": values}).encode()
    return _answer([FILLING, str(memory)], given, seconds)


def _answer(asked, content, seconds):
    """What a script of ours writes when it is given these bytes. Raises Unreadable where it can't end as it should."""
    script, *arguments = asked
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answered:
        given.write(content)
        given.seek(0)
        try:
            done = subprocess.run(
                [sys.executable, "-I", str(script), *arguments],
                stdin=given,
                stdout=answered,
                stderr=subprocess.DEVNULL,
                env={},
                cwd=tempfile.gettempdir(),
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Unreadable(Fault.TOO_MUCH) from None
        if done.returncode != 0 or answered.tell() > MOST_ANSWERED:
            raise Unreadable(Fault.TOO_MUCH)
        answered.seek(0)
        return answered.read()
