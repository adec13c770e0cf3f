"""The addresses of a person's desk."""

from django.urls import path

from desk.views import archive, binder, home, my_data, profile, since_last, statements

app_name = "desk"
SINCE = "networks/<int:network>/schools/<int:school>/since-last"
ARCHIVE = "schools/<int:pk>/archive"
BINDER = "networks/<int:network>/years/<int:year>/binder"
urlpatterns = [
    path("", home.home, name="home"),
    path(f"{SINCE}/", since_last.since_last, name="since_last"),
    path(f"{SINCE}/paper/", since_last.paper, name="since_last_paper"),
    path(f"{SINCE}.pdf", since_last.pdf, name="since_last_pdf"),
    path(f"{BINDER}/", binder.page, name="binder"),
    path(f"{BINDER}/make/", binder.ask, name="ask_for_binder"),
    path(f"{BINDER}-<int:number>.pdf", binder.volume, name="binder_volume"),
    path(f"{ARCHIVE}/", archive.page, name="archive"),
    path(f"{ARCHIVE}/make/", archive.ask, name="ask_for_archive"),
    path(f"{ARCHIVE}.zip", archive.fetch, name="fetch_archive"),
    path("help/", statements.help_page, name="help"),
    path("privacy/", statements.privacy, name="privacy"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("accounts/profile/", profile.page, name="profile"),
    path("my-data/", my_data.page, name="my_data"),
    path("my-data/paper/", my_data.paper, name="my_data_paper"),
    path("my-data.pdf", my_data.pdf, name="my_data_pdf"),
    path("my-data.json", my_data.as_json, name="my_data_json"),
    path("my-data/erase/", my_data.erase, name="erase"),
]
