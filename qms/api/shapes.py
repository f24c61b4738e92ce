"""The shapes of what the API answers beside records: offers of acts, tasks, history, problems."""

from django.core.serializers.json import DjangoJSONEncoder
from rest_framework import serializers


class ActOffer(serializers.Serializer):
    """One act, and what stands against it for this person now."""

    name = serializers.CharField()
    label = serializers.CharField()
    allowed = serializers.BooleanField()
    unmet = serializers.ListField(child=serializers.CharField())
    reason = serializers.BooleanField()
    sign = serializers.BooleanField()
    on_behalf_of = serializers.CharField(allow_null=True)
    follows = serializers.CharField(allow_blank=True)


class ToldOfLateness(serializers.Serializer):
    """That a level was told of a task's lateness: when, to whom, and who is not there; or that nobody could be told."""

    level = serializers.CharField()
    told_at = serializers.DateTimeField()
    people = serializers.ListField(child=serializers.CharField(), source="told_to")
    is_told = serializers.BooleanField()
    vacant = serializers.CharField(allow_blank=True)


class OpenTask(serializers.Serializer):
    """Who or which post is waited for, to do what, until when."""

    id = serializers.IntegerField()
    verb = serializers.CharField()
    label = serializers.CharField()
    detail = serializers.CharField(allow_blank=True)
    person = serializers.CharField(source="person.username", allow_null=True)
    owner = serializers.CharField(source="owner.username", allow_null=True)
    post = serializers.CharField(allow_blank=True)
    unit = serializers.CharField(source="unit.code", allow_null=True)
    created = serializers.DateTimeField()
    due_at = serializers.DateTimeField(allow_null=True)
    by_usual_time = serializers.BooleanField()
    told = ToldOfLateness(many=True)
    part_id = serializers.IntegerField(allow_null=True)


class Plain(serializers.JSONField):
    """Any stored value, days and moments in ISO form."""

    def to_representation(self, value):
        plain = (str, int, float, bool, list, dict, type(None))
        return value if isinstance(value, plain) else DjangoJSONEncoder().default(value)


class ChangeOfField(serializers.Serializer):
    """One field's value before and after."""

    field = serializers.CharField()
    label = serializers.CharField()

    def get_fields(self):
        """`from` is a word of Python and can be no attribute."""
        return super().get_fields() | {"from": Plain(source="was"), "to": Plain(source="becomes")}


class HistoryEntry(serializers.Serializer):
    """One history row of a record, or of the part that `part` names."""

    at = serializers.DateTimeField(source="moment")
    by = serializers.CharField(source="person.username", allow_null=True)
    on_behalf_of = serializers.CharField(source="on_behalf_of.username", allow_null=True)
    act = serializers.CharField()
    label = serializers.CharField()
    reason = serializers.CharField(allow_blank=True)
    declared_on = serializers.DateField(allow_null=True)
    signature = serializers.CharField(allow_blank=True)
    sequence = serializers.IntegerField()
    head = serializers.CharField()
    part = serializers.CharField(allow_blank=True)
    part_id = serializers.IntegerField(allow_null=True)
    changes = ChangeOfField(many=True)


class HistorySerializer(serializers.Serializer):
    """The history of a record, or a part of it, and where it goes on."""

    results = HistoryEntry(many=True)
    next = serializers.URLField(allow_null=True)


class Current(serializers.Serializer):
    """Where a record stands now."""

    sequence = serializers.IntegerField()
    state = serializers.CharField(allow_null=True)


class ToldOne(serializers.Serializer):
    """What came of one of several records; `sequence` is that after the act."""

    id = serializers.IntegerField()
    done = serializers.BooleanField()
    status = serializers.IntegerField()
    sequence = serializers.IntegerField(allow_null=True)
    unmet = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class ToldTogether(serializers.Serializer):
    """What came of an act asked of several records, in the order in which they were named."""

    done = serializers.IntegerField()
    refused = serializers.IntegerField()
    results = ToldOne(many=True)


class Problem(serializers.Serializer):
    """A refusal (RFC 9457); which of the optional fields are there depends on the status."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    rule = serializers.CharField(required=False)
    who = serializers.ListField(child=serializers.CharField(), required=False)
    unmet = serializers.ListField(child=serializers.CharField(), required=False)
    current = Current(required=False)
    errors = serializers.DictField(child=serializers.ListField(child=serializers.CharField()), required=False)
