"""Puts what may be seen of a round together with the texts of its statements, in the active language."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from django.utils.translation import gettext as _

from foundation import spelling
from plc_survey import queries, wording
from plc_survey.domain.scoring import score
from plc_survey.domain.shown import (
    Shown,
    ShownChange,
    ShownDimension,
    ShownStatement,
    Why,
    compare,
    most_divided,
    strongest,
    weakest,
)
from plc_survey.domain.statistics import Agreement, agreement_word
from plc_survey.models import Round
from programme.domain.content import Instrument


@dataclass(frozen=True)
class Earlier:
    """A round in the picture: its name, when, and what may be seen of it."""

    name: str
    when: str
    shown: Shown


@dataclass(frozen=True)
class DimensionRow:
    """A dimension with its title, its means round by round (oldest first, this round last) and the change."""

    key: str
    title: str
    means: tuple[str, ...]
    seen: ShownDimension
    change: ShownChange | None = None
    leadership: float | None = None
    without: tuple[str, ...] = ()

    @property
    def change_text(self) -> str:
        """«+0,4»."""
        return wording.signed(self.change.difference) if self.change else ""

    @property
    def half_text(self) -> str:
        """«± 0,3»."""
        return wording.plus_minus(self.change.half) if self.change else ""

    @property
    def verdict(self) -> tuple[str, str]:
        """A mark and words for the change."""
        if self.change is None:
            return "", ""
        if not self.change.is_clear:
            return "open", _("May be chance")
        return ("up", _("Clearly up")) if self.change.difference > 0 else ("down", _("Clearly down"))

    @property
    def most(self) -> str:
        """Where most people are: mean ± one standard deviation, within the scale."""
        if self.seen.spread is None or self.seen.mean is None:
            return "–"
        ends = (
            max(1.0, self.seen.mean.value - self.seen.spread),
            min(5.0, self.seen.mean.value + self.seen.spread),
        )
        return "–".join(spelling.decimal(end, 1, wording.language()) for end in ends)

    @property
    def spread(self) -> str:
        """The standard deviation; «≤ 0,2» where less is not told."""
        return wording.spread_text(self.seen)

    @property
    def agreement(self) -> str:
        """The number from 20 answers, the word from 10."""
        if self.seen.agreement is not None:
            return spelling.decimal(self.seen.agreement, 2, wording.language())
        return wording.agreement_text(self.seen.agreement_word)

    @property
    def consistency(self) -> str:
        """Alpha with its interval."""
        found = self.seen.consistency
        if found is None:
            return "–"
        language = wording.language()
        value = spelling.decimal(found.value, 2, language)
        if found.low is None or found.high is None:
            return value
        return f"{value} ({spelling.decimal(found.low, 2, language)}–{spelling.decimal(found.high, 2, language)})"


@dataclass(frozen=True)
class StatementRow:
    """A statement with its text, its dimension's title, and its means round by round."""

    key: str
    text: str
    dimension: str
    means: tuple[str, ...]
    seen: ShownStatement

    @property
    def why_hidden(self) -> str:
        """Why it has no figure."""
        if self.seen.hidden is Why.FEW:
            return _("too few answers")
        return _("could be worked out") if self.seen.hidden is Why.SUBTRACTION else ""

    @property
    def people(self) -> str:
        """«3 uenige, 2 både og, 7 enige»; empty below ten."""
        if not self.seen.groups:
            return ""
        low, both, high = self.seen.groups
        return _("%(low)d disagree, %(both)d both, %(high)d agree") % {"low": low, "both": both, "high": high}


