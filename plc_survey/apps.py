from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlcSurveyConfig(AppConfig):
    name = "plc_survey"
    label = "plc_survey"

    def ready(self) -> None:
        """Enter what the clock does, and the texts that save themselves."""
        from foundation.post import due, kinds
        from plans.actions.passing import ask_before_passing_on
        from plc_survey import jobs
        from plc_survey.entering import before_passing_on, enter

        enter()
        ask_before_passing_on(before_passing_on)

        kinds.register("survey.prepared", _("A survey round is prepared"))
        kinds.register("survey.ending", _("A survey round ends soon"))
        due.register("plc_survey.close", jobs.close)
        due.register("plc_survey.count", jobs.count, daily=True)
        due.register("plc_survey.forget", jobs.forget, daily=True)
        due.register("plc_survey.remind", jobs.remind, daily=True)
