"""A clerk who writes documents until killed, and notes each one that is acknowledged: writer.py FILE NAME."""

import os
import sys
from itertools import count

import django


def write_on(notes, name):
    """Create documents through the door, one after the other; each is noted only after its commit."""
    from documents.controlled.models import Document
    from qms.lifecycle.door import create
    from qms.people.models import Unit, User

    person, unit = User.objects.get(username="congchuc1"), Unit.objects.get(code="vhxh")
    with open(notes, "ab", buffering=0) as acknowledged:
        for number in count(1):
            code = f"{name}-{number}"
            create(Document, by=person, code=code, title="Ghi liên tục", kind="form", unit=unit)
            acknowledged.write(f"{code}\n".encode())
            os.fsync(acknowledged.fileno())


if __name__ == "__main__":
    django.setup()
    write_on(*sys.argv[1:])
