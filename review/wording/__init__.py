"""How facts, expectations and reasons are said, in the active language; figures come in, sentences go out."""

from review.wording.expectations import Line, network_lines, occasion_title, school_lines
from review.wording.network import network_fact
from review.wording.reasons import (
    REASON_MARKS,
    reason,
    who_sees_network_draft,
    who_sees_owner_draft,
    who_sees_school_draft,
    who_sees_summary_draft,
)
from review.wording.school import school_fact

__all__ = [
    "REASON_MARKS",
    "Line",
    "network_fact",
    "network_lines",
    "occasion_title",
    "reason",
    "school_fact",
    "school_lines",
    "who_sees_network_draft",
    "who_sees_owner_draft",
    "who_sees_school_draft",
    "who_sees_summary_draft",
]
