"""What a readable file names is there, or the loading stops: nothing that a file says is passed over in silence."""


def named(known, name, by="number"):
    """What a file names among the rows of a manager, or in a mapping; None where it names nothing.

    Raises LookupError, or the model's DoesNotExist, where there is no such thing.
    """
    if not name:
        return None
    return known[name] if isinstance(known, dict) else known.get(**{by: name})
