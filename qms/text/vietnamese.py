"""Vietnamese text in one place: as it is kept, found, ordered, and compared where it only looks the same.

Nothing else in the tree folds, strips marks or orders letters (tests/text): two foldings differ sooner or later, and
what one finds the other refuses.
"""

import re
import unicodedata
from itertools import groupby

# Marks that are part of a letter (circumflex, breve, horn); the other five are tones, in the order of dictionaries.
SHAPES = "\u0302\u0306\u031b"
TONES = "\u0300\u0309\u0303\u0301\u0323"
MARKS = frozenset(SHAPES + TONES)

# Keyboards and old fonts give the Icelandic eth or the African D for the letter that they look like.
SAME_LETTERS = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}
# What nobody sees: soft hyphen, zero width, joiners, marks of direction, selectors of how a sign is drawn.
UNSEEN_BETWEEN = ((0x200B, 0x2010), (0x202A, 0x202F), (0x2060, 0x2070), (0xFE00, 0xFE10), (0xE0000, 0xE0080))
UNSEEN = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\ufeff\uffa0"
UNSEEN += "".join(chr(each) for between in UNSEEN_BETWEEN for each in range(*between))
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
AT_THE_DOOR = str.maketrans(SAME_LETTERS | dict.fromkeys(UNSEEN, "") | dict.fromkeys(SPACES, " "))

# Cyrillic, Greek and other letters that look like a Latin one; written in small letters, as they are compared.
LOOK_ALIKE = str.maketrans(
    "авекмнорстухіјѕԁԛԝһӏгпьαβεζηικμνορτυχϲϳıɑɡⅼ",
    "abekmhopctyxijsdqwhlrnbabeznikmvoptyxcjiagl",
)
CAPITALS = str.maketrans("АВЕКМНОРСТУХІЈЅԌԚԜҺӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "ABEKMHOPCTYXIJSGQWHIABEZHIKMNOPTYXCJ")
DASHES = re.compile(r"[\u2010-\u2015\u2212\u2043\u02d7\u30fc_\-]+")
STROKES = re.compile(r"[\u2044\u2215\u29f8\\/]+")
DIGITS = str.maketrans("oilı|", "01111")

# The order of dictionaries: a ă â b … d đ e ê … o ô ơ … u ư …; f, j, w and z stand where they do in English.
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
ORDERED_LETTERS = 100  # two names alike in so many letters are one for the order


def tidy(text):
    """The text as it is kept: composed letters, Đ as Đ, nothing that nobody sees, a space for every kind of space."""
    return unicodedata.normalize("NFC", text).translate(AT_THE_DOOR)


def tidied(value):
    """A value of a form or a script, tidied through lists and objects; whatever is no text stays as it is."""
    if isinstance(value, str) and type(value) is str:
        return tidy(value)
    if type(value) in (list, tuple):
        return type(value)(tidied(each) for each in value)
    if type(value) is dict:
        return {tidied(key): tidied(each) for key, each in value.items()}
    return value


def lower(text):
    """Small letters of a tidied text, composed: how two spellings that differ in capitals are compared."""
    return unicodedata.normalize("NFC", tidy(text).casefold())


def fold(text):
    """The text as a person types it in a hurry: "Đăng ký" becomes "dang ky"."""
    parts = unicodedata.normalize("NFKD", lower(text))
    return "".join(each for each in parts if not unicodedata.combining(each)).replace("đ", "d")


def marked(text):
    """Small letters with every tone at the end of its word: Hoà, Hòa and HÒA are one, Hoa is another."""
    parts = unicodedata.normalize("NFD", lower(text))
    return "".join(_toned(list(word)) if letters else "".join(word) for letters, word in groupby(parts, _in_word))


def _in_word(each):
    return each.isalnum() or unicodedata.combining(each) > 0


def _toned(word):
    shape = [each for each in word if each not in TONES]
    return unicodedata.normalize("NFC", "".join(shape)) + "".join(sorted(each for each in word if each in TONES))


def without_tones(text):
    """A marked text with its letters as they are and no tone: what a word has that is typed half."""
    return "".join(each for each in text if each not in TONES)


def toneless(text):
    """A text as it is written, its letters without their tones: Ắ is Ă, ớ is ơ."""
    return unicodedata.normalize("NFC", without_tones(unicodedata.normalize("NFD", text)))


def search_text(*words):
    """What a record is found by: its words folded, and below them as they are spelled, so that these come first."""
    said = " ".join(" ".join(map(str, words)).split())
    return f"{fold(said)}\n{marked(said)}"


def is_typed_for(typed, word):
    """Whether one word may be another as people write it: the same letters, and no mark that the other hasn't.

    Nguyê and nguyen are half-typed, Nguyển confuses two tones that most people speak alike, Lí is Lý: all the same.
    """
    return fold(typed).replace("y", "i") == fold(word).replace("y", "i") and not _marks(typed) - _marks(word)


def _marks(word):
    parts = unicodedata.normalize("NFD", lower(word)).replace("\u0303", "\u0309")
    return {each for each in parts if each in MARKS} | ({"đ"} if "đ" in parts else set())


def names_something(code):
    """Whether a code has a letter or a digit; "???" and "-" stand where nobody knew it."""
    return any(map(str.isalnum, str(code)))


def code_key(code):
    """The same for every code that looks the same: capitals, letters of other alphabets, dashes, spaces, O beside 0."""
    said = unicodedata.normalize("NFKC", tidy(code)).translate(CAPITALS)
    said = unicodedata.normalize("NFC", said.casefold().translate(LOOK_ALIKE))
    said = "".join(STROKES.sub("/", DASHES.sub("-", said)).split())
    return re.sub(r"[^\W_]+", _number_or_word, said).upper()


def _number_or_word(found):
    """Where a digit stands among nothing but what looks like digits, all of it is a number."""
    group = found[0]
    numeric = any(each.isdecimal() for each in group) and all(each.isdecimal() or each in "oil" for each in group)
    return group.translate(DIGITS) if numeric else group


def order_key(text):
    """Digits by which texts stand in Vietnamese order: letters first, tones where the letters are the same.

    Two digits a letter, so that every database, whatever its collation, orders the keys as this does.
    """
    letters, tones = [], []
    for each in unicodedata.normalize("NFD", marked(" ".join(text.split())[:ORDERED_LETTERS])):
        if each in TONES and tones:
            tones[-1] = str(TONES.index(each) + 1)
        elif each in SHAPES and letters:
            letters[-1] += each
        elif not unicodedata.combining(each):
            letters.append(each)
            tones.append("0")
    return "".join(map(_place, letters)) + "00" + "".join(tones).rstrip("0")


def _place(letter):
    """Two digits for what stands in order: spaces, signs, digits, letters; eight for what comes from elsewhere."""
    letter = unicodedata.normalize("NFC", letter)
    if letter == " ":
        return "01"
    if letter.isascii() and letter.isdecimal():
        return f"{10 + int(letter)}"
    if letter in LETTERS:
        return f"{20 + LETTERS.index(letter)}"
    return f"{'99' if letter[0].isalpha() else '02'}{ord(letter[0]):06d}"
