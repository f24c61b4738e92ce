"""What upper rooms hear, inside the act's transaction: a record moved; somebody is waited for."""

from django.dispatch import Signal

moved = Signal()  # record, act, actor, source
signing_stopped = Signal()  # person: too many wrong words at signing
opened = Signal()  # tasks: all that one act opens at a node, together
