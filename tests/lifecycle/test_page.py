"""The page of all lifecycles in the repository is the one that the code makes."""

from io import StringIO

from django.conf import settings
from django.core.management import call_command

PAGE = settings.BASE_DIR / "docs" / "developers" / "lifecycles.md"


def test_the_page_is_that_of_the_code():
    made = StringIO()
    call_command("lifecycles", markdown=True, stdout=made)
    assert PAGE.read_text(encoding="utf-8") == made.getvalue(), (
        "manage.py lifecycles --markdown > docs/developers/lifecycles.md"
    )
