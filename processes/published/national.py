"""The national list's own records of procedures (LayDanhSachTTHC, LayThuTuc), told as rows of a sheet.

Names and meanings of the fields are those of the services; what no column holds stands under its own name and is said.
"""

import json

from django.utils.translation import gettext_lazy as _

from .columns import LABELS

CHANNELS = {"1": _("at the counter"), "2": _("online"), "3": _("by public post")}
KNOWN = {
    "MATTHC",
    "TENTTHC",
    "LINHVUCTHUCHIEN",
    "CACHTHUCTHUCHIEN",
    "CANCUPHAPLY",
    "MUCDO",
    "SOQUYETDINH",
    "NGAYQUYETDINH",
}


def as_row(record):
    """{heading: value} of one record; several limits or fees stand together, each with its channel."""
    told = {name.upper(): value for name, value in record.items()}
    ways = [each for each in _several(told.get("CACHTHUCTHUCHIEN"))]
    row = {
        "code": told.get("MATTHC"),
        "name": told.get("TENTTHC"),
        "field": "; ".join(_texts(told.get("LINHVUCTHUCHIEN"), "TENLINHVUC")),
        "level": told.get("MUCDO"),
        "limit": _told_by_way(ways, _limits),
        "fee": _told_by_way(ways, _fees),
        "legal_basis": "\n".join(_basis(each) for each in _several(told.get("CANCUPHAPLY"))),
        "decision": told.get("SOQUYETDINH"),
        "decision_on": told.get("NGAYQUYETDINH"),
    }
    named = {str(LABELS[name]): value for name, value in row.items() if value not in (None, "")}
    return named | {name: _plain(value) for name, value in told.items() if name not in KNOWN and value}


def _several(value):
    """The rows of a list, however it came: a list, one row alone, or nothing."""
    rows = value if isinstance(value, list) else [value] if value else []
    return [{name.upper(): each for name, each in row.items()} for row in rows if isinstance(row, dict)]


def _texts(value, name):
    return [str(row[name]).strip() for row in _several(value) if row.get(name)]


def _told_by_way(ways, words_of):
    """What each way tells; once alone where all tell the same."""
    told = {_channel(way): "; ".join(dict.fromkeys(words_of(way))) for way in ways}
    told = {channel: words for channel, words in told.items() if words}
    if len(set(told.values())) <= 1:
        return next(iter(told.values()), "")
    return "\n".join(f"{channel}: {words}" for channel, words in told.items())


def _channel(way):
    return str(CHANNELS.get(str(way.get("KENH", "")).strip(), way.get("KENH", "")))


def _limits(way):
    for time in _several(way.get("THOIGIAN")):
        words = [str(time.get(name) or "").strip() for name in ("THOIGIANGIAIQUYET", "DONVITINH")]
        if any(words):
            yield " ".join(filter(None, words))


def _fees(way):
    """Amounts with their own words: exemptions often stand in these alone, so nothing is shortened."""
    for time in _several(way.get("THOIGIAN")):
        for fee in _several(time.get("PHILEPHI")):
            words = [str(fee.get(name) or "").strip() for name in ("SOTIEN", "DONVI", "MOTA")]
            if any(words):
                yield " ".join(filter(None, words))


def _basis(row):
    return " ".join(filter(None, (str(row.get(name) or "").strip() for name in ("SOVANBAN", "TENVANBAN"))))


def _plain(value):
    return value if isinstance(value, (str, int, float)) else json.dumps(value, ensure_ascii=False)
