"""The passage of a text in which what was asked for stands, with its words told apart."""

from qms.text.vietnamese import tidy
from qms.text.words import WORD, folded, question_of

BEFORE, LONG = 8, 34  # words


def passage(text, typed):
    """Pairs (words as they stand, whether they were asked for) of the best passage; [] where none says them."""
    text, asked = tidy(text), [[folded(each) for each in words] for words in question_of(typed)]
    places = list(WORD.finditer(text))
    words = [folded(each[0]) for each in places]
    hits = {place: part for part, each in enumerate(asked) for place in _places(words, each)}
    if not hits:
        return []
    first = max(0, _fullest(hits) - BEFORE)
    last = min(len(places), first + LONG) - 1
    marked = {place + n for place, part in hits.items() for n in range(len(asked[part]))}
    return [*_cut(text, places, first, last, marked)]


def _places(words, wanted):
    """Where these words stand side by side, the last of them perhaps the beginning of one."""
    length = len(wanted)
    for place, word in enumerate(words):
        if (word == wanted[0] or length == 1) and words[place + length - 1 : place + length]:
            beside = words[place : place + length]
            if beside[:-1] == wanted[:-1] and beside[-1].startswith(wanted[-1]):
                yield place


def _fullest(hits):
    """The place from which most of what was asked for stands near; the first of such."""
    ordered = sorted(hits)
    near = ({hits[each] for each in ordered if 0 <= each - place < LONG - BEFORE} for place in ordered)
    return max(zip(map(len, near), ordered, strict=True), key=lambda each: (each[0], -each[1]))[1]


def _cut(text, places, first, last, marked):
    end = places[first].start()
    if first:
        yield "… ", False
    for place in range(first, last + 1):
        word = places[place]
        if word.start() > end:
            yield " ".join(f"|{text[end : word.start()]}|".split())[1:-1], False
        yield word[0], place in marked
        end = word.end()
    if last + 1 < len(places):
        yield " …", False
