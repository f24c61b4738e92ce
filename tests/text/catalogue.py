"""What the program says, read from the compiled words."""

import gettext
from functools import cache

from tests.architecture.tree import ROOT

COMPILED = ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.mo"


@cache
def spoken(language):
    """Every sentence of the program in a language, in small letters."""
    with COMPILED.open("rb") as file:
        known = gettext.GNUTranslations(file)._catalog
    said = known.values() if language == "vi" else [each if isinstance(each, str) else each[0] for each in known]
    return {" ".join(each.lower().split()) for each in said}
