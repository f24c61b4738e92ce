"""Whatever moves is told to those who wish it."""

from functools import cache

from django.dispatch import receiver

from qms.lifecycle.registry import faces
from qms.lifecycle.signals import moved

from .services import is_anybody_told, tell


@receiver(moved)
def tell_others(sender, record, act, **kwargs):
    """In the transaction of the act: what is rolled back is told to nobody."""
    if (face := _face_of(sender)) and is_anybody_told():
        tell(face, record, act)


@cache
def _face_of(model):
    return next((name for name, face in faces().items() if face.model is model), "")
