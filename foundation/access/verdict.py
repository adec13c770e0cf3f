"""The answer of a rule: yes, or no with a reason that a person can read."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Verdict:
    """May or may not, and why not."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


def yes() -> Verdict:
    """Allowed."""
    return Verdict(True)


def no(reason: str | Promise) -> Verdict:
    """Refused, for this reason (a translated sentence)."""
    return Verdict(False, reason)


class Refused(Exception):
    """An action that the state of things does not allow; nothing has been changed.

    `reason` is a translated sentence for the person who pressed.
    """

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason
