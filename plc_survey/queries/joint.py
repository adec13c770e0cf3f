"""Joint judgements."""

from django.db.models import Prefetch, Q, QuerySet

from foundation.access.actor import Actor
from plc_survey.models import JointJudgement, JointRubric, Share
from plc_survey.place import Place


def with_judgements(rubrics: QuerySet[JointRubric]) -> QuerySet[JointRubric]:
    """With school, network, content (without its body) and judgements."""
    judgements = Prefetch("judgements", JointJudgement.objects.order_by("pk"))
    related = rubrics.select_related("school", "network", "network__municipality", "content")
    return related.defer("content__body").prefetch_related(judgements)


def rubrics_at(place: Place) -> list[JointRubric]:
    """The school's joint judgements, newest first."""
    return list(with_judgements(JointRubric.objects.filter(school=place.school, network=place.network)))


def rubric_for(actor: Actor, pk: int) -> JointRubric | None:
    """The joint judgement, for the school's leadership and those it is shared with."""
    own = Q(school__in=actor.schools("principal", "leader"))
    network = ("principal", "leader", "convenor", "minute_taker", "reviewer")
    shared = Q(share__in=[Share.NETWORK, Share.OWNER], network__in=actor.networks(*network))
    owned = Q(share=Share.OWNER, network__in=actor.networks("owner"))
    return with_judgements(JointRubric.objects.filter(own | shared | owned)).filter(pk=pk).first()
