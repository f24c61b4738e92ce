"""What the page of an import shows: what is asked, its columns, and its rows, a page at a time."""

from qms.ledger.legible import whole_number
from qms.lifecycle.door import possible_acts
from qms.lifecycle.registry import type_of

from .kinds import kind_of
from .states import TO_MEND, TO_TAKE, Verdict
from .values import shown

SHOWN = 50
ASKED_AT_ONCE = 40
FILTERS = {
    "open": (*TO_TAKE, *TO_MEND),
    "new": (Verdict.NEW,),
    "changed": (Verdict.CHANGED,),
    "same": (Verdict.SAME,),
    "wrong": TO_MEND,
    "done": (Verdict.MADE, Verdict.MENDED),
    "left_out": (Verdict.LEFT_OUT,),
}


def import_context(record, request):
    """The preview of an import as it now is."""
    if record.is_past:
        return {"shown_rows": []}
    counts = record.rows.counts()
    rows, more = rows_page(record, request)
    return {
        "counts": [(Verdict(each), counts[each.value]) for each in Verdict if counts.get(each.value)],
        "to_take": sum(counts.get(each.value, 0) for each in TO_TAKE),
        "wrong": sum(counts.get(each.value, 0) for each in TO_MEND),
        "questions": questions_of(record),
        "column_labels": [each for each in labels(record).values()],
        "shown_rows": rows,
        "more": more,
        "chosen_filter": request.GET.get("rows", ""),
        "may": {act.name for act, _actor, said in possible_acts(record, request.user) if not said},
        "personal": bool(kind_of(record.kind) and kind_of(record.kind).masks()),
        "other_sheets": [each for each in record.sheets if each["name"] != record.sheet],
    }


def labels(record):
    """{name: label} of the columns that the file has."""
    kind = kind_of(record.kind)
    known = {each.name: str(each.label) for each in kind.columns()} if kind else {}
    return {each["name"]: known.get(each["name"], each["name"]) for each in record.columns if each["name"]}


def rows_page(record, request):
    """(the rows shown, the number after which the next page begins)."""
    found, asked = record.rows.all(), request.GET
    if asked.get("rows") in FILTERS:
        found = found.filter(verdict__in=FILTERS[asked["rows"]])
    after = whole_number(asked.get("after", ""))
    found = found.filter(number__gt=after) if after is not None else found
    rows = list(found.order_by("number")[: SHOWN + 1])
    names, kind = labels(record), kind_of(record.kind)
    masks = kind.masks() if kind else {}
    for row in rows[:SHOWN]:
        told, _rest = row.told(record.columns)
        row.shown = [_cell(label, told.get(name), name in row.mended, masks.get(name)) for name, label in names.items()]
        if row.verdict == Verdict.LEFT_OUT:
            row.text = " | ".join(shown(each) for each in row.cells.values() if each not in (None, ""))
        row.url = made_url(row)
    return rows[:SHOWN], rows[SHOWN - 1].number if len(rows) > SHOWN else None


def _cell(label, value, mended, mask):
    text = shown(value) if value is not None else ""
    return {"label": label, "text": mask(text) if mask and text else text, "mended": mended}


def made_url(row):
    """The address of what a row became, where that has a page."""
    if row.made_id is None:
        return ""
    from django.urls import reverse

    kind = type_of(row.made_type.model_class())
    return reverse(f"{kind.url_name}_record", args=[row.made_id]) if kind else ""


def questions_of(record):
    """What is asked of all rows, each question once, with how many rows wait for its answer."""
    found = {}
    for asks in record.rows.filter(verdict__in=TO_MEND).exclude(asks=[]).values_list("asks", flat=True).iterator(500):
        for each in asks:
            known = found.setdefault(each["key"], {**each, "count": 0})
            known["count"] += 1
    return list(found.values())[:ASKED_AT_ONCE]
