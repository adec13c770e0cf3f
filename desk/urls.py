"""The addresses of a person's desk."""

from django.urls import path

from desk.views import home

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
]
