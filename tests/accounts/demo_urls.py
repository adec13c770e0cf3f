"""The addresses of a demonstration: config.urls and the one press (accounts/urls.py adds it when DEMO is on)."""

from django.urls import include, path

from accounts.views.demo import sign_in_as

urlpatterns = [path("accounts/demo/", sign_in_as, name="demo_sign_in"), path("", include("config.urls"))]
