from plc_survey.queries.answering import open_form, round_by_token
from plc_survey.queries.instrument import content_of_round, shape_of
from plc_survey.queries.places import place_for, schools_to_keep
from plc_survey.queries.results import earlier_rounds, free_texts, ideas_of, shown_of
from plc_survey.queries.rounds import current_round, round_for, rounds_at, running_rounds

__all__ = [
    "content_of_round",
    "current_round",
    "earlier_rounds",
    "free_texts",
    "ideas_of",
    "open_form",
    "place_for",
    "round_by_token",
    "round_for",
    "rounds_at",
    "running_rounds",
    "schools_to_keep",
    "shape_of",
    "shown_of",
]
