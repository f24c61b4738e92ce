"""What the title block of a document says: code, title, issue, amendment and day; what it does not say stays empty.

Shapes: QT01 Kiểm soát tài liệu of a district (2018): "Mã số QT01 ISO · Ban hành lần 01 · Ngày 30/10/2018"; the usual
block "Mã hiệu · Lần ban hành · Lần sửa đổi · Ngày ban hành" of offices' sets, in a head or a table of the first page;
"MH: … · BH lần 2" in short; a table whose first row names the values and whose second gives them; and a PDF whose words
come column by column, the names first and then the values.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from documents.controlled.states import DocumentKind
from qms.text.vietnamese import lower

LONGEST = 40  # letters of a code
FIRST_LINES = 60  # the block stands on the first page
SIGN = r"[A-ZĐ]{1,6}[\w./-]*\d[\w./-]*"
CODE = re.compile(
    rf"(?:mã hiệu|mã số|mã tài liệu|ký hiệu|số hiệu|\bMH|mã)\s*(?:tài liệu|văn bản)?\s*[:|.]?\s*({SIGN})", re.I
)
TIMES = r"(?:\s+thứ)?\s*[:|.]?\s*(\d{1,2})\b(?![/.-]\d{1,2}[/.-])"
ISSUE = re.compile(rf"(?:lần ban hành|ban hành lần|lần BH|BH lần|\bLBH){TIMES}(?:\s*/\s*(\d{{1,2}})\b)?", re.I)
BOTH = re.compile(r"lần ban hành\s*/\s*(?:lần\s+)?sửa đổi\s*[:|]?\s*(\d{1,2})\s*/\s*(\d{1,2})\b", re.I)
EMPTY_CELL = re.compile(r":\s*\|\s*")  # a name with its colon in one cell, the value in the next
AMENDMENT = re.compile(rf"(?:lần sửa đổi|sửa đổi lần|lần soát xét|soát xét lần|lần SĐ|SĐ lần|\bLSĐ){TIMES}", re.I)
TYPED = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d{2})"
SPOKEN = r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d{2})"
DAYS = [
    re.compile(rf"{label}[^\d]{{0,20}}(?:{TYPED}|(?:{SPOKEN}))".replace("ngày\\s+(", "(?:ngày\\s+)?("), re.I)
    for label in ("(?:ngày hiệu lực|ngày có hiệu lực|hiệu lực từ)", "(?:ngày ban hành|ngày BH|BH ngày)", "ngày")
]
TITLE = re.compile(r"^(?:tên tài liệu|tên quy trình|tiêu đề)\s*[:|]\s*(.+)$", re.I)
HEADS = {
    "quy trình": DocumentKind.PROCEDURE,
    "hướng dẫn": DocumentKind.INSTRUCTION,
    "biểu mẫu": DocumentKind.FORM,
    "sổ tay chất lượng": DocumentKind.MANUAL,
    "chính sách chất lượng": DocumentKind.POLICY,
    "mục tiêu chất lượng": DocumentKind.OBJECTIVES,
}
BY_CODE = {
    "QT-HT": DocumentKind.SYSTEM_PROCEDURE,
    "QT": DocumentKind.PROCEDURE,
    "HD": DocumentKind.INSTRUCTION,
    "BM": DocumentKind.FORM,
    "ST": DocumentKind.MANUAL,
    "CS": DocumentKind.POLICY,
    "MT": DocumentKind.OBJECTIVES,
}


NAMES = re.compile(
    r"(?:mã hiệu|mã số|mã tài liệu|ký hiệu|lần ban hành|ban hành lần|BH lần|lần BH|lần sửa đổi|sửa đổi lần|lần soát xét"
    r"|lần SĐ|SĐ lần|ngày ban hành|ngày hiệu lực|ngày có hiệu lực|ngày BH|tên tài liệu|số trang|trang)\s*:?",
    re.I,
)


@dataclass(frozen=True)
class TitleBlock:
    """What was recognised; empty or None where the block does not say it."""

    code: str = ""
    title: str = ""
    kind: str = ""
    issue: int | None = None
    amendment: int | None = None
    in_force_on: date | None = None


def title_block(lines):
    """The title block of a document's lines."""
    first = [part.strip() for line in lines[:FIRST_LINES] for part in line.split(" | ")]
    joined = EMPTY_CELL.sub(": ", "\n".join([*lines[:FIRST_LINES], *paired(lines[:FIRST_LINES])]))
    code, issue, amendment = CODE.search(joined), BOTH.search(joined) or ISSUE.search(joined), AMENDMENT.search(joined)
    said = code[1].rstrip(".-/") if code else ""
    said = said if len(said) <= LONGEST else ""  # a line of letters, no code
    title, headed = _title(first)
    second = issue and issue[2]
    return TitleBlock(
        code=said,
        title=title[:300],
        kind=_kind(said, headed),
        issue=int(issue[1]) if issue else None,
        amendment=int(amendment[1]) if amendment else int(second) if second else None,
        in_force_on=_day(joined),
    )


def paired(lines):
    """Names with their values where they stand apart: a row of names over a row of values, or column after column.

    Only where there are as many values as names: else nobody could say which is whose.
    """
    rows = [[part.strip() for part in line.split(" | ")] for line in lines]
    for above, below in pairwise(rows):
        if len(above) > 1 and len(above) == len(below) and all(map(_is_name, above)) and not any(map(_is_name, below)):
            yield from map(": ".join, zip((name.rstrip(": ") for name in above), below, strict=True))
    parts, run = [part for row in rows for part in row], []
    for place, part in enumerate(parts):
        if _is_name(part):
            run.append(part.rstrip(": "))
            continue
        values = parts[place : place + len(run)]
        if len(run) > 1 and len(values) == len(run) and not any(map(_is_name, values)):
            yield from map(": ".join, zip(run, values, strict=True))
        run = []


def _is_name(part):
    return NAMES.fullmatch(part) is not None


def _title(parts):
    """(the title, the head word it stands under): named as such, or what follows the kind of document in capitals."""
    for part in parts:
        named = TITLE.match(part)
        if named:
            return named[1].strip(), ""
    for number, part in enumerate(parts):
        head = next((each for each in HEADS if lower(part).startswith(each)), None)
        if head and part[: len(head)].isupper():
            rest = part[len(head) :].strip(" :")
            following = next((each for each in parts[number + 1 :] if each.isupper()), "")
            return (
                part if rest or not following or head.endswith("lượng") else f"{part} {following}"
            ).capitalize(), head
    return "", ""


def _kind(code, head):
    own = next((kind for start, kind in BY_CODE.items() if code.upper().startswith(start)), "")
    return str(own or HEADS.get(head, ""))


def _day(text):
    for pattern in DAYS:
        for found in pattern.finditer(text):
            numbers = [int(each) for each in found.groups() if each]
            try:
                return date(numbers[2], numbers[1], numbers[0])
            except ValueError:
                continue
    return None
