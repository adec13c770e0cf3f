from django.urls import path

from plc_survey.views import answering

app_name = "plc_survey"
urlpatterns = [
    path("s/", answering.nothing_here, name="nothing_here"),
    path("s/<slug:token>/", answering.start, name="start"),
    path("s/<slug:token>/<slug:nonce>/", answering.form, name="form"),
]
