"""What the shell shows around every page: the ways in, the person, the version.

Nothing is asked of the database before a template asks for it, and nothing at all for a visitor without an account.
"""

from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from qms.people.actors import actors_of
from qms.people.posts import PostKind
from qms.people.scopes import outside_of


@dataclass(frozen=True)
class Way:
    """One entry of the navigation: where it leads, what it says, for whom."""

    url_name: str
    label: str
    icon: str
    group: str = ""
    for_administrator: bool = False
    thumb: bool = False  # also at the bottom of a phone, where the thumb is
    key: str = ""  # pressed after "g"


NEVER_REPORT = {PostKind.ADMINISTRATOR, PostKind.EXTERNAL_AUDITOR}
SYSTEM = _("Quality system")
OFFICE = _("Administration")

# A room that is not built yet has no URL, and its way is left out.
WAYS = [
    Way("home", _("My work"), "checklist", thumb=True, key="m"),
    Way("search", _("Search records"), "search", thumb=True),
    Way("process_map", _("Process map"), "sitemap", SYSTEM, key="p"),
    Way("documents", _("Document control"), "file-text", SYSTEM, thumb=True, key="d"),
    Way("procedures", _("Procedures"), "route", SYSTEM),
    Way("cases", _("Cases"), "folders", SYSTEM, thumb=True, key="h"),
    Way("nonconformities", _("Nonconformities"), "flag", SYSTEM, key="n"),
    Way("actions", _("Actions"), "list-check", SYSTEM, key="a"),
    Way("risks", _("Risks and opportunities"), "alert-triangle", SYSTEM, key="r"),
    Way("feedback", _("Feedback and proposals"), "message", SYSTEM, key="f"),
    Way("surveys", _("Surveys"), "clipboard-list", SYSTEM),
    Way("objectives", _("Quality objectives"), "target", SYSTEM, key="o"),
    Way("plans", _("Reform plan"), "clipboard-list", SYSTEM, key="k"),
    Way("audit_programmes", _("Audit programmes"), "calendar-event", SYSTEM),
    Way("audits", _("Internal audits"), "clipboard-check", SYSTEM, key="i"),
    Way("findings", _("Findings"), "eye", SYSTEM, key="l"),
    Way("self_inspections", _("Self-inspections"), "shield-check", SYSTEM, key="t"),
    Way("management_reviews", _("Management reviews"), "scale", SYSTEM, key="x"),
    Way("evidence_packs", _("Evidence packs"), "archive", SYSTEM),
    Way("figures", _("Figures"), "chart-bar", SYSTEM, key="s"),
    Way("people", _("Organisation"), "building-community", OFFICE, for_administrator=True),
    Way("workdays", _("Working calendar"), "calendar", OFFICE),
    Way("health", _("System health"), "heartbeat", OFFICE, for_administrator=True),
]


def shell(request):
    """The context processor; `shell` is worked out when a template first asks for it."""
    return {"shell": SimpleLazyObject(lambda: _shell(request))}


def _shell(request):
    person = getattr(request, "user", None)
    posts = _posts(person) if person is not None and person.is_authenticated else []
    return {
        "inside": person is not None and person.is_authenticated and outside_of(person) is None,
        "report": _report(request, posts),
        "version": settings.VERSION,
        "demo": getattr(settings, "DEMO", False),
        "languages": settings.LANGUAGES,
        "posts": posts,
        "groups": _groups(request.path, posts) if person is not None and person.is_authenticated else [],
        "home": address_of("home"),
        "search": address_of("search"),
    }


def _report(request, posts):
    """Where this person reports what is wrong, from the page of a record with that record named; "" for none."""
    url = address_of("nonconformities_new")
    if url is None or not {post.kind for post in posts} - NEVER_REPORT:
        return ""
    match = request.resolver_match
    face = match and getattr(match.func, "view_initkwargs", {}).get("record_type")
    about = face and match.kwargs.get("pk")
    return f"{url}?about={face.collection}/{about}" if about else url


def _posts(person):
    """The posts a person holds today; the substitute's posts are named where they are used."""
    return actors_of(person)[0].posts


def _groups(path, posts):
    """The ways this person may go, in their groups, the present one marked."""
    administers = any(post.kind == PostKind.ADMINISTRATOR for post in posts)
    groups = {}
    for way in WAYS:
        url = address_of(way.url_name)
        if url is None or (way.for_administrator and not administers):
            continue
        here = path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))
        groups.setdefault(way.group, []).append({"way": way, "url": url, "here": here})
    return list(groups.items())


def address_of(url_name):
    """The path of a page, or None while it does not exist."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None
