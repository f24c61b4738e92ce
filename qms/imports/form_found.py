"""Which records the rows of a piece mean: asked for all of them at once."""

from .form_values import plain
from .kinds import NUMBER
from .reading.wordings import one_line


def found_all(sheet, by, several):
    """The record that each of these values means, or None."""
    names = sheet.matched_by
    whole = [values for values in several if all(values.get(name) not in (None, "") for name in names)]
    if not whole:
        return [None] * len(several)
    wanted = {f"{name}__in": {_kept(values[name]) for values in whole} for name in names}
    rows = sheet.model.objects
    rows = (rows.visible_to(by) if hasattr(rows, "visible_to") else rows).filter(**wanted).order_by("-pk")
    found = {tuple(_of(row, name) for name in names): row for row in rows.select_related(*_read_with(sheet.model))}
    return [found.get(tuple(plain(_kept(values.get(name))) for name in names)) for values in several]


def numbered_all(sheet, by, rows):
    """{number: record} of the numbers that these rows, (cells, number of the row), say."""
    numbers = {one_line(told.get(NUMBER)) for told, _number in rows if told.get(NUMBER)} if sheet.is_numbered() else ()
    return {each.number: each for each in sheet.rows_out(by).filter(number__in=numbers)} if numbers else {}


def _read_with(model):
    return getattr(model, "reads_with", ())


def _kept(value):
    return getattr(value, "pk", value)


def _of(row, name):
    field = row._meta.get_field(name)
    return plain(getattr(row, field.attname))
