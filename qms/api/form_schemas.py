"""JSON schemas made from Django forms, so that the description says what the forms will accept."""

from django import forms

from qms.lifecycle.forms import PostsField

CLOCK_TIME = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"
STRING = {"type": "string"}

# The first kind that fits a field describes it; more exact kinds stand first.
KINDS = [
    (forms.FileField, {"type": "string", "format": "binary"}),
    (forms.JSONField, {}),
    (forms.DateTimeField, {"type": "string", "format": "date-time", "example": "2026-03-01T08:00:00+07:00"}),
    (forms.DateField, {"type": "string", "format": "date", "example": "2026-03-01"}),
    (forms.TimeField, {"type": "string", "pattern": CLOCK_TIME, "example": "15:00"}),
    (forms.BooleanField, {"type": "boolean"}),
    (forms.DecimalField, {"type": "number"}),
    (forms.FloatField, {"type": "number"}),
    (forms.IntegerField, {"type": "integer"}),
    (forms.EmailField, {"type": "string", "format": "email", "example": "vanthu@vidu.vn"}),
]


def form_schema(form_class, also=None):
    """The schema of a body: the form's fields and `also` {name: (schema, required)}."""
    fields = form_class.base_fields if form_class else {}
    properties = {name: field_schema(field) for name, field in fields.items()}
    required = [name for name, field in fields.items() if field.required]
    for name, (schema, needed) in (also or {}).items():
        properties[name] = schema
        required += [name] if needed else []
    found = {"type": "object", "properties": properties}
    return found | ({"required": list(dict.fromkeys(required))} if required else {})


def with_example(schema):
    """The same schema with a body that keeps to it: what must be there, and nothing else."""
    needed = schema.get("required", ())
    return schema | {"example": {name: _example_of(schema["properties"][name]) for name in needed}}


def _example_of(schema):
    if "example" in schema or "enum" in schema:
        return schema["example"] if "example" in schema else schema["enum"][0]
    if schema.get("type") == "array":
        return [_example_of(schema["items"])]
    plain = {"integer": max(1, schema.get("minimum", 1)), "number": 1, "boolean": True, "object": {}}
    return plain.get(schema.get("type"), "…")


def field_schema(field):
    """The schema of one form field."""
    schema = _type_of(field)
    words = ". ".join(str(each).rstrip(".") for each in (field.label, field.help_text) if each)
    return schema | ({"description": words} if words else {})


def _type_of(field):
    if isinstance(field, forms.ModelMultipleChoiceField):
        return {"type": "array", "items": _key_of(field)}
    if isinstance(field, forms.ModelChoiceField):
        return _key_of(field)
    if isinstance(field, PostsField):
        return {"type": "array", "items": STRING | {"example": "unit_head@VP"}}  # asked of the database, unlike choices
    if isinstance(field, forms.MultipleChoiceField):
        return {"type": "array", "items": _one_of(field)}
    if isinstance(field, forms.ChoiceField):
        return _one_of(field)
    kind = next((schema for kind, schema in KINDS if isinstance(field, kind)), STRING)
    return kind | _bounds(field)


def _key_of(field):
    """Related rows are named by the field's own key: an account name, a code, or the id."""
    return dict(STRING) if field.to_field_name else {"type": "integer"}


def _one_of(field):
    """Choices that are written down are listed."""
    values = [value for group in field.choices for value in _values(group)]
    return STRING | ({"enum": [str(value) for value in values]} if values else {})


def _values(choice):
    value, label = choice
    return [inner for inner, _label in label] if isinstance(label, (list, tuple)) else [value]


def _bounds(field):
    names = {"max_length": "maxLength", "min_value": "minimum", "max_value": "maximum"}
    asked = {ours: getattr(field, theirs, None) for theirs, ours in names.items()}
    return {ours: value for ours, value in asked.items() if isinstance(value, int)}
