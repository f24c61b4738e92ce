"""What the shell shows around every page: the ways in, the person, the version.

Nothing is asked of the database before a template asks for it, and nothing at all for a visitor without an account.
"""

from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from qms.inbox.alarms import alarm_for
from qms.lifecycle.ways import CHECKS, OFFICE, PAPERS, WORK, offers, ways
from qms.people.actors import actors_of
from qms.people.posts import PostKind
from qms.people.scopes import outside_of

from .letters import are_large

# The groups of ways that a post uses every day; the others are one press away.
USED = {
    PostKind.QUALITY_MANAGER: (PAPERS, WORK, CHECKS),
    PostKind.QUALITY_SECRETARY: (PAPERS, WORK, CHECKS),
    PostKind.DOCUMENT_CONTROLLER: (PAPERS,),
    PostKind.PROCESS_OWNER: (PAPERS, WORK),
    PostKind.OFFICER: (PAPERS, WORK),
    PostKind.INTERNAL_AUDITOR: (WORK, CHECKS),
    PostKind.EXTERNAL_AUDITOR: (PAPERS, WORK, CHECKS),
    PostKind.ADMINISTRATOR: (OFFICE,),
}


def shell(request):
    """The context processor; `shell` is worked out when a template first asks for it."""
    return {"shell": SimpleLazyObject(lambda: _shell(request)), "letters_are_large": are_large(request)}


def _shell(request):
    person: Any = getattr(request, "user", None)
    known = person is not None and person.is_authenticated
    actor = actors_of(person)[0] if known else None  # the substitute's posts are named where they are used
    return {
        "inside": known and outside_of(person) is None,
        "offers": _offers(request, actor) if known else [],
        "version": settings.VERSION,
        "demo": getattr(settings, "DEMO", False),
        "languages": settings.LANGUAGES,
        "posts": actor.posts if known else [],
        "groups": _groups(request.path, actor.posts) if known else [],
        "alarm": alarm_for(actor.posts) if known else None,
        "about": _about(request) if known else None,
        "home": address_of("home"),
        "help": address_of("help"),
        "search": address_of("search"),
    }


def _offers(request, actor):
    """What this person may do from any page, with the record of the page named."""
    about = _record_shown(request)
    found = [(each, address_of(each.url_name)) for each in offers()]
    return [
        {"offer": each, "url": url + (f"?about={about}" if about else "")}
        for each, url in found
        if url is not None and each.may(actor)
    ]


def _record_shown(request):
    """The record of this page as "collection/key"; "" where there is none."""
    face = _face_of(request)
    about = face and request.resolver_match.kwargs.get("pk")
    return f"{face.collection}/{about}" if about else ""


def _face_of(request):
    """The record type whose page this is, or None."""
    match = request.resolver_match
    return match and getattr(match.func, "view_initkwargs", {}).get("record_type")


def _about(request):
    """What the page is for: as its record says, or the way that leads nearest to it."""
    face = _face_of(request)
    if face is not None:
        return {"label": face.model._meta.verbose_name_plural, "purpose": face.purpose, "clauses": face.clauses}
    leading = [(url, way) for url_name, way in ways() if _leads(url := address_of(url_name), request.path)]
    way = max(leading, key=lambda each: len(each[0]), default=(None, None))[1]
    return {"label": way.label, "purpose": way.purpose, "clauses": ()} if way else None


def _leads(url, path):
    return url is not None and (path == url or (url != "/" and path.startswith(url.rstrip("/") + "/")))


def _groups(path, posts):
    """The ways this person may go, in their groups, the present one marked."""
    administers = any(post.kind == PostKind.ADMINISTRATOR for post in posts)
    groups = {}
    for url_name, way in ways():
        url = address_of(url_name)
        if url is None or (way.for_administrator and not administers) or not _is_for(way, posts):
            continue
        groups.setdefault(way.heading, []).append({"way": way, "url": url, "here": _leads(url, path)})
    used = {heading for post in posts for heading in USED.get(post.kind, (WORK,))} or {WORK}
    return [
        {"heading": heading, "entries": entries, "open": heading in used or any(each["here"] for each in entries)}
        for heading, entries in groups.items()
    ]


def _is_for(way, posts):
    return not way.posts or any(post.kind in way.posts for post in posts)


def address_of(url_name):
    """The path of a page, or None while it does not exist."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None
