"""What the title block of a document says: code, title, issue, amendment and day; what it does not say stays empty.

Shapes: QT01 Kiểm soát tài liệu of a district (2018): "Mã số QT01 ISO · Ban hành lần 01 · Ngày 30/10/2018"; the usual
block "Mã hiệu · Lần ban hành · Lần sửa đổi · Ngày ban hành" of offices' sets, in a head or a table of the first page.
"""

import re
from dataclasses import dataclass
from datetime import date

from documents.controlled.states import DocumentKind
from qms.text.vietnamese import lower

LONGEST = 40  # letters of a code
FIRST_LINES = 60  # the block stands on the first page
CODE = re.compile(
    r"(?:mã hiệu|mã số|mã tài liệu|ký hiệu|mã)\s*(?:tài liệu)?\s*[:|.]?\s*([A-ZĐ]{1,6}[\w./-]*\d[\w./-]*)", re.I
)
ISSUE = re.compile(r"(?:lần ban hành|ban hành lần)(?:\s+thứ)?\s*[:|.]?\s*(\d{1,2})(?:\s*/\s*(\d{1,2})\b)?", re.I)
AMENDMENT = re.compile(r"(?:lần sửa đổi|sửa đổi lần|lần soát xét)(?:\s+thứ)?\s*[:|.]?\s*(\d{1,2})", re.I)
TYPED = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d{2})"
SPOKEN = r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d{2})"
DAYS = [
    re.compile(rf"{label}[^\d]{{0,20}}(?:{TYPED}|(?:{SPOKEN}))".replace("ngày\\s+(", "(?:ngày\\s+)?("), re.I)
    for label in ("(?:ngày hiệu lực|ngày có hiệu lực|hiệu lực từ)", "(?:ngày ban hành)", "ngày")
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
    joined = "\n".join(lines[:FIRST_LINES])
    code, issue, amendment = CODE.search(joined), ISSUE.search(joined), AMENDMENT.search(joined)
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
