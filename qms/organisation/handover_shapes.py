"""What the API tells of a hand-over: what names somebody, what waits, and what became of what was handed over."""

from rest_framework import serializers

from .handover_forms import LEAVE

# Who takes what: one person for everything, another or nobody for single things, by their keys.
TAKERS = {
    "type": "object",
    "required": ["reason"],
    "properties": {
        "everything": {"type": "string", "description": "An account name."},
        "takes": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": f"By the keys of what is named: an account name, or “{LEAVE}” where it stays as it is.",
        },
        "give_back": {"type": "array", "items": {"type": "integer"}, "description": "Tasks taken on, by their ids."},
        "reason": {"type": "string", "maxLength": 300},
    },
}


class RecordRef(serializers.Serializer):
    """A record: in which collection it stands, and what it is called."""

    collection = serializers.CharField()
    id = serializers.IntegerField()
    label = serializers.CharField()


class NamedThing(serializers.Serializer):
    """A place at which a record names somebody; `key` is how it is chosen, `obstacle` why this caller can't."""

    key = serializers.CharField()
    record = RecordRef()
    place = serializers.CharField()
    detail = serializers.CharField(allow_blank=True)
    person = serializers.CharField()
    obstacle = serializers.CharField(allow_blank=True)


class WaitingTask(serializers.Serializer):
    """A task that waits for somebody by name, or was taken on."""

    id = serializers.IntegerField()
    subject = serializers.CharField()
    person = serializers.CharField(allow_null=True)


class WaitingPost(serializers.Serializer):
    """A post, how many tasks wait for it, and who else does its work."""

    post = serializers.IntegerField()
    label = serializers.CharField()
    tasks = serializers.IntegerField()
    others = serializers.ListField(child=serializers.CharField())


class Left(serializers.Serializer):
    """Everything that is left behind: what is handed over here, elsewhere, or ends."""

    named = NamedThing(many=True)
    on_pages = NamedThing(many=True)
    ends = NamedThing(many=True)
    claimed = WaitingTask(many=True)
    alone = WaitingTask(many=True)
    hidden = serializers.IntegerField()
    posts = WaitingPost(many=True)


class RefusedThing(serializers.Serializer):
    """What could not be handed over, and why; without a key: a task that was to go back to its post."""

    key = serializers.CharField(allow_null=True)
    sentences = serializers.ListField(child=serializers.CharField())


class HandedOver(serializers.Serializer):
    """How many things went over, what was refused, and what is left now."""

    done = serializers.IntegerField()
    refused = RefusedThing(many=True)
    left = Left()


def left_json(subject, work, user):
    """What is left behind, as plain data."""
    posts = [(row["holding"].post, row["tasks"], row["others"]) for row in subject.posts]
    posts += [(row["post"], row["tasks"], ()) for row in subject.rest]
    return {
        "named": [_named(each, each.obstacle(user)) for each in work.named],
        "on_pages": [_named(each) for each in work.on_pages],
        "ends": [_named(each) for each in work.ends],
        "claimed": [_task(each, each.owner) for each in work.claimed],
        "alone": [_task(each, each.person) for each in work.alone],
        "hidden": work.hidden,
        "posts": [
            {"post": post.pk, "label": str(post), "tasks": tasks, "others": [each.username for each in others]}
            for post, tasks, others in posts
        ],
    }


def _named(thing, obstacle=""):
    record = {"collection": thing.place.kind.collection, "id": thing.record.pk, "label": str(thing.record)}
    about = {"place": thing.place.label, "detail": thing.detail, "person": thing.person.username}
    return {"key": thing.key, "record": record, **about, "obstacle": str(obstacle)}


def _task(task, person):
    return {"id": task.pk, "subject": task.subject, "person": person and person.username}
