from django.apps import AppConfig


class PlcSurveyConfig(AppConfig):
    name = "plc_survey"
    label = "plc_survey"
