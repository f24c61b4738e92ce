"""The addresses of the shell: account, language, figures, health, gallery."""

from django.urls import path
from django.views.i18n import set_language

from . import (
    exemptions,
    figure_pages,
    files,
    gallery,
    letters,
    outsiders,
    overview,
    search,
    views_account,
    views_health,
    views_metrics,
)
from .records import record_urls

urlpatterns = [
    *record_urls(exemptions.EXEMPTIONS),
    path("login", views_account.Login.as_view(), name="login"),
    path("login/code", views_account.login_code, name="login_code"),
    path("logout", views_account.Logout.as_view(), name="logout"),
    path("password", views_account.PasswordChange.as_view(), name="password_change"),
    path("language", set_language, name="set_language"),
    path("letters", letters.letters, name="letters"),
    path("healthz", views_health.alive, name="alive"),
    path("readyz", views_health.ready, name="ready"),
    path("metrics", views_metrics.metrics, name="metrics"),
    path("search", search.search, name="search"),
    path("overview", overview.overview, name="overview"),
    path("figures", figure_pages.figure_index, name="figures"),
    path("figures/<slug:name>", figure_pages.FigurePage.as_view(), name="figure"),
    path("files/<int:pk>", files.download, name="file"),
    path("outsiders", outsiders.outsiders, name="outsiders"),
    path("outsiders/<int:pk>/scope", outsiders.outsider_scope, name="outsider_scope"),
    path("outsiders/<int:pk>/openings", outsiders.outsider_openings, name="outsider_openings"),
    path("gallery", gallery.gallery, name="gallery"),
]
