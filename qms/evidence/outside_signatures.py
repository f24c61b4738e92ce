"""Signatures that others put into a PDF: looked at in the background once the file is attached, the result kept.

The program signs nothing. It says whether the file is whole since it was signed, who signed by the certificate, when,
and whether the certificate leads to a root that the administrator put into the folder of roots.
"""

import hashlib
import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.jobs.kinds import job_kind
from qms.jobs.models import Job
from qms.jobs.services import ask
from qms.ledger.now import now

from .uploads import PDF
from .whole_files import whole_file

KIND = "look_at_signatures"
SECONDS = 90
SIGNED = b"/ByteRange"  # what a PDF says that bears a signature


class OutsideSignatures(models.Model):
    """What was found of the signatures in a content, when, and beside which roots."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    found = models.JSONField()
    fault = models.CharField(max_length=40, blank=True)
    roots = models.CharField(max_length=64)
    looked_at = models.DateTimeField()

    def __str__(self):
        return self.sha256[:12]


def ask_to_look(sha256, content, media_type):
    """Have the signatures of a PDF looked at that says it bears any. Call in the transaction that attached it."""
    if media_type == PDF and SIGNED in content:
        ask(KIND, key=f"{KIND}:{sha256}", sha256=sha256)


def digest_of_roots():
    """A digest of the certificates in the folder of roots: with others, a file is looked at again."""
    digest, folder = hashlib.sha256(), Path(settings.SIGNATURE_ROOTS)
    for place in sorted(folder.glob("*")) if folder.is_dir() else ():
        if place.is_file():
            digest.update(place.read_bytes())
    return digest.hexdigest()


@job_kind(KIND, gettext_lazy("Signatures in a file"))
def look_at_signatures(progress, sha256):
    """Look at the signatures of one content, and keep what was found."""
    with whole_file(sha256, sha256) as content:
        found, fault = looked_at_apart(content.read())
    given = {"found": found, "fault": fault, "roots": digest_of_roots(), "looked_at": now()}
    OutsideSignatures.objects.update_or_create(sha256=sha256, defaults=given)


def looked_at_apart(content):
    """(what was found, why not) in a content, by a process of its own that may fail, hang or ask for too much."""
    command = [sys.executable, "-m", "qms.evidence.signature_reader", str(settings.SIGNATURE_ROOTS)]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, check=False, cwd=settings.BASE_DIR
        )
    except subprocess.TimeoutExpired:
        return [], "time"
    return ([], "unreadable") if done.returncode else (json.loads(done.stdout), "")


def look_again():
    """Ask for every file that was looked at beside other roots; how many."""
    old = OutsideSignatures.objects.exclude(roots=digest_of_roots()).values_list("pk", flat=True)
    for sha256 in old[:500]:
        ask(KIND, key=f"{KIND}:{sha256}", sha256=sha256)
    return len(old[:500])


def signatures_of(files):
    """{digest: what was found} for the files that were looked at; None for those that wait for it."""
    digests = [each.sha256 for each in files if each.media_type == PDF]
    known = {each.pk: each for each in OutsideSignatures.objects.filter(pk__in=digests)} if digests else {}
    keys = [f"{KIND}:{each}" for each in digests if each not in known]
    waiting = Job.objects.open().filter(key__in=keys).values_list("key", flat=True) if keys else ()
    return known | {key.partition(":")[2]: None for key in waiting}


def sentences_of(looked):
    """(tone, sentences) for every signature, as a page shows it."""
    if looked is None:
        return [("plain", [_("The signatures in this file are being looked at.")])]
    if looked.fault or not looked.found:
        return [("soon", [_("This file says that it bears a signature, but none can be read.")])]
    return [_told(each, looked) for each in looked.found]


def _told(each, looked):
    if not each["readable"]:
        return "late", [_("There is a signature that can't be read.")]
    whole = each["whole"] and not each["changed"]
    said = [
        _("Signed outside by {signer}; certificate by {issuer}.").format(**each),
        _("Whole since it was signed.") if whole else _("NOT whole: the file was changed after it was signed."),
    ]
    if whole and not each["covers"]:
        said.append(_("Something was added after this signature, such as another signature."))
    said.append(_moment(each))
    if each["chained"]:
        said.append(_("The certificate leads to a root that the office trusts."))
    else:
        said.append(_("The certificate leads to no root that the office trusts, or was not valid then."))
    said.append(_("Looked at on {moment:%d/%m/%Y %H:%M}.").format(moment=looked.looked_at.astimezone(now().tzinfo)))
    return ("good" if whole and each["chained"] else "soon" if whole else "late"), said


def _moment(each):
    if not each["moment"]:
        return _("It does not say when.")
    moment = datetime.fromisoformat(each["moment"]).astimezone(now().tzinfo)
    if each["stamped"]:
        return _("Signed on {moment:%d/%m/%Y %H:%M}, by a time stamp.").format(moment=moment)
    return _("Signed on {moment:%d/%m/%Y %H:%M}, by the signer's own clock.").format(moment=moment)
