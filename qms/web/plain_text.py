"""Text as it may stand in a file for another program: no control characters, and in a workbook no formula."""

import re

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST = 32_000  # a cell holds 32 767 characters


def without_control(text):
    """The text without characters that XML can't carry."""
    return CONTROL.sub("", str(text))


def harmless(text):
    """The text for a cell: what begins like a formula is led by an apostrophe, also when it is saved on as CSV."""
    text = without_control(text)
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return f"'{text}" if text.startswith(FORMULA) else text
