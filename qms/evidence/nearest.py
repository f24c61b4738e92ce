"""The nearest of many hits: asked from near to far at once, each step cut, so that a common word costs little."""

from django.core.exceptions import EmptyResultSet
from django.db import connection

from .searched import from_near_to_far, keys_found

CALLED = 0  # how near a record is whose number was typed


def nearest(rows, typed, most):
    """{key: how near} of the `most` rows nearest to what was typed, nearest first, the newest of them first.

    How near: 0 is the number itself, then the number's words, the title's as spelled, the title's, the text's.
    """
    steps = list(_steps(rows.model, typed))
    try:
        seen, params = rows.order_by().values_list("pk").query.sql_with_params()  # built once for all steps
    except EmptyResultSet:  # a person without posts sees nothing, and the database need not be asked
        return {}
    if not steps:
        return {}
    parts, values = [], []
    for near, sql, asked in steps:
        cut = f"WHERE r.key IN ({sql}) ORDER BY r.key DESC LIMIT {most}"
        parts.append(f"SELECT * FROM (SELECT {near} AS near, r.key FROM seen AS r {cut}) AS s{near}")
        values += asked
    with connection.cursor() as cursor:
        cursor.execute(f"WITH seen(key) AS NOT MATERIALIZED ({seen}) {' UNION ALL '.join(parts)}", [*params, *values])
        hits = cursor.fetchall()
    best = {}
    for near, pk in sorted(hits):
        best.setdefault(pk, near)
    return dict(sorted(best.items(), key=lambda hit: (hit[1], -hit[0]))[:most])


def _steps(model, typed):
    """(how near, the question for the keys, what it is asked with) of every step."""
    asked, known = from_near_to_far(typed), []
    if not asked[0]:
        return
    called = model._base_manager.filter(number__in={typed, typed.upper()}).values_list("pk")
    yield CALLED, *called.query.sql_with_params()
    for near, wanted in enumerate(asked, CALLED + 1):
        if wanted not in known:
            known.append(wanted)
            found = keys_found(model, wanted)
            yield near, found.sql, found.params
