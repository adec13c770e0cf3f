from plc_survey.queries.aggregate import candidate, phases_with_rounds, publication_for, shown_by_schools
from plc_survey.queries.answering import open_form, round_by_token
from plc_survey.queries.instrument import content_of_round, instrument_for, shape_of
from plc_survey.queries.joint import rubric_for, rubrics_at
from plc_survey.queries.places import place_for
from plc_survey.queries.results import (
    earlier_rounds,
    free_texts,
    idea_for,
    ideas_of,
    leadership_answer,
    result_of,
    shown_of,
)
from plc_survey.queries.rounds import closed_round_for, current_round, round_for, rounds_at

__all__ = [
    "candidate",
    "closed_round_for",
    "content_of_round",
    "current_round",
    "earlier_rounds",
    "free_texts",
    "idea_for",
    "ideas_of",
    "instrument_for",
    "leadership_answer",
    "open_form",
    "phases_with_rounds",
    "place_for",
    "publication_for",
    "result_of",
    "round_by_token",
    "round_for",
    "rounds_at",
    "rubric_for",
    "rubrics_at",
    "shape_of",
    "shown_by_schools",
    "shown_of",
]
