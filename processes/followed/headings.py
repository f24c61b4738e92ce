"""The headings and words of a sheet that people export from a city's system, and our plain shape. Pure: no database."""

import re
from datetime import date, datetime

from qms.text.vietnamese import fold

# Heading as it is folded: the field of our plain shape.
HEADINGS = {
    "code": ("so ho so", "ma ho so", "so/ma ho so", "so, ma ho so", "ma so ho so", "so bien nhan"),
    "procedure_name": ("ten thu tuc", "thu tuc", "ten tthc", "thu tuc hanh chinh", "ten thu tuc hanh chinh"),
    "procedure_code": ("ma thu tuc", "ma tthc", "ma thu tuc hanh chinh"),
    "field": ("linh vuc", "ten linh vuc"),
    "applicant_name": ("chu ho so", "nguoi nop", "chu ho so/nguoi nop", "nguoi nop ho so", "ten chu ho so"),
    "received_at": ("ngay tiep nhan", "ngay nhan", "thoi gian tiep nhan"),
    "due_at": ("ngay hen tra", "hen tra", "ngay hen tra ket qua"),
    "delivered_at": ("ngay tra", "ngay tra ket qua"),
    "ended_at": ("ngay ket thuc", "ngay ket thuc xu ly", "ngay hoan thanh", "ngay tra/ngay ket thuc"),
    "state": ("trang thai", "trang thai ho so", "tinh trang", "tinh trang ho so"),
    "decided_by": ("don vi xu ly", "co quan xu ly", "don vi giai quyet", "don vi/can bo xu ly"),
    "handler": ("can bo xu ly", "nguoi xu ly", "can bo thu ly"),
    "channel": ("hinh thuc nop", "hinh thuc", "hinh thuc tiep nhan"),
    "note": ("ghi chu",),
    "subject": ("trich yeu", "trich yeu ho so", "noi dung"),
}
_FIELD_OF = {heading: name for name, headings in HEADINGS.items() for heading in headings}

# The national states in their own words (domain, section 2), with the short ones that people write.
STATES = {
    1: ("moi dang ky",),
    2: ("duoc tiep nhan", "da tiep nhan", "tiep nhan", "moi tiep nhan"),
    3: ("khong duoc tiep nhan", "tu choi tiep nhan", "khong tiep nhan"),
    4: ("dang xu ly", "dang giai quyet", "dang thu ly"),
    5: ("yeu cau bo sung giay to", "yeu cau bo sung", "cho bo sung", "bo sung ho so"),
    6: ("yeu cau thuc hien nghia vu tai chinh", "cho nghia vu tai chinh", "cho nop phi", "cho thanh toan"),
    7: ("cong dan yeu cau rut ho so", "rut ho so", "da rut", "cong dan rut ho so"),
    8: ("dung xu ly", "tam dung", "tam dung xu ly", "dung giai quyet"),
    9: ("da xu ly xong", "da giai quyet", "da xu ly", "xu ly xong", "da co ket qua", "cho tra ket qua"),
    10: ("da tra ket qua", "da tra", "tra ket qua"),
}
_STATE_OF = {words: code for code, several in STATES.items() for words in several}
# Words about the clock, which are no state: they only tell whether the work goes on or has ended.
GOES_ON = ("trong han", "qua han", "sap den han", "den han", "chua den han", "con han", "dang xu ly trong han")
ENDED = ("dung han", "truoc han", "som han", "da giai quyet dung han", "da giai quyet truoc han")
CHANNELS = {
    "counter": ("truc tiep", "tai quay", "nop truc tiep", "mot cua"),
    "online": ("truc tuyen", "nop truc tuyen", "qua mang", "dvc", "cong dich vu cong"),
    "post": ("buu chinh", "buu chinh cong ich", "qua buu chinh", "buu dien", "dich vu buu chinh cong ich"),
}
_CHANNEL_OF = {words: channel for channel, several in CHANNELS.items() for words in several}
DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2})[:hg](\d{2})?)?")


def field_of(heading):
    """The field that a heading names, or None: then it must be asked for once."""
    words = _heard(heading)
    return _FIELD_OF.get(words) or _FIELD_OF.get(re.sub(r"\s*\(.*\)$", "", words))


def columns_of(headings):
    """{place of a column: field} of those that are understood; of two for one field the first."""
    found = {}
    for place, heading in enumerate(headings):
        name = field_of(str(heading or ""))
        if name and name not in found.values():
            found[place] = name
    return found


def item_of(values):
    """A dossier in our plain shape, of {field: what stands in the cell}. Who worked on it is no fact of the dossier."""
    item = {name: _text(value) for name, value in values.items() if _text(value)}
    for name in ("received_at", "due_at", "ended_at", "delivered_at"):
        if name in values and name in item:
            item[name] = moment_of(values[name])
    if "channel" in item:
        item["channel"] = _CHANNEL_OF.get(_heard(item["channel"]), item["channel"])
    if "handler" in item:
        item["facts"] = {"handler": item.pop("handler")}
    item["state"] = state_of(item.get("state", ""), item)
    if item["state"] in (9, 10) and "ended_at" not in item and "delivered_at" in item:
        item["ended_at"] = item["delivered_at"]
    return item


def state_of(words, item):
    """The national code that a cell means, in words, as a code, or by the clock and the days beside it.

    What is not understood is given back as it stands, so that whoever reads the item says so.
    """
    heard = _heard(words)
    if heard.isdecimal():
        return int(heard)
    if heard in _STATE_OF:
        return _STATE_OF[heard]
    if heard == "" or heard in (*GOES_ON, *ENDED):
        if item.get("delivered_at"):
            return 10
        return 9 if heard in ENDED or item.get("ended_at") else 4
    return words


def moment_of(value):
    """A day or moment of a cell, as ISO 8601 without a zone; what is none stays as it stands."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    found = DAY.fullmatch(_text(value))
    if not found:
        return _text(value)
    day, month, year, hour, minute = (int(each or 0) for each in found.groups())
    clock = f"T{hour:02d}:{minute:02d}" if found[4] else ""
    return f"{year:04d}-{month:02d}-{day:02d}{clock}"


def _text(value):
    return "" if value is None else str(value).strip()


def _heard(words):
    """Words as they are compared: without marks and capitals, blanks alike, none beside a stroke."""
    return re.sub(r"\s*([/,])\s*", r"\1", " ".join(fold(words).split())).replace(",", ", ").strip(" :.*")
