"""Signing in (the person's own page is on the desk); sign-up, e-mail lists and social sign-in have no address."""

from allauth.account import views as allauth
from django.conf import settings
from django.urls import path

from accounts.views.language import language
from accounts.views.session import form_token, signed_in_again

urlpatterns = [
    path("login/", allauth.login, name="account_login"),
    path("login/code/", allauth.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", allauth.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/set/", allauth.password_set, name="account_set_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path(
        "password/reset/confirm/",
        allauth.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path("password/reset/complete/", allauth.complete_password_reset, name="account_complete_password_reset"),
    path(
        "password/reset/done/", allauth.password_reset_from_key_done, name="account_password_reset_completed"
    ),
    path("language/", language, name="language"),
    path("again/", signed_in_again, name="signed_in_again"),
    path("token/", form_token, name="form_token"),
]
if settings.DEMO:
    from accounts.views.demo import sign_in_as

    urlpatterns.append(path("demo/", sign_in_as, name="demo_sign_in"))
