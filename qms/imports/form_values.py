"""Values of records and of forms: when two are one, and how people read them."""


def plain(value):
    """Two values are one where they are kept as one."""
    if hasattr(value, "all"):
        return {each.pk for each in value.all()}
    if isinstance(value, (list, tuple, set)) or hasattr(value, "model"):
        return {getattr(each, "pk", each) for each in value}
    return "" if value is None else value.strip().replace("\r\n", "\n") if isinstance(value, str) else value


def words(record, name, value):
    display = getattr(record, f"get_{name}_display", None)
    return shown_value(display() if display else value)


def shown_value(value):
    if hasattr(value, "all"):
        value = value.all()
    if isinstance(value, (list, tuple, set)) or hasattr(value, "model"):
        return "; ".join(map(str, value)) or "–"
    if hasattr(value, "strftime"):
        return value.strftime("%d/%m/%Y")
    return "–" if value in (None, "") else str(value)
