"""What the tests of audits share."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile


@pytest.fixture
def as_person(client):
    """A browser in which a person is logged in."""

    def signed_in(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def image():
    """A photo as a phone sends it."""
    return lambda name="anh.png", shows=b"mau": SimpleUploadedFile(name, b"\x89PNG\r\n\x1a\n " + shows, "image/png")
