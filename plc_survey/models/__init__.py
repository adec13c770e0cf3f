from plc_survey.models.aggregate import Publication
from plc_survey.models.answers import AnswerSheet, Code, FormNonce, FreeText
from plc_survey.models.joint import JointJudgement, JointRubric
from plc_survey.models.results import Idea, LeadershipAnswer, RoundResult
from plc_survey.models.rounds import Phase, Round, Share, Way

__all__ = [
    "AnswerSheet",
    "Code",
    "FormNonce",
    "FreeText",
    "Idea",
    "JointJudgement",
    "JointRubric",
    "LeadershipAnswer",
    "Phase",
    "Publication",
    "Round",
    "RoundResult",
    "Share",
    "Way",
]
