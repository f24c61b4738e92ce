"""What the API's tests share: scripts of the office's people, each with a token."""

import json

import pytest
from django.core.files import File
from django.test import Client

from qms.api.tokens import issue_token


class Script:
    """A script of one person: sends JSON with the person's token and reads JSON."""

    def __init__(self, person):
        self.client = Client(headers={"Authorization": f"Token {issue_token(person)}", "Accept-Language": "en"})

    def get(self, address, **query):
        return self.client.get(f"/api/{address}", query)

    def post(self, address, body, **headers):
        if any(isinstance(value, File) for value in body.values()):  # files go as a form sends them
            return self.client.post(f"/api/{address}", body, headers=headers)
        return self.client.post(f"/api/{address}", json.dumps(body), content_type="application/json", headers=headers)

    def act(self, record, name, expand="", **body):
        """Do an act on a record as it was last answered; returns the answer, with what `expand` names told beside."""
        address = f"document-revisions/{record['id']}/acts/{name}" + (f"?expand={expand}" if expand else "")
        return self.post(address, {"sequence": record["sequence"]} | body)


@pytest.fixture
def script(office):
    """`script("congchuc1")` is a script of that person."""
    known = {}
    return lambda username: known.setdefault(username, Script(getattr(office, username)))
