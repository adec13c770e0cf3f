"""Closed rounds as they may be seen: everything goes through `plc_survey.domain.shown`."""

from foundation.access.actor import Actor
from plc_survey.domain.result import Result, from_json
from plc_survey.domain.shown import Shown, show
from plc_survey.models import FreeText, Idea, LeadershipAnswer, Round, Share

MOST_ROUNDS = 4  # in one picture
AS_WIDELY: dict[Share, tuple[Share, ...]] = {
    Share.NOBODY: (),
    Share.NETWORK: (Share.NETWORK, Share.OWNER),
    Share.OWNER: (Share.OWNER,),
}


def result_of(round_: Round) -> Result:
    """The stored result; raises RoundResult.DoesNotExist before the round is closed."""
    return from_json(round_.result.figures)


def shown_of(round_: Round) -> Shown:
    """What may be seen of a closed round."""
    return show(result_of(round_), round_.expected or 0)


def earlier_rounds(round_: Round, *, shared_as_widely: bool) -> list[Round]:
    """The closed rounds of the school with the same statements before this one, oldest first, at most three.

    `shared_as_widely` leaves out those that somebody who sees this one may not see.
    """
    found = (
        Round.objects.closed()
        .filter(
            school=round_.school,
            network=round_.network,
            content__instrument_digest=round_.content.instrument_digest,
            closed_at__lt=round_.closed_at,
        )
        .select_related("school", "result", "content")
        .defer("content__body")
        .order_by("-closed_at", "-pk")
    )
    if shared_as_widely:
        found = found.filter(share__in=AS_WIDELY[Share(round_.share)])
    return list(found[: MOST_ROUNDS - 1])[::-1]


def free_texts(round_: Round, shown: Shown) -> list[str]:
    """What people wrote in words of their own, in the order of random keys; none below the threshold for it."""
    if not shown.has_free_text:
        return []
    return list(FreeText.objects.filter(round=round_).order_by("key").values_list("text", flat=True))


def ideas_of(round_: Round) -> list[Idea]:
    """The three good ideas; their rows are made when the round closes."""
    return list(round_.ideas.select_related("measure__strategy__goal__plan"))


def idea_for(actor: Actor, pk: int) -> Idea | None:
    """An idea of a round at one of the schools the actor leads."""
    found = Idea.objects.filter(pk=pk, round__school__in=actor.schools("principal", "leader"))
    related = ("round__school", "round__network", "round__content", "measure")
    return found.select_related(*related).defer("round__content__body").first()


def leadership_answer(round_: Round) -> LeadershipAnswer | None:
    """The leadership's own judgement in the round, if it has given one."""
    return LeadershipAnswer.objects.filter(round=round_).first()
