"""The joint judgement told: sentences of the rubric and what was agreed."""

from dataclasses import dataclass

from plc_survey.models import JointRubric
from plc_survey.queries.instrument import content_of_round
from plc_survey.wording import language
from programme.domain.content import Instrument


@dataclass(frozen=True)
class RubricRow:
    """A dimension with its three sentences, and the level agreed on (1–3, 0 for none)."""

    key: str
    title: str
    sentences: tuple[str, ...]
    level: int = 0
    level_text: str = ""
    reason: str = ""

    @property
    def agreed(self) -> str:
        """The sentence agreed on."""
        return self.sentences[self.level - 1] if self.level else ""


def sheet_rows(instrument: Instrument, lang: str) -> list[RubricRow]:
    """Every dimension with its sentences, nothing agreed yet."""
    return [
        RubricRow(
            each.key,
            each.title.in_language(lang),
            tuple(text.in_language(lang) for text in each.rubric.levels()),
        )
        for each in instrument.dimensions
    ]


def rows_of_rubric(rubric: JointRubric) -> list[RubricRow]:
    """Every dimension with what was agreed on it."""
    instrument, lang = content_of_round(rubric), language()
    agreed = {each.dimension: each for each in rubric.judgements.all()}
    levels = instrument.rubric_levels.in_language(lang)
    rows = []
    for row in sheet_rows(instrument, lang):
        found = agreed.get(row.key)
        if found is None:
            rows.append(row)
            continue
        rows.append(
            RubricRow(row.key, row.title, row.sentences, found.level, levels[found.level - 1], found.reason)
        )
    return rows
