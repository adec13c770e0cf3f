"""Who may write in a field, and see what it has held: those its app lets write there."""

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict
from foundation.writing.queries import Target


def write(actor: Actor, target: Target) -> Verdict:
    """As the field's app says."""
    return target.writable.may(actor, target.obj)


def see_history(actor: Actor, target: Target) -> Verdict:
    """Those who may write in the field: a draft's history is as private as the draft."""
    return write(actor, target)