@dataclass(frozen=True)
class Told:
    """A closed round told. Everything in it may be seen by whoever may see the round."""

    round: Round
    shown: Shown
    rounds: tuple[Earlier, ...]
    dimensions: tuple[DimensionRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    strongest: tuple[StatementRow, ...] = ()
    weakest: tuple[StatementRow, ...] = ()
    divided: tuple[StatementRow, ...] = ()
    free_texts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """«Midtveis, januar 2027»."""
        return wording.name_of(self.round)

    @property
    def period(self) -> str:
        """«11.–22. januar 2027»."""
        return wording.period(self.round.opens_on, self.round.closes_on)

    @property
    def before(self) -> Earlier | None:
        """The round before this one, in the picture."""
        return self.rounds[-2] if len(self.rounds) > 1 else None

    @property
    def changes(self) -> list[DimensionRow]:
        """The dimensions whose change can be told."""
        return [row for row in self.dimensions if row.change]

    @property
    def clear(self) -> list[DimensionRow]:
        """Those that have clearly changed."""
        return [row for row in self.changes if row.change and row.change.is_clear]

    @property
    def overall_agreement(self) -> str:
        """In words, over all dimensions; empty below ten. The middle word where not every dimension has its number."""
        seen = [row.seen for row in self._agreeing]
        numbers = [each.agreement for each in seen if each.agreement is not None]
        if numbers and len(numbers) == len(seen):
            return wording.agreement_text(agreement_word(fmean(numbers)))
        return wording.agreement_text(seen[(len(seen) - 1) // 2].agreement_word) if seen else ""

    @property
    def agreement_ends(self) -> tuple[str, str]:
        """Where people agree most and least with each other; empty where what is seen makes no difference."""
        if not self._agreeing or _how_agreed(self._agreeing[0]) == _how_agreed(self._agreeing[-1]):
            return "", ""
        return self._agreeing[-1].title, self._agreeing[0].title

    @property
    def _agreeing(self) -> list[DimensionRow]:
        """Those with a word for their agreement, the least agreed first."""
        return sorted((row for row in self.dimensions if row.seen.agreement_word), key=_how_agreed)

    @property
    def margin(self) -> str:
        """«± 0,2»: the usual uncertainty of a dimension's level; empty when all answered or too few did."""
        margins = sorted(row.seen.margin for row in self.dimensions if row.seen.margin is not None)
        return wording.plus_minus(margins[len(margins) // 2]) if margins else ""


def _how_agreed(row: DimensionRow) -> tuple[int, float]:
    return list(Agreement).index(row.seen.agreement_word or Agreement.LACKING), row.seen.agreement or 0.0


def tell(round_: Round, *, own: bool) -> Told:
    """The closed round told, with up to three earlier ones of the same statements.

    `own` is the school's leadership. Whoever the figures are shared with gets the staff's figures and no more:
    not the staff's words, not the leadership's own judgement, not an earlier round that is not shared as widely.
    """
    instrument = queries.content_of_round(round_)
    shown = queries.shown_of(round_)
    earlier = queries.earlier_rounds(round_, shared_as_widely=not own)
    before = [each for each in earlier if not queries.shown_of(each).is_hidden]
    rounds = (*(_entry(each, queries.shown_of(each)) for each in before), _entry(round_, shown))
    if shown.is_hidden:
        return Told(round_, shown, rounds)
    result = queries.result_of(round_)
    changes = compare(queries.result_of(before[-1]), result) if before else {}
    statements = _statements(instrument, rounds)
    by_key = {row.key: row for row in statements}
    return Told(
        round_,
        shown,
        rounds,
        _dimensions(instrument, rounds, changes, leadership_scores(round_) if own else {}),
        statements,
        tuple(by_key[each.key] for each in strongest(shown)),
        tuple(by_key[each.key] for each in weakest(shown)),
        tuple(by_key[each.key] for each in most_divided(shown)),
        tuple(queries.free_texts(round_, shown)) if own else (),
    )


def _entry(round_: Round, shown: Shown) -> Earlier:
    month = spelling.shortmonthday(round_.closes_on, wording.language()).split(spelling.HARD)[-1]
    short = f"{month}{spelling.HARD}{round_.closes_on.year % 100:02d}"
    return Earlier(_marked(wording.name_of(round_), shown), _marked(short, shown), shown)


def _marked(round_: str, shown: Shown) -> str:
    """More sheets than staff: said wherever the round is named beside its figures."""
    return _("%(round)s (uncertain)") % {"round": round_} if shown.is_overfull else round_


def _dimensions(
    instrument: Instrument,
    rounds: Sequence[Earlier],
    changes: dict[str, ShownChange],
    leadership: dict[str, float],
) -> tuple[DimensionRow, ...]:
    language = wording.language()
    return tuple(
        DimensionRow(
            each.key,
            each.title.in_language(language),
            tuple(_mean_of(one.shown, each.key) for one in rounds),
            rounds[-1].shown.dimension(each.key),
            changes.get(each.key),
            leadership.get(each.key),
            rounds[-1].shown.dimension(each.key).without,
        )
        for each in instrument.dimensions
    )


def _mean_of(shown: Shown, key: str) -> str:
    return "–" if shown.is_hidden else wording.mean_text(shown.dimension(key).mean)


def _statements(instrument: Instrument, rounds: Sequence[Earlier]) -> tuple[StatementRow, ...]:
    language = wording.language()
    seen = [{each.key: each for each in one.shown.statements} for one in rounds]
    return tuple(
        StatementRow(
            statement.key,
            statement.text.in_language(language),
            dimension.title.in_language(language),
            tuple(wording.mean_text(one[statement.key].mean) if one else "–" for one in seen),
            seen[-1][statement.key],
        )
        for dimension in instrument.dimensions
        for statement in dimension.statements
    )


def leadership_scores(round_: Round) -> dict[str, float]:
    """The leadership's own score of each dimension; empty where it has not answered."""
    given = queries.leadership_answer(round_)
    if given is None:
        return {}
    shape = queries.shape_of(round_)
    scores = {
        each.key: score([given.answers[shape.place(key)] for key in each.statements])
        for each in shape.dimensions
    }
    return {key: float(value) for key, value in scores.items() if value is not None}
