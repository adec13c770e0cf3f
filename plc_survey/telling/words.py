"""The message of a round in words: headline, what to talk about, how far the figures carry."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation import spelling
from plc_survey import wording
from plc_survey.telling.told import DimensionRow, StatementRow, Told

MANY_DONT_KNOW = 15  # per cent
SEEN_DIFFERENTLY = 0.7  # on the scale 1–5


def _word(number: int) -> str:
    return spelling.words(number, wording.language(), neuter=True)


def headline(told: Told) -> str:
    """The h1: what has clearly changed; without an earlier round, a neutral one."""
    if told.shown.is_hidden:
        return _("Too few answers to show the results")
    up = [row for row in told.clear if row.change and row.change.difference > 0]
    down = [row for row in told.clear if row not in up]
    parts = [_gone_up(len(up)), _gone_down(len(down))]
    if told.clear:
        return " ".join(part for part in parts if part)
    if told.changes:
        return _("Small changes since %(when)s") % {"when": told.rounds[-2].name.split(", ")[-1]}
    return _("How we see our professional community now")


def _gone_up(number: int) -> str:
    if not number:
        return ""
    text = ngettext(
        "%(number)s of eight characteristics is clearly up.",
        "%(number)s of eight characteristics are clearly up.",
        number,
    )
    return _capital(text % {"number": _word(number)})


def _gone_down(number: int) -> str:
    if not number:
        return ""
    text = ngettext("%(number)s is clearly down.", "%(number)s are clearly down.", number)
    return _capital(text % {"number": _word(number)})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def ingress(told: Told) -> str:
    """One or two sentences under the headline: the highest and the lowest characteristic, as shown."""
    rows = [row for row in told.dimensions if row.seen.mean]
    if not rows:
        return ""
    high = max(rows, key=lambda row: row.seen.mean.tenths if row.seen.mean else 0)
    low = min(rows, key=lambda row: row.seen.mean.tenths if row.seen.mean else 0)
    return _(
        "Staff give the highest figures for «%(high)s» (%(most)s) and the lowest for «%(low)s» (%(least)s)."
    ) % {
        "high": high.title,
        "most": wording.mean_text(high.seen.mean),
        "low": low.title,
        "least": wording.mean_text(low.seen.mean),
    }


def hidden_text(told: Told) -> str:
    """Why nothing is shown."""
    return _(
        "%(answered)s answered. We show results when at least %(fewest)s have answered, so that nobody can be recognised."
    ) % {
        "answered": _capital(spelling.words(told.shown.sheets, wording.language())),
        "fewest": spelling.words(told.shown.threshold, wording.language()),
    }


def answered_text(told: Told) -> str:
    """«27 av 31 (87 %)», or, with more sheets than staff, only how many."""
    shown = told.shown
    if shown.is_overfull:
        return str(shown.sheets)
    return _("%(sheets)d of %(staff)d") % {"sheets": shown.sheets, "staff": shown.expected}


def overfull_text(told: Told) -> str:
    """More sheets than staff: said plainly on every page with figures."""
    if not told.shown.is_overfull:
        return ""
    return _(
        "%(sheets)d answers came in, but %(staff)d were expected. Someone may have answered twice, or the number of"
        " staff is wrong. Every figure is uncertain because of this, and the round is not in the network's figures."
    ) % {"sheets": told.shown.sheets, "staff": told.shown.expected}


def agreement_sentence(told: Told) -> str:
    """How far staff agree with each other, and on what most and least."""
    said = {"words": told.overall_agreement, "most": told.agreement_ends[0], "least": told.agreement_ends[1]}
    if not said["words"]:
        return ""
    if not said["most"]:
        return _("How far staff agree with each other: %(words)s.") % said
    return (
        _("How far staff agree with each other: %(words)s. Most on «%(most)s», least on «%(least)s».") % said
    )


def unsure_mark(told: Told) -> str:
    """What stands at every figure when more sheets came in than there are staff, this time or in a round beside it."""
    if told.shown.is_overfull:
        return _("Uncertain: more answers than staff.")
    if any(one.shown.is_overfull for one in told.rounds):
        return _("Rounds marked uncertain: more answers than staff.")
    return ""


def carry_text(told: Told) -> tuple[str, str]:
    """How far the figures carry: a short answer and a sentence."""
    shown = told.shown
    if shown.is_overfull:
        return _("With care"), _("More answers came in than there are staff.")
    if shown.sheets == shown.expected:
        return _("Yes"), _("Everyone has answered, so the figures hold for the whole staff.")
    if told.margin:
        return _("Within limits"), _(
            "A mean can be %(margin)s away from what all staff would have given."
        ) % {"margin": told.margin}
    return _("With care"), _("With fewer than ten answers, one person's answer moves the figures.")


def talk(told: Told) -> list[str]:
    """*Snakk om dette*: at most four questions, made only from what is shown."""
    found = [
        *(_about_divided(row) for row in told.divided[:2]),
        *(text for row in told.dimensions if (text := _about_dont_know(row))),
        *(text for row in told.dimensions if (text := _about_leadership(row))),
        *_about_rises([row for row in told.clear if row.change and row.change.difference > 0]),
        *_about_falls([row for row in told.clear if row.change and row.change.difference < 0]),
    ]
    if len(found) < 3 and told.weakest:
        found.append(_about_weakest(told.weakest[0]))
    if len(found) < 3 and told.strongest:
        found.append(_about_strongest(told.strongest[0]))
    return found[:4]


def _about_divided(row: StatementRow) -> str:
    low, _both, high = row.seen.groups or (0, 0, 0)
    text = _(
        "«%(statement)s» %(high)d agree and %(low)d disagree. What do we see differently, and from where?"
    )
    return text % {"statement": row.text, "high": high, "low": low}


def _about_dont_know(row: DimensionRow) -> str:
    if (row.seen.dont_know or 0) < MANY_DONT_KNOW:
        return ""
    return _(
        "%(share)d of 100 answers on «%(dimension)s» are «don't know». Is it unclear what we mean, or who does it?"
    ) % {
        "share": row.seen.dont_know,
        "dimension": row.title,
    }


def _about_leadership(row: DimensionRow) -> str:
    if row.leadership is None or row.seen.mean is None or row.seen.n is None:
        return ""
    if abs(row.leadership - row.seen.mean.value) < SEEN_DIFFERENTLY:
        return ""
    return _(
        "On «%(dimension)s» the leadership gives %(leaders)s, the staff %(staff)s. What do we see differently?"
    ) % {
        "dimension": row.title,
        "leaders": spelling.decimal(row.leadership, 1, wording.language()),
        "staff": wording.mean_text(row.seen.mean),
    }


def _about_rises(rows: list[DimensionRow]) -> list[str]:
    """One question, however many are up: that of the clearest."""
    if not rows:
        return []
    text = (
        _(
            "«%(dimension)s» is clearly up. What did we do that worked, and what must we protect when things get busy?"
        )
        if len(rows) == 1
        else _(
            "%(number)s characteristics are clearly up, most of all «%(dimension)s». What did we do that worked, and"
            " what must we protect when things get busy?"
        )
    )
    return [_of_most(text, rows)]


def _about_falls(rows: list[DimensionRow]) -> list[str]:
    if not rows:
        return []
    text = (
        _("«%(dimension)s» is clearly down. What has changed since last time?")
        if len(rows) == 1
        else _(
            "%(number)s characteristics are clearly down, most of all «%(dimension)s». What has changed since last time?"
        )
    )
    return [_of_most(text, rows)]


def _of_most(text: str, rows: list[DimensionRow]) -> str:
    most = max(rows, key=lambda row: abs(row.change.difference) if row.change else 0)
    return text % {"dimension": most.title, "number": _capital(_word(len(rows)))}


def _about_weakest(row: StatementRow) -> str:
    return _("Lowest is «%(statement)s» What would be a small step that we notice within a month?") % {
        "statement": row.text
    }


def _about_strongest(row: StatementRow) -> str:
    return _("Highest is «%(statement)s» How can what works here help us where it is harder?") % {
        "statement": row.text
    }


def change_note(told: Told) -> str:
    """What the words about change mean."""
    if not told.changes:
        return ""
    note = _(
        "«May be chance» means that the difference is smaller than its uncertainty. Of eight differences, one can look"
        " clear by mere chance."
    )
    if not any(one.shown.is_overfull for one in told.rounds[-2:]):
        return note
    doubt = _(
        "In one of the two rounds more answers came in than there are staff, so the change is uncertain too."
    )
    return f"{note} {doubt}"
