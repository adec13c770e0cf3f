"""Why there is a version, in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation import spelling
from foundation.writing.models import FrozenVersion
from plans.domain.years import label


@dataclass(frozen=True)
class VersionLine:
    """A version in the list."""

    version: FrozenVersion
    why: str


def version_lines(versions: list[FrozenVersion]) -> list[VersionLine]:
    """Versions with their reasons in words."""
    return [VersionLine(version, reason_words(version.reason)) for version in versions]


def reason_words(reason: str) -> str:
    """«Delt», «Delt ut», «Til samlingen 19. januar 2027», «Skoleåret 2026/27 er gjort opp»; else the text itself."""
    kind, _colon, rest = reason.partition(":")
    if kind == "shared":
        return _("Shared")
    if kind == "handed_out":
        return _("Handed out")
    if kind == "session":
        day = spelling.day_with_year(date.fromisoformat(rest), get_language() or "nb")
        return _("For the session %(day)s") % {"day": day}
    if kind == "year":
        return _("The school year %(year)s is closed") % {"year": label(int(rest))}
    return reason
