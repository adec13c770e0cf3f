"""The addresses of a person's desk."""

from django.urls import path

from desk.views import home, since_last

app_name = "desk"
SINCE = "networks/<int:network>/schools/<int:school>/since-last"
urlpatterns = [
    path("", home.home, name="home"),
    path(f"{SINCE}/", since_last.since_last, name="since_last"),
    path(f"{SINCE}/paper/", since_last.paper, name="since_last_paper"),
    path(f"{SINCE}.pdf", since_last.pdf, name="since_last_pdf"),
]
