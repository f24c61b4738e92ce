"""What an act is called and where its page is, for tasks and notices that know only a record's type and key."""

from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse

from qms.acts.acts import acts_of
from qms.lifecycle.flows import flow_of
from qms.lifecycle.registry import type_of


def model_of(record_type_id):
    """The model behind a content type, from memory after the first time."""
    return ContentType.objects.get_for_id(record_type_id).model_class()


def label_of(record_type_id, verb):
    """The label of an act of a record type, as its record's pages say it."""
    act = acts_of(model_of(record_type_id)).get(verb)
    return str(act.label) if act else verb


def words_of(task):
    """What a task asks for: the step's own name where the work has steps, else the label of the act."""
    model = model_of(task.record_type_id)
    flow = flow_of(model)
    if task.detail and flow is not None and task.verb in flow.told_by_detail:
        return task.detail
    return label_of(task.record_type_id, task.verb)


def address_of(record_type_id, record_id, verb=""):
    """The page of a record, or of one act of it; empty where the record type has no pages."""
    face = type_of(model_of(record_type_id))
    if face is None:
        return ""
    try:
        if verb:
            return reverse(f"{face.url_name}_act", args=[record_id, verb])
        return reverse(f"{face.url_name}_record", args=[record_id])
    except NoReverseMatch:
        return ""
