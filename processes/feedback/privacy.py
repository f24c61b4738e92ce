"""Whether a text that others will read names its sender (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15)."""

import re

from qms.text.vietnamese import fold, is_typed_for, lower, tidy

SHORTEST_NUMBER = 6
SHORTEST_JOINED = 8  # letters of a name that stands in one piece, as in an address for mail
DASHES = r"\-\u2010-\u2015\u2212"  # a word processor makes a longer one of what was typed
# Digits as they are typed in one number; where letters stand between, or a comma, another begins.
NUMBER = re.compile(rf"\+?[\d(](?:[ ./{DASHES}()]{{0,2}}[\do]){{5,}}")
IDENTITY_NUMBER = re.compile(rf"(?<!\d)(?:\d[ .{DASHES}]?){{11}}\d(?!\d)")
LONG_NUMBER = re.compile(rf"(?<![\d.,])\+?\d(?:[ .{DASHES}]?\d){{8,}}(?![.,]?\d)")
DATE = re.compile(r"(?<!\d)\d{1,2}([./-])\d{1,2}\1\d{4}(?!\d)|(?<!\d)\d{4}-\d{4}(?!\d)")
# An amount has groups of three from the right and begins with no nought; or the word for money follows it.
AMOUNT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")
MONEY = re.compile(r"\s*(?:dong|d|vnd|vnđ|đ|₫|trieu|ty|nghin|ngan)\b|\s*₫", re.IGNORECASE)
# The code of a dossier: who issued it, the day (yymmdd) and a running number, as HS-261128-0001 or
# H40.12.01-260301-0001 or 000.00.19.H40-260301-0001. It leads to a dossier, which only its desk may open.
DOSSIER = re.compile(
    r"(?<![^\W_])(?:\d{1,3}\.)*[A-Z]{1,3}\d{0,3}(?:\.\d{1,3})*"
    rf"[{DASHES}]\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[{DASHES}]\d{{3,5}}(?!\d)"
)
SIGN = "•••"


def names_person(text, personal):
    """Whether the text holds the name, a number or the address of this person, however they are commonly written."""
    words = _words(text)
    if _names(words, _words(personal.get("full_name", ""))) or _addresses(words, personal.get("address", "")):
        return True
    numbers = {_digits(personal.get(key, "")) for key in ("id_number", "phone")}
    asked = [number for number in numbers if len(number) >= SHORTEST_NUMBER]
    told = [_digits(found[0]) for found in NUMBER.finditer(fold(text))]
    return any(number in each for number in asked for each in told)


def holds_identity_number(text):
    """Whether twelve digits stand in the text, as in an identity card: never for the public, whosever they are."""
    said = tidy(text)
    codes = _spans(DOSSIER, said)
    found = [each for each in IDENTITY_NUMBER.finditer(said) if not _lies_in(each, codes)]
    return any(not _is_amount(said, each) for each in found)


def blotted(text):
    """The text with long numbers made unreadable, before it is kept: an anonymous answer stays anonymous.

    Sums of money, days and codes of dossiers stay: they name nobody, and an answer about a fee says nothing without
    them.
    """
    said = tidy(text)
    told = [*_spans(DATE, said), *_spans(DOSSIER, said)]
    found = [each for each in LONG_NUMBER.finditer(said) if not _is_amount(said, each) and not _lies_in(each, told)]
    for each in reversed(found):
        said = f"{said[: each.start()]}{SIGN}{said[each.end() :]}"
    return said


def _is_amount(text, found):
    """Whether a number is a sum of money, or from one to another: written so, or called so."""
    sums = re.split(f"[{DASHES}]", found[0].strip())
    return all(AMOUNT.fullmatch(each) for each in sums) or MONEY.match(fold(text[found.end() :])) is not None


def _spans(pattern, text):
    return [found.span() for found in pattern.finditer(text)]


def _lies_in(found, spans):
    """Whether a number and one of these places of the text share a letter."""
    return any(start <= found.start() < end or found.start() <= start < found.end() for start, end in spans)


# ── Names: the words of a text as they are written, capitals and all


def _names(words, name):
    """Whether the name stands among the words: whole, turned, in initials, without its middle, or in one piece."""
    if len(name) < 2:
        return False
    joined = {"".join(map(fold, way)) for way in (name, _turned(name))}
    if any(len(each) >= SHORTEST_JOINED and _stands_joined(words, each, len(name)) for each in joined):
        return True
    return any(_stands_at(words, at, wanted, name) for wanted in _ways_of(name) for at in range(len(words)))


def _turned(name):
    """The given name first, as abroad and in addresses for mail: Nguyễn Văn An is An Nguyễn Văn."""
    return [name[-1], *name[:-1]]


def _stands_joined(words, joined, most):
    """Whether the letters of a name stand in one word, or in fewer words than it has: hoa.nguyenthi@."""
    pieces = [fold(word) for word in words]
    runs = ("".join(pieces[at : at + count]) for count in range(2, most) for at in range(len(pieces) - count + 1))
    return any(joined in piece for piece in pieces) or joined in runs


def _ways_of(name):
    """Whole, turned, and without the middle of it: Nguyễn Văn An is An Nguyễn Văn and Nguyễn An."""
    return [name, _turned(name), [name[0], name[-1]]] if len(name) > 2 else [name]


def _stands_at(words, at, wanted, name):
    window = words[at : at + len(wanted)]
    if len(window) < len(wanted) or not is_typed_for(window[-1], wanted[-1]):
        return False
    pairs = list(zip(window[:-1], wanted[:-1], strict=True))
    if all(is_typed_for(typed, word) for typed, word in pairs):
        # Two words out of three may be everyday ones; a name is then written with capitals.
        return len(wanted) == len(name) or all(each[:1].isupper() for each in window)
    short = all(is_typed_for(typed, word) or _initial(typed, word) for typed, word in pairs)
    return short and len(wanted) == len(name) and all(each[:1].isupper() for each in window)


def _initial(typed, word):
    """N, Ng or V for a word: a capital and at most one letter more."""
    return typed[:1].isupper() and len(typed) <= 2 and fold(word).startswith(fold(typed))


def _addresses(words, address):
    """Whether an address stands among the words, or what leads to a door: a number with its street."""
    whole = _words(address)
    door = _words(address.partition(",")[0])
    wanted = [whole] if len(whole) > 1 else []
    if len(door) > 2 and any(each[:1].isdecimal() for each in door):
        wanted.append(door)
    return any(_all_at(words, at, each) for each in wanted for at in range(len(words) - len(each) + 1))


def _all_at(words, at, wanted):
    return all(is_typed_for(typed, word) for typed, word in zip(words[at : at + len(wanted)], wanted, strict=True))


def _words(text):
    return re.findall(r"[^\W_]+", tidy(text))


def _digits(number):
    """The digits of a number, as far as they tell one from another: +84 912… and 0912… are one telephone."""
    bare = re.sub(r"\D", "", lower(number).replace("o", "0"))
    if number.strip().startswith(("+84", "(+84")) or bare.startswith("0084"):
        bare = bare.partition("84")[2]
    return bare.lstrip("0")
