"""Rows that are named and left out again: none is deleted, so what is no longer wanted becomes inactive."""


def align(model, present, columns, wanted, **fixed):
    """Have exactly the wanted rows active: add, revive, change, and set inactive what is left over. Gives {key: row}.

    `wanted` is {values of these columns: further values}; `present` are the rows that there are, read once; a new row
    gets the `fixed` values too. All are written together, and history shows no change that was none.
    """
    known = {tuple(getattr(row, column) for column in columns): row for row in present}
    new = {
        key: model(**fixed, **dict(zip(columns, key, strict=True)), **values)
        for key, values in wanted.items()
        if key not in known
    }
    values_of = {key: wanted[key] | {"active": True} if key in wanted else {"active": False} for key in known}
    changed = [row for key, row in known.items() if _change(row, values_of[key])]
    model.save_all([*new.values(), *changed])
    rows = known | new
    return {key: rows[key] for key in wanted}


def _change(row, values):
    """Give the row these values; whether that changes anything."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)
