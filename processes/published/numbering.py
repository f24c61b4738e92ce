"""Codes that stand where the national code of a procedure is not known, or where there is no such procedure."""

UNKNOWN, MADE_UP = "CHUA-RO", "MAU"


def unknown_code(number):
    """What stands for a national code that nobody knows yet; no code of the national list is like it."""
    return f"{UNKNOWN}-{number:02d}"


def made_up_code(number):
    """What stands for the code of a procedure that is made up."""
    return f"{MADE_UP}-{number:04d}"


def is_unknown(code):
    """Whether a code only says that it is not known."""
    return code.startswith(f"{UNKNOWN}-")
