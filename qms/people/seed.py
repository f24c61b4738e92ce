"""Loads the organisation from a readable file: units, accounts, posts, holders. What stands already is left alone."""

import tomllib
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from qms.acts.acts import SEED
from qms.ledger.entry import recording

from .models import Holding, Post, Substitution, Unit, User


def ensure_system_person():
    """The system's own person, made if this installation has none yet."""
    found = User.objects.filter(is_system=True).first()
    if found is None:
        found = User(username="system", full_name="Hệ thống", is_system=True)
        found.set_unusable_password()
        found.save()
    return found


@transaction.atomic
def load_people(path, by=None, password=None):
    """Add what the file says and the database does not have; gives the number of rows added.

    `password` is for trying only: every new account gets it. Without one, an account is closed to its password until
    the administrator sets one.
    """
    data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    by = by or ensure_system_person()
    with recording(by=by, act=SEED, reason=_("Loaded from the file of the organisation.")):
        units, added = _units(data)
        added += _accounts(data, password)
        posts, new_posts = _posts(data, units)
        holdings, new_holdings = _holdings(data, posts)
        added += new_posts + new_holdings + _substitutions(data, holdings)
    return added


def _units(data):
    units, added = {unit.code: unit for unit in Unit.objects.all()}, 0
    for given in data.get("units", ()):
        if given["code"] not in units:
            parent = units[given["parent"]] if given["parent"] else None
            units[given["code"]] = Unit.objects.create(code=given["code"], name=given["name"], parent=parent)
            added += 1
    return units, added


def _accounts(data, password):
    known = set(User.objects.values_list("username", flat=True))
    new = [given for given in data.get("accounts", ()) if given["username"] not in known]
    hashed = make_password(password)  # once for all: hashing is made to be slow
    for given in new:
        User.objects.create(password=hashed, **given)
    return len(new)


def _posts(data, units):
    posts, added = {}, 0
    for given in data.get("posts", ()):
        words = {"unit": units[given["unit"]], "kind": given["kind"], "title": given["title"]}
        post = Post.objects.filter(**words).first()
        if post is None:
            post, added = Post.objects.create(**words), added + 1
        posts[given["key"]] = post
    return posts, added


def _holdings(data, posts):
    people, holdings, added = {user.username: user for user in User.objects.all()}, {}, 0
    for given in data.get("holdings", ()):
        words = {"post": posts[given["post"]], "person": people[given["person"]], "since": given["since"]}
        holding = Holding.objects.filter(**words).first()
        if holding is None:
            holding, added = Holding.objects.create(**words, until=given.get("until")), added + 1
        holdings[given["post"], given["person"]] = holding
    return holdings, added


def _substitutions(data, holdings):
    people, added = {user.username: user for user in User.objects.all()}, 0
    for given in data.get("substitutions", ()):
        holding = holdings[given["holding_post"], given["holding_person"]]
        words = {"holding": holding, "substitute": people[given["substitute"]], "since": given["since"]}
        if not Substitution.objects.filter(**words).exists():
            Substitution.objects.create(**words, until=given["until"], why=given["reason"])
            added += 1
    return added
