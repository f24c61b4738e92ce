"""Words in diagrams: how wide they are, and how they wrap. Nothing is ever cut off."""

import re

LINE = 18  # height of a line of a title
NOTE_LINE = 15  # height of a line of a note
NARROW, WIDE = set("iljtfrI.,;:'|!()[] "), set("mwMWĐĂÂƠƯÔÊQGOCHNUDAX@%—–…“”")


def width_of(text, bold=False):
    """About how wide a text is, in pixels, rather too wide than too narrow."""
    size = 14 if bold else 12
    units = sum(0.32 if char in NARROW else 0.8 if char in WIDE else 0.57 for char in text)
    return units * size * (1.04 if bold else 1)


def wrap(text, width, bold=False):
    """The lines of a text in a column; a word that is too long is broken, a no-break space keeps words together."""
    lines = []
    for word in re.split(r"[ \t\n\r]+", str(text).strip()):
        if lines and width_of(f"{lines[-1]} {word}", bold) <= width:
            lines[-1] += f" {word}"
            continue
        while width_of(word, bold) > width:
            cut = _fitting(word, width, bold)
            lines.append(word[:cut])
            word = word[cut:]
        lines.append(word)
    return [line for line in lines if line]


def _fitting(word, width, bold):
    """How many letters of a word fit; at least one."""
    cut = 1
    while cut < len(word) and width_of(word[: cut + 1], bold) <= width:
        cut += 1
    return cut
