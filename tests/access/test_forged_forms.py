"""No address takes a form that does not come from the program's own pages."""

import pytest
from django.test import Client

from .addresses import address
from .test_pages_by_role import TABLE
from .world import ROLES

FORGED = {"reason": "giả", "name": "giả", "q": "giả"}


def strict(person):
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browser


@pytest.mark.slow
def test_a_post_without_its_proof_is_refused_everywhere(world):
    browsers = {role: strict(getattr(world.office, name)) for role, name in ROLES.items() if name}
    for line, letters in TABLE.items():
        shown = [role for role, letter in zip(ROLES, letters, strict=True) if letter in ".>" and role in browsers]
        answer = browsers[shown[-1] if shown else "author"].post(address(line, world), FORGED)
        # The API tells first of what the person can't see; both ways nothing happens.
        assert answer.status_code in ((403, 404) if line.startswith("api_") else (403,)), line


def test_the_api_takes_a_token_instead_but_no_session_alone(world):
    body = {"content_type": "application/json", "data": {"sequence": world.case.sequence}}
    refused = strict(world.office.congchuc1).post(address("api_act", world), **body)
    assert refused.status_code == 403 and "CSRF" in refused.json()["detail"]
