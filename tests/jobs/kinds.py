"""Kinds of long work for the tests alone; a worker in another process imports them too."""

import time
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from qms.jobs.kinds import Result, job_kind
from qms.jobs.services import store


@job_kind("test_counting", "Đếm")
def count(progress, *, steps=3):
    """Count, and leave a file."""
    progress.begin(steps, "đếm")
    for _step in range(steps):
        progress.step()
    file = store("dem.txt", ContentFile(str(steps)))
    return Result(f"Đã đếm {steps}", url="/figures", file=file, file_name="đếm.txt", facts={"steps": steps})


@job_kind("test_failing", "Hỏng", tries=2)
def fail(progress):
    """Never works."""
    progress.begin(10)
    progress.step(4)
    raise RuntimeError("no such thing")


@job_kind("test_at_one_go", "Liền một mạch")
def go(progress):
    """Never looks whether it shall go on."""
    return Result("Xong")


@job_kind("test_refusing", "Từ chối")
def refuse(progress):
    """Never will work."""
    raise ValidationError("Không được.")


@job_kind("test_noting", "Ghi")
def note(progress, *, path, steps=1, seconds=0.0):
    """Note each step in a file, slowly; who did it is told by the name of the process."""
    progress.begin(steps, "ghi")
    for _step in range(steps):
        with Path(path).open("a") as notes:
            notes.write(f"{progress.job.pk}\n")
        time.sleep(seconds)
        progress.step()
