"""Whether a text that others will read names its sender (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15)."""

import re
import unicodedata

from qms.text.vietnamese import fold

SHORTEST_NUMBER = 6
IDENTITY_NUMBER = re.compile(r"(?<!\d)(?:\d[ .]?){11}\d(?!\d)")
LONG_NUMBER = re.compile(r"(?<!\d)(?:\d[ .-]?){8,}\d(?!\d)")


def names_person(text, personal):
    """Whether the text holds the name, a number or the address of this person, with or without its marks."""
    words, digits = _words(text), re.sub(r"\D", "", text)
    if any(_holds(words, _words(personal.get(key, ""))) for key in ("full_name", "address")):
        return True
    numbers = [re.sub(r"\D", "", personal.get(key, "")) for key in ("id_number", "phone")]
    return any(len(number) >= SHORTEST_NUMBER and number in digits for number in numbers)


def holds_identity_number(text):
    """Whether twelve digits stand in the text, as in an identity card: never for the public, whosever they are."""
    return IDENTITY_NUMBER.search(text) is not None


def blotted(text):
    """The text with long numbers made unreadable, before it is kept: an anonymous answer stays anonymous."""
    return LONG_NUMBER.sub("•••", text)


def _holds(words, name):
    """Whether a name of several words stands among the words as it is, or as somebody types it without marks."""
    length, bare = len(name), [fold(each) for each in name]
    windows = (words[at : at + length] for at in range(len(words) - length + 1))
    return length > 1 and any(window in (name, bare) for window in windows)


def _words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
