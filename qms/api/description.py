"""The description of the API, /api/openapi.json: made for every record type that is registered."""

import hashlib
import json
from functools import cache
from importlib import import_module

from django.conf import settings
from django.http import HttpResponse
from django.urls import include, path
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, override
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.utils.encoders import JSONEncoder

from qms.acts.acts import acts_of
from qms.lifecycle.registry import faces

from . import views
from .bulk import Together
from .description_links import with_links
from .language import InCallersLanguage
from .tokens import KEYWORD, TokenAuthentication


class TokenScheme(OpenApiAuthenticationExtension):
    """How scripts say who they are."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema):
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": f"{KEYWORD} …",
        }


_besides = []


def describe(*addresses):
    """Have addresses described that are of no record type; each view says by `schema` what it takes and answers."""
    _besides.extend(addresses)


def described_urls():
    """The addresses as they are for each record type, and those of their own."""
    import_module(settings.ROOT_URLCONF)  # each is told beside its addresses
    found = [path("api/", include(list(_besides)))]
    for collection, kind in faces().items():
        base, kept = f"api/{collection}", {"record_type": kind}
        found += [
            path(base, views.Collection.as_view(**kept)),
            path(f"{base}/<int:id>", views.RecordView.as_view(**kept)),
            path(f"{base}/<int:id>/history", views.HistoryView.as_view(**kept)),
        ]
        if kind.together:
            found.append(path(f"{base}/together", Together.as_view(**kept)))
        found += [
            path(f"{base}/<int:id>/acts/{name}", views.ActView.as_view(act=name, **kept))
            for name in acts_of(kind.model)
        ]
    return found


@cache
def description_in(language):
    """The description in a language; it takes a second and is the same for everybody, so a process makes it once."""
    with override(language):
        return with_links(SchemaGenerator(patterns=described_urls()).get_schema(public=True))


class Generator(SchemaGenerator):
    """Describes the addresses of every record type that is registered."""

    def get_schema(self, request=None, public=False):
        return description_in(get_language())


@cache
def written_in(language):
    """The description in a language as it is sent, a third of what it would be with indentation, and its digest."""
    text = json.dumps(description_in(language), cls=JSONEncoder, ensure_ascii=False, separators=(",", ":")).encode()
    return text, f'"{hashlib.sha256(text).hexdigest()}"'


class Description(InCallersLanguage, SpectacularJSONAPIView):
    """/api/openapi.json; whoever has it already is told so."""

    generator_class = Generator
    # Choices are written where they stand; they need no names of their own.
    custom_settings = {"POSTPROCESSING_HOOKS": [], "TITLE": "QMS"}

    def _get_schema_response(self, request):
        text, digest = written_in(get_language())
        known = get_conditional_response(request._request, etag=digest)
        answer = known or HttpResponse(text, content_type=request.accepted_renderer.media_type)
        answer["ETag"], answer["Cache-Control"] = digest, "no-cache"
        answer["Content-Disposition"] = f'inline; filename="{self._get_filename(request, "")}"'
        return answer
