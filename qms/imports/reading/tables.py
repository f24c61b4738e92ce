"""The table in a sheet: where its headings stand, which column means what, and what of the sheet is no row of it."""

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from .sheet import says
from .wordings import key_of, one_line, words_of

MOST_ABOVE = 60  # rows above the headings: cover, motto, title
MOST_HEADING = 3  # rows of one heading
LIKE = 86  # of a hundred: so alike a heading is to be taken for the one meant
EXAMPLES = 3
BELOW = re.compile(r"^(noi nhan|tm|kt|nguoi lap|nguoi lap bieu|thu truong|chu tich|pho chu tich|ghi chu|tong cong)\b")
NUMBERS = re.compile(r"^\(?\d{1,2}\)?$|^\(?[a-z]\)?$|^\(\d+\)\s*=.*$", re.IGNORECASE)


@dataclass
class Heading:
    """One column of a sheet: what its heading says, and what stands below it."""

    place: int
    text: str
    name: str = ""  # the column of the kind that it means; empty: none
    examples: list = field(default_factory=list)


@dataclass
class Table:
    """The table of one sheet; whatever says something and is no row of it is `left_out`, with why."""

    sheet: str
    headings: list
    rows: list  # (number, {place: value})
    left_out: list  # (number, text, why)

    def places(self):
        """{name: places} of the columns that mean something."""
        found = {}
        for each in self.headings:
            if each.name:
                found.setdefault(each.name, each.place)
        return found

    def cells(self, values, places=None):
        """{name: value} of a row, and under "" what stands in columns that mean nothing."""
        places = places or self.places()
        told = {name: values.get(place) for name, place in places.items()}
        known = set(places.values())
        rest = {place: value for place, value in values.items() if place not in known and says(value)}
        return told, rest


def table_in(sheet, wanted, known=None):
    """The table of a sheet, for columns `wanted`: {name: headings that offices give it}. None where none is found.

    `known`: {key of a heading: name} as people said earlier; it is stronger than any likeness.
    """
    found = _best_heading(sheet, wanted, known or {})
    if found is None:
        return None
    first, last, texts, named = found
    headings = [Heading(place, text, named.get(place, "")) for place, text in sorted(texts.items())]
    table = Table(sheet.name, headings, [], [])
    for number, values in sheet.rows[:first]:
        table.left_out.append((number, _text(values), "above"))
    _sort_out(table, sheet.rows[last + 1 :])
    for heading in table.headings:
        heading.examples = _examples(table.rows, heading.place)
    return table


def _sort_out(table, rows):
    heading_keys = [key_of(each.text) for each in table.headings]
    below = False
    for number, values in rows:
        filled = [value for value in values if says(value)]
        below = below or (len(filled) <= 2 and bool(BELOW.match(" ".join(words_of(filled[0])))))
        if below:
            table.left_out.append((number, _text(values), "below"))
        elif not table.rows and len(filled) > 1 and all(NUMBERS.match(one_line(each)) for each in filled):
            table.left_out.append((number, _text(values), "numbers"))
        elif len(filled) > 1 and {key_of(each) for each in filled} <= set(heading_keys):
            table.left_out.append((number, _text(values), "again"))
        else:
            table.rows.append((number, {place: value for place, value in enumerate(values) if says(value)}))
            _add_nameless(table, values)


def _add_nameless(table, values):
    """A column without a heading in which something stands is shown as one that means nothing."""
    known = {each.place for each in table.headings}
    table.headings += [Heading(at, "") for at, value in enumerate(values) if says(value) and at not in known]


def _examples(rows, place):
    found = []
    for _number, values in rows:
        text = one_line(values.get(place))
        if text and text not in found:
            found.append(text)
        if len(found) == EXAMPLES:
            break
    return found


def _text(values):
    return " | ".join(one_line(each) for each in values if says(each))


# ── Headings


def _best_heading(sheet, wanted, known):
    """(index of the first row, of the last, {place: text}, {place: name}), of all rows where headings may stand."""
    best, best_score = None, (0, 0.0, 0, 0)
    for first in range(min(len(sheet.rows), MOST_ABOVE)):
        for last in range(first, min(first + MOST_HEADING, len(sheet.rows))):
            labels = _labels(sheet, first, last)
            if labels is None:
                break
            named, sure = match(labels, wanted, known)
            score = (len(named), sure, -(last - first), -first)
            if len(named) >= min(2, len(wanted)) and score > best_score:
                best_score = score
                best = (first, last, {place: " ".join(texts) for place, texts in labels.items()}, named)
    return best


def _labels(sheet, first, last):
    """{place: texts from above to below} of rows taken as one heading; None when they can't be one."""
    labels = {}
    for at in range(first, last + 1):
        number, values = sheet.rows[at]
        shown = _across(sheet, number, values)
        if at > first and not _goes_on(labels, shown):
            return None
        for place, value in shown.items():
            text = one_line(value)
            if text and text not in labels.setdefault(place, []):
                labels[place].append(text)
    return {place: texts for place, texts in labels.items() if texts}


def _across(sheet, number, values):
    """The cells of a row, those merged sideways with their value in each column."""
    shown = {place: value for place, value in enumerate(values) if says(value)}
    for top, left, bottom, right in sheet.spans:
        if top <= number <= bottom and left in shown:
            shown.update({place: shown[left] for place in range(left + 1, right + 1)})
    return shown


def _goes_on(labels, shown):
    """Whether a row carries on the heading above it: under a heading over several columns, or where none stood."""
    above = [texts[0] for texts in labels.values()]
    for place, value in shown.items():
        texts = labels.get(place)
        if texts and one_line(value) not in texts and above.count(texts[0]) < 2:
            return False
    return bool(shown)


def match(labels, wanted, known):
    """({place: name}, how alike they are together): each name once, the most alike first."""
    found = []
    for place, texts in labels.items():
        said = known.get(key_of(" ".join(texts)))
        if said is not None:
            found.append((200.0, place, said))
            continue
        for name, headings in wanted.items():
            found.append((max(likeness(text, each) for text in _readings(texts) for each in headings), place, name))
    named, sure = {}, 0.0
    for score, place, name in sorted(found, key=lambda each: (-each[0], each[1])):
        if score >= LIKE and place not in named and (not name or name not in named.values()):
            named[place] = name
            sure += min(score, 100)
    return {place: name for place, name in named.items() if name}, sure


def _readings(texts):
    return [*texts, " ".join(texts)] if len(texts) > 1 else texts


def likeness(text, heading):
    """How alike two headings are, of a hundred."""
    own, other = " ".join(words_of(text)), " ".join(words_of(heading))
    if not own or not other:
        return 0.0
    if own == other:
        return 100.0
    if len(own) < 5 or len(other) < 5:
        return 0.0
    return min(99.0, max(fuzz.ratio(own, other), fuzz.token_sort_ratio(own, other) - 2))
