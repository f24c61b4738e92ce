"""The addresses of the organisation and its accounts."""

from django.urls import path

from . import views, views_account

urlpatterns = [
    path("people", views.people, name="people"),
    path("people/units/new", views.unit_new, name="people_unit_new"),
    path("people/units/<int:pk>", views.unit, name="people_unit"),
    path("people/units/<int:pk>/rename", views.unit_rename, name="people_unit_rename"),
    path("people/posts/new", views.post_new, name="people_post_new"),
    path("people/posts/<int:pk>", views.post, name="people_post"),
    path("people/posts/<int:pk>/hold", views.post_hold, name="people_post_hold"),
    path("people/holdings/<int:pk>/end", views.holding_end, name="people_holding_end"),
    path("people/holdings/<int:pk>/substitute", views.holding_substitute, name="people_holding_substitute"),
    path("people/substitutions/<int:pk>/end", views.substitution_end, name="people_substitution_end"),
    path("people/accounts", views_account.accounts, name="people_accounts"),
    path("people/accounts/new", views_account.account_new, name="people_account_new"),
    path("people/accounts/<int:pk>", views_account.account, name="people_account"),
    path("people/accounts/<int:pk>/edit", views_account.account_edit, name="people_account_edit"),
    path("people/accounts/<int:pk>/<str:step>", views_account.account_step, name="people_account_step"),
]
