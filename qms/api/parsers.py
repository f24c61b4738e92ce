"""Bodies as they are read: JSON, or the fields and files of a form; what can't be kept is refused as a whole."""

import codecs
import json

from rest_framework import parsers

from qms.ledger.legible import LegibleJSON, all_legible

from .errors import Unreadable


class LegibleJSONParser(parsers.JSONParser):
    """A JSON body."""

    def parse(self, stream, media_type=None, parser_context=None):
        encoding = parsers.get_encoding(parser_context or {})
        try:
            return json.loads(codecs.getreader(encoding)(stream).read(), cls=LegibleJSON)
        except json.JSONDecodeError as fault:
            raise Unreadable("" if fault.doc else fault.msg) from None  # ours are about no place
        except ValueError:  # not of this encoding
            raise Unreadable from None


class LegibleFormParser(parsers.MultiPartParser):
    """The fields and files of a form."""

    def parse(self, stream, media_type=None, parser_context=None):
        sent = super().parse(stream, media_type, parser_context)
        names = [each.name for several in sent.files.lists() for each in several[1]]
        if not all_legible([*sent.data, *(each for several in sent.data.lists() for each in several[1]), *names]):
            raise Unreadable
        return sent
