"""Values of cells as they are kept with a row, and as people read them."""

from datetime import date, datetime, time

from qms.text.inputs import DAY

from .reading.sheet import MonthTyped, Unreckoned
from .reading.wordings import one_line


def kept(value):
    """A value as JSON holds it: a day under "day", a month alone under "month", a formula without value as such."""
    if isinstance(value, MonthTyped):
        return {"month": value.isoformat()}
    if isinstance(value, datetime):
        return {"day": value.date().isoformat()} if value.time() == time() else str(value)
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Unreckoned):
        return {"unreckoned": str(value)}
    return value if isinstance(value, (int, float, bool, str)) or value is None else str(value)


def read_again(value):
    """The value that was kept."""
    if isinstance(value, dict):
        if "month" in value:
            return MonthTyped.fromisoformat(value["month"])
        return date.fromisoformat(value["day"]) if "day" in value else Unreckoned(value.get("unreckoned", ""))
    return value


HIDDEN = "…"


def masked(masks, name, text):
    """A cell as it is shown: who somebody is by a mask; what no column means, in a file about people, not at all."""
    if not text or not masks:
        return text
    return masks[name](text) if name in masks else text if name else HIDDEN


def shown(value):
    """A kept value as it stands on a page and in the boxes where it is mended."""
    value = read_again(value)
    if isinstance(value, MonthTyped):
        return f"{value:%m/%Y}"
    if isinstance(value, date):
        return value.strftime(DAY)
    return (
        "\n".join(" ".join(line.split()) for line in value.splitlines()) if isinstance(value, str) else one_line(value)
    )
