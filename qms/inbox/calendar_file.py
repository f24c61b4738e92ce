"""Deadlines as a calendar file (iCalendar, RFC 5545), as Outlook, Thunderbird and telephones read it.

Moments are told in UTC, which needs no VTIMEZONE and is shown everywhere in the reader's own time.
"""

from datetime import UTC, timedelta

LONGEST_LINE = 75  # octets of a line, without its end (RFC 5545, 3.1)
LASTS = timedelta(minutes=30)  # an event ends at its due moment: one without length is not drawn by every program
ASKED_AGAIN = "PT1H"  # how often a program should ask again


def calendar_file(name, moment, events):
    """The file: its name, the moment it is of, and (uid, due, title, says, address) of each event."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//qms//deadlines//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{ASKED_AGAIN}",
        f"X-PUBLISHED-TTL:{ASKED_AGAIN}",
    ]
    for event in events:
        lines += _event(moment, *event)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(moment, uid, due, title, says, address):
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(uid)}",
        f"DTSTAMP:{_utc(moment)}",
        f"DTSTART:{_utc(due - LASTS)}",
        f"DTEND:{_utc(due)}",
        f"SUMMARY:{escaped(title)}",
        f"DESCRIPTION:{escaped(says)}",
        *([f"URL:{address}"] if address else []),
        "TRANSP:TRANSPARENT",  # a deadline takes nobody's time: the person is still free
        "END:VEVENT",
    ]


def _utc(moment):
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text):
    """A text as a value: backslash, semicolon, comma and line ends are written with a backslash; nothing else hides."""
    plain = "\n".join(str(text).splitlines())
    plain = "".join(each for each in plain if each == "\n" or each.isprintable())
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line):
    """A line in pieces of at most 75 octets, each further one after a space; no letter is cut in two."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE:
            pieces.append(piece)
            piece, size = "", 1  # the space before it counts
        piece, size = piece + letter, size + octets
    return "\r\n ".join([*pieces, piece])
