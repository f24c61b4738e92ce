"""What files say in words: read once for each content, in the background, apart from the server and within limits."""

import json
import subprocess
import sys

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from qms.jobs.kinds import job_kind
from qms.jobs.services import ask

from .attachments import Attachment
from .searched import has_text, keep_found
from .uploads import PACKAGES, PDF

KIND = "read_file"
READABLE = (PDF, PACKAGES["docx"][1])
SECONDS = 120  # the longest that one file is read


class FileWords(models.Model):
    """The words of a content, by its digest; or why it has none. Made anew from the file wherever it is missing."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    text = models.TextField(blank=True)
    fault = models.CharField(max_length=40, blank=True)

    derived = True

    def __str__(self):
        return self.sha256[:12]


def words_of_files(attachments):
    """What these files say, as far as they were read."""
    digests = [each.sha256 for each in attachments if each.media_type in READABLE]
    known = dict(FileWords.objects.filter(pk__in=digests).values_list("pk", "text")) if digests else {}
    return "\n".join(known.get(each, "") for each in digests)


def ask_to_read(attachments):
    """Have the files read that nobody has read yet. Call in the transaction that attached them."""
    wanted = {each.sha256 for each in attachments if each.media_type in READABLE}
    wanted -= set(FileWords.objects.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    for sha256 in sorted(wanted):
        ask(KIND, key=f"{KIND}:{sha256}", sha256=sha256)


@job_kind(KIND, _("Words of a file, for the search"))
def read_file(progress, sha256):
    """Read one content and have every record that has it found by its words."""
    mine = Attachment.objects.filter(sha256=sha256).order_by("pk")
    first = mine.first()
    if first is None:
        return
    with first.open() as content:
        told = read_apart(content.read(), first.media_type)
    with transaction.atomic():
        FileWords.objects.update_or_create(sha256=sha256, defaults=told)
        keep_found({each.record for each in mine if has_text(each.record_type.model_class())})


def read_apart(content, media_type):
    """{"text": …, "fault": …} of a content, read by a process of its own that may fail, hang or ask for too much."""
    command = [sys.executable, "-m", "qms.evidence.file_reader", "pdf" if media_type == PDF else "docx"]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, check=False, cwd=settings.BASE_DIR
        )
    except subprocess.TimeoutExpired:
        return {"text": "", "fault": "time"}
    if done.returncode:
        return {"text": "", "fault": "unreadable"}
    return json.loads(done.stdout)
