"""The words to what the domain finds: kinds become sentences in the reader's language."""

from plans.wording.checks import Said, count_lines, in_place_lines, said, short
from plans.wording.people import audience_words, who_sees_draft, who_sees_plan
from plans.wording.standing import course_words, figure, kind_words, measure_state, stage_words

__all__ = [
    "Said",
    "audience_words",
    "count_lines",
    "course_words",
    "figure",
    "in_place_lines",
    "kind_words",
    "measure_state",
    "said",
    "short",
    "stage_words",
    "who_sees_draft",
    "who_sees_plan",
]
