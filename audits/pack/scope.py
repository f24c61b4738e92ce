"""Whose evidence a pack shows: that of one unit and those below it, of the kinds of records asked for.

A record belongs to the unit it has now; a part, and a part of a part, to its record; files and links to the record they
name. Documents, procedures and processes of the units above govern the unit's work and come along.
"""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.functional import cached_property

from qms.lifecycle.registry import record_types
from qms.people.models import Unit


class Scope:
    """What a pack was asked for: which kinds of records, and of which units."""

    def __init__(self, pack):
        self.kinds = {name: kind for name, kind in record_types().items() if not pack.kinds or name in pack.kinds}
        self.every_kind, self.leaves, self.personal = not pack.kinds, pack.leaves, pack.personal
        self._path, self._above = pack.unit.path, _paths_above(pack.unit.path)

    @cached_property
    def whole(self):
        """Whether it is everything there is: no unit lies outside."""
        return self.leaves or not Unit.objects.exclude(path__startswith=self._path).exists()

    def of_unit(self, rows, collection, way=""):
        """Those of the rows that belong to it; `way` leads from a row to its record, like `review__`."""
        if self.whole:
            return rows
        belongs = Q(**{f"{way}unit__path__startswith": self._path})
        governs = Q(**{f"{way}unit__path__in": self._above if record_types()[collection].in_pack.governs else []})
        return rows.filter(belongs | governs)

    def keys_of(self, model, keys):
        """Which of these keys of a kept model are in it; rows that belong to no record are in the whole alone."""
        if self.whole and self.every_kind:
            return set(keys)
        collection, way = place_of(model)
        if collection not in self.kinds:
            return set()
        rows = model.objects.filter(pk__in=keys)
        return set(self.of_unit(rows, collection, way).values_list("pk", flat=True))

    def named_of(self, pairs, of_the_office=False):
        """Which of these (key of the content type, key of the record) name a record in it.

        What is `of_the_office` names nobody from outside, and is told of every kind of record.
        """
        named = defaultdict(set)
        for type_key, key in pairs:
            named[type_key].add(key)
        models = {key: ContentType.objects.get_for_id(key).model_class() for key in named}
        return {
            (key, pk)
            for key, model in models.items()
            if of_the_office or self._is_told_of(place_of(model)[0])
            for pk in self.keys_of(model, named[key])
        }

    def _is_told_of(self, collection):
        """Whether files and links of this kind of record may be in it."""
        if collection is None:
            return self.leaves
        return self.personal or not record_types()[collection].in_pack.names_people


def _paths_above(path):
    names = path.strip("/").split("/")
    return ["/" + "/".join(names[:count]) + "/" for count in range(1, len(names))]


def place_of(model):
    """(collection, way) of the record to which rows of a kept model belong; (None, "") when they belong to none."""
    parts, records = {}, {kind.model: name for name, kind in record_types().items()}
    if model in records:
        return records[model], ""
    for owner, name in records.items():
        for part in getattr(owner, "parts", ()):
            relation = owner._meta.get_field(part)
            parts.setdefault(relation.related_model, (name, f"{relation.field.name}__"))
    if model in parts:
        return parts[model]
    for field in model._meta.concrete_fields:
        if field.related_model in parts:
            name, way = parts[field.related_model]
            return name, f"{field.name}__{way}"
    return None, ""
