"""What the school's pages of the survey show, gathered for their templates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import segno
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from foundation import spelling
from foundation.access.actor import Actor
from foundation.texts import school_year
from network.domain.year import may_year
from network.models import Network, School
from network.queries import mandate_at
from plans.kinds import address_of
from plc_survey import forms, queries, rules
from plc_survey.actions.aggregate import REASONS
from plc_survey.answering.form import Form
from plc_survey.answering.page import start_address
from plc_survey.domain.aggregate import hindrance
from plc_survey.domain.life import State
from plc_survey.honesty import told_fully
from plc_survey.models import JointRubric, Phase, Round, Share, Way
from plc_survey.place import Place
from plc_survey.queries.aggregate import Candidate
from plc_survey.telling import pictures, tell, words
from plc_survey.telling.joint import rows_of_rubric
from plc_survey.telling.network import tell_publication
from plc_survey.wording import language, name_of, period, state_words

CODES_UP_TO = 60  # staff; above that a shared link is less work
FEWEST = 5


def qr_code(address: str, *, title: str = "") -> SafeString:
    """The address as a QR code in SVG, without a style attribute; its title says where it leads."""
    said = title or _("QR code that leads to %(address)s") % {"address": address}
    code = segno.make(address, error="m", micro=False, boost_error=False)
    drawn = code.svg_inline(omitsize=True, border=4, svgclass="qr", lineclass=None, title=said)
    return mark_safe(drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" role="img" ', 1))


def is_small(school: School) -> bool:
    """Whether there are too few staff for anyone to be anonymous."""
    return school.staff_count is not None and school.staff_count < FEWEST


def next_phase(place: Place, today: date) -> str:
    """The phase that comes after the last round or joint judgement of this programme year."""
    rounds = [(each.phase, each.closes_on) for each in queries.rounds_at(place) if each.opened_at]
    judged = [(each.phase, each.held_on) for each in queries.rubrics_at(place)]
    return _phase_after([*rounds, *judged], today)


def _phase_after(had: Iterable[tuple[str, date]], today: date) -> str:
    year = may_year(today)
    done = [Phase.values.index(phase) for phase, day in had if may_year(day) == year]
    return str(Phase.values[min(max(done, default=-1) + 1, len(Phase.values) - 1)])


def first_answers(place: Place, today: date) -> dict[str, Any]:
    """What the form of a new round starts from."""
    staff = place.school.staff_count
    return {
        "phase": next_phase(place, today),
        "opens_on": today,
        "closes_on": today + timedelta(days=11),
        "expected": staff,
        "way": Way.CODES if (staff or 0) <= CODES_UP_TO else Way.LINK,
        "threshold": 5,
    }


def row_of(round_: Round) -> dict[str, Any]:
    """A round as a line of a list."""
    mark, words = state_words(round_)
    return {
        "round": round_,
        "name": name_of(round_),
        "period": period(round_.opens_on, round_.closes_on),
        "mark": mark,
        "words": words,
        "answered": round_.counted if round_.closed_at else None,
    }


def list_page(place: Place) -> dict[str, Any]:
    """The school's rounds, what runs now, joint judgements, and who opens and closes rounds."""
    today = timezone.localdate()
    rows = [row_of(round_) for round_ in queries.rounds_at(place)]
    current = next((row for row in rows if row["round"].state(today) is not State.CLOSED), None)
    return {
        "place": place,
        "rows": [row for row in rows if row is not current],
        "current": current,
        "is_small": is_small(place.school),
        "rubrics": queries.rubrics_at(place),
        "mandate": mandate_at(place.school),
    }


def running_page(round_: Round, *, end: Any = None, codes: Any = None) -> dict[str, Any]:
    """A round that is opened: how many have answered, the ways in, what is left to do."""
    left = max(0, (round_.expected or 0) - round_.codes_issued)
    address = start_address(round_)
    return {
        "round": round_,
        "name": name_of(round_),
        "period": period(round_.opens_on, round_.closes_on),
        "is_waiting": round_.state(timezone.localdate()) is State.WAITING,
        "address": address,
        "qr": None if round_.uses_codes else qr_code(address),
        "end": end or forms.EndForm(initial={"closes_on": round_.closes_on}),
        "codes": codes
        or forms.CodesForm(initial={"number": min(left or 1, 200)}, is_first=not round_.codes_issued),
        "has_all_slips": round_.codes_issued > 0 and not left,
        "leadership": queries.leadership_answer(round_),
    }


def close_text(round_: Round) -> str:
    """What closing for good means at this round."""
    said = [
        _("It never opens again, and takes no late answers. The results are computed at once."),
        _("If fewer than %(fewest)s have answered, the answers are deleted and nothing can ever be shown.")
        % {"fewest": spelling.words(round_.threshold, language())},
    ]
    if queries.leadership_answer(round_) is None:
        said.append(_("You in the leadership have not answered yourselves. Afterwards it is too late."))
    return " ".join(said)


def who_sees(thing: Any) -> str:
    """The sentence after *Dette ser:*."""
    school = thing.school.name
    said = {
        Share.NOBODY: _("only the leadership at %(school)s"),
        Share.NETWORK: _(
            "the leadership at %(school)s, and those in the network and RKBU whom the school has shared it with"
        ),
        Share.OWNER: _("the leadership at %(school)s, the network, RKBU and the school owner"),
    }
    return said[Share(thing.share)] % {"school": school}


