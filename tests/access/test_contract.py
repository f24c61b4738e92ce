"""The API does what its description says: every operation is asked, with values made of its own schemas."""

from collections import Counter

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from qms.api.description import description_in
from qms.api.tokens import issue_token
from qms.lifecycle.registry import faces

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EACH = 1  # case of each operation and way: a whole walk takes half a minute of computing
# So many at least get this answer: every operation takes a question now, so what is wrong is refused everywhere.
ANSWERED = {"right": (200, 50), "wrong": (422, 100)}
MODES = {"right": GenerationMode.POSITIVE, "wrong": GenerationMode.NEGATIVE}

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def connections_stay():
    """The end of a request would close the connection of the test; Django's own test client prevents it as well."""
    ends = (request_started, request_finished)
    for each in ends:
        each.disconnect(close_old_connections)
    yield
    for each in ends:
        each.connect(close_old_connections)


GIVEN = settings(
    max_examples=EACH, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)


class Walk:
    """One person's script, asking operation after operation; what it does is undone each time."""

    def __init__(self, person):
        self.headers = {"Authorization": f"Token {issue_token(person)}"}
        self.asked, self.faults = Counter(), []

    def through(self, operation, mode):
        """Ask one operation some times."""
        key = newest(operation.path)

        @seed(13)
        @GIVEN
        @given(case=operation.as_strategy(generation_mode=mode))
        def keeps(case):
            if key is not None:
                case.path_parameters["id"] = key
            self._ask(case, operation.label)

        keeps()

    def _ask(self, case, label):
        with transaction.atomic():
            answer = case.call(headers=self.headers)
            transaction.set_rollback(True)
        self.asked[answer.status_code] += 1
        try:
            case.validate_response(answer, checks=CHECKS)
        except* Exception as group:
            self.faults += [(label, str(each)) for each in group.exceptions]


def test_every_operation_keeps_to_its_description(world):
    """Asked in both ways at once, since making the description costs more than half of the questions."""
    described = schemathesis.openapi.from_dict(description_in("vi"))
    described.app = WSGIHandler()
    operations = [found.ok() for found in described.get_all_operations()]
    for way, mode in MODES.items():
        walk = Walk(world.office.qmr)
        for operation in operations:
            walk.through(operation, mode)
        assert (way, walk.faults) == (way, [])
        status, least = ANSWERED[way]
        assert walk.asked[status] > least, walk.asked


def newest(path):
    """The key of a record of the collection in an address, or None."""
    if "{id}" not in path:
        return None
    model = faces()[path.split("/")[2]].model
    return model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
