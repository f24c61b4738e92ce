"""The scripts of the page on site and the words they are given fit together."""

import re
from pathlib import Path

from django.conf import settings

from audits.field.phrases import phrases

SCRIPTS = Path(settings.BASE_DIR) / "audits" / "field" / "static" / "field"


def test_every_phrase_is_said_and_none_is_missing():
    said = {name for path in SCRIPTS.glob("*.js") for name in re.findall(r"\bwords\.(\w+)", path.read_text())}
    assert said == phrases().keys()