def results_context(round_: Round, actor: Actor) -> dict[str, Any]:
    """A closed round as its page shows it; what only the leadership sees is left out for others."""
    leads = bool(rules.lead(actor, round_))
    told = tell(round_, own=leads)
    page: dict[str, Any] = {
        "round": round_,
        "told": told,
        "heading": words.headline(told),
        "leads": leads,
        "who_sees": who_sees(round_),
        "answered": words.answered_text(told),
        "overfull": words.overfull_text(told),
        "unsure": words.unsure_mark(told),
        "hidden_text": words.hidden_text(told),
    }
    if told.shown.is_hidden:
        return page
    return page | {
        "ingress": words.ingress(told),
        "carry": words.carry_text(told),
        "talk": words.talk(told),
        "change_note": words.change_note(told),
        "star": pictures.star(told),
        "ideas": idea_rows(round_) if leads else [],
        "has_leadership": any(row.leadership is not None for row in told.dimensions),
        "goal_choices": [(row.key, row.title, row.seen.mean) for row in told.dimensions if row.seen.mean],
    }


def idea_rows(round_: Round) -> list[dict[str, Any]]:
    """The three ideas, each with its form, and where the measure is that it has become."""
    dimensions = dimension_choices(round_)
    return [
        {
            "idea": idea,
            "measure_url": address_of(idea.measure) if idea.measure else "",
            "form": forms.IdeaForm(
                initial={"text": idea.text, "dimension": idea.dimension},
                dimensions=dimensions,
                auto_id=f"i{idea.number}_%s",
            ),
        }
        for idea in queries.ideas_of(round_)
    ]


def dimension_choices(round_: Round) -> list[tuple[str, str]]:
    """The dimensions by key and title."""
    lang = language()
    return [(each.key, each.title.in_language(lang)) for each in queries.content_of_round(round_).dimensions]


def goal_facts(round_: Round, key: str) -> dict[str, Any] | None:
    """What the draft of a goal starts from: the dimension's title and mean, and a day two rounds from now."""
    if round_.closed_at is None:
        return None
    row = next((row for row in tell(round_, own=True).dimensions if row.key == key and row.seen.mean), None)
    if row is None or row.seen.mean is None:
        return None
    year = round_.closes_on.year + (2 if round_.closes_on.month > 4 else 1)
    return {"dimension": key, "title": row.title, "mean": row.seen.mean, "target_on": date(year, 4, 30)}


def leadership_page(round_: Round, lang: str, sent: Form | None = None) -> dict[str, Any]:
    """The leadership's own judgement as a form while the round is open, else as it was given."""
    given = queries.leadership_answer(round_)
    keys = [statement.key for statement in queries.content_of_round(round_).statements]
    answers = dict(zip(keys, given.answers, strict=True)) if given else {}
    marks = {key: str(value) for key, value in answers.items() if value is not None}
    is_open = round_.state(timezone.localdate()) in (State.WAITING, State.OPEN)
    return {"round": round_, "sent": sent or Form(round_, lang, marks), "is_open": is_open, "given": given}


def protection_page(round_: Round, lang: str) -> dict[str, Any]:
    """What staff are told, in full."""
    return {"round": round_, "told": told_fully(round_, lang), "name": name_of(round_)}


@dataclass(frozen=True)
class SheetThing:
    """What the empty sheet of the joint judgement needs of its school; `held_on` is the day it speaks for."""

    school: School
    network: Network
    held_on: date


def sheet_thing(place: Place) -> SheetThing:
    """The empty sheet speaks for the first day of the school year, whenever it is printed."""
    today = timezone.localdate()
    return SheetThing(
        place.school, place.network, date(today.year if today.month >= 8 else today.year - 1, 8, 1)
    )


def rubric_page(rubric: JointRubric, actor: Actor) -> dict[str, Any]:
    """A joint judgement as it was agreed."""
    rows = rows_of_rubric(rubric)
    return {
        "rubric": rubric,
        "rows": rows,
        "left": sum(1 for row in rows if not row.level),
        "leads": bool(rules.lead(actor, rubric)),
        "who_sees": who_sees(rubric),
    }


def network_page(network: Network, actor: Actor) -> dict[str, Any]:
    """The network's figures phase by phase, and the schools that show their own to this actor."""
    phases = [queries.candidate(network, phase, year) for year, phase in queries.phases_with_rounds(network)]
    return {
        "network": network,
        "phases": [_phase_row(found) for found in phases],
        "schools": [row_of(round_) for round_ in queries.shown_by_schools(actor, network)],
    }


def _phase_row(found: Candidate) -> dict[str, Any]:
    blocked = hindrance(
        included=found.included, showing=found.showing, ever_shown=found.ever_shown, earlier=found.published
    )
    is_same = found.latest is not None and found.included == found.published[-1]
    return {
        "candidate": found,
        "name": f"{Phase(found.phase).label} {school_year(found.year)}",
        "number": len(found.rounds),
        "told": tell_publication(found.latest) if found.latest else None,
        "reason": REASONS[blocked] if blocked else "",
        "can_publish": not blocked and not is_same,
    }
