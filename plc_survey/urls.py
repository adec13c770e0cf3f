from django.urls import path  # noqa: F401

app_name = "plc_survey"
urlpatterns: list = []
