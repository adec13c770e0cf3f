from django.apps import AppConfig


class PlcSurveyConfig(AppConfig):
    name = "plc_survey"
    label = "plc_survey"

    def ready(self) -> None:
        """Enter what the clock does, and the texts that save themselves."""
        from foundation.post import due
        from plc_survey import jobs
        from plc_survey.entering import enter

        enter()

        due.register("plc_survey.close", jobs.close)
        due.register("plc_survey.count", jobs.count, daily=True)
        due.register("plc_survey.forget", jobs.forget, daily=True)
        due.register("plc_survey.remind", jobs.remind, daily=True)
