"""Units and people as offices name them: recognised where it is certain, else offered and asked once."""

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from .wordings import initials_of, key_of, words_of

SPLIT = re.compile(r"\s*(?:;|\n|(?:^|\n)\s*[-+•*]\s+)\s*")
ALL = re.compile(r"^(tat ca |toan the )?(cac|toan bo|tat ca) (phong|don vi|co quan|ban|bo phan|cong chuc)")
OFFERED = 60  # of a hundred
MOST_OFFERED = 3


@dataclass
class Named:
    """What a text names: keys that are certain; or a question about the words, with keys that may be meant."""

    found: list = field(default_factory=list)
    unknown: list = field(default_factory=list)  # (words, keys offered)


class Names:
    """Everything that may be named, {key: names}; the first of the names is the one that is shown."""

    def __init__(self, names, codes=()):
        self.names = {key: list(each) for key, each in names.items()}
        self.codes = set(codes)
        self.exact, self.short = {}, {}
        for key, each in self.names.items():
            for name in each:
                self.exact.setdefault(key_of(name), set()).add(key)
            self.short.setdefault(initials_of(each[0]), set()).add(key)
        self.tails = ("", "xa", "phuong", "thitran")

    def one(self, text, answers=None):
        """The key of what is named, or None; `answers`: {key of the words: key} as people said."""
        bare = text.strip().strip("-+•*.,;:").strip()
        said = (answers or {}).get(key_of(bare))
        if said is not None:
            return said
        if bare in self.codes:
            return bare
        key = key_of(bare)
        for tail in self.tails:
            if tail and not key.endswith(tail):
                continue
            found = self.exact.get(key[: len(key) - len(tail)] if tail else key, ())
            if len(found) == 1:
                return next(iter(found))
        return None

    def several(self, text, answers=None):
        """Everything that a text names, in its order; a comma divides only where both sides are names."""
        named = Named()
        for piece in pieces_of(text):
            self._piece(named, piece, answers)
        named.found = list(dict.fromkeys(named.found))
        return named

    def _piece(self, named, piece, answers):
        whole = self.one(piece, answers)
        if whole is not None:
            named.found += [whole] if isinstance(whole, str) else list(whole)
            return
        parts = [each.strip() for each in piece.split(",") if each.strip()]
        if len(parts) > 1 and not names_all(piece):
            for each in parts:
                self._piece(named, each, answers)
        else:
            named.unknown.append((piece.strip(" -.;"), self.offered(piece)))

    def offered(self, text):
        """The keys of what may be meant, most alike first."""
        initials = key_of(re.sub(r"^phong |^ban ", "", " ".join(words_of(text)))) or key_of(text)
        short = [key for said, keys in self.short.items() if said in (initials, f"p{initials}") for key in keys]
        shown = {key: " ".join(words_of(each[0])) for key, each in self.names.items()}
        like = process.extract(
            " ".join(words_of(text)), shown, scorer=fuzz.token_set_ratio, score_cutoff=OFFERED, limit=MOST_OFFERED
        )
        return list(dict.fromkeys([*short, *(key for _name, _score, key in like)]))[:MOST_OFFERED]


def names_all(text):
    """Whether words mean every unit: "Các phòng, đơn vị"."""
    return bool(ALL.match(" ".join(words_of(text))))


def pieces_of(text):
    """What stands between semicolons, new lines and bullets."""
    return [each.strip() for each in SPLIT.split(str(text or "")) if each and each.strip(" -.;")]
