"""The addresses of the organisation and its accounts."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from qms.api.description import describe

from . import views, views_access, views_account, views_acts, views_events, views_handover
from .endpoints import endpoint
from .first_links import FirstPassword
from .handover_subjects import of_person, of_post, of_unit
from .office_needs import beginning

HANDING_OVER = (
    ("person", of_person, _("What a person would leave behind, and who takes it")),
    ("post", of_post, _("What waits for a post and its holders, and who takes it")),
    ("unit", of_unit, _("What waits for a unit and its people, and who takes it")),
)
handover_addresses = [
    path(f"handover/{name}s/<int:key>", endpoint(name, subject_of, summary), name=f"api_handover_{name}")
    for name, subject_of, summary in HANDING_OVER
]
describe(*handover_addresses)

urlpatterns = [
    path("beginning", beginning, name="beginning"),
    path("people", views.people, name="people"),
    path("people/units/new", views.unit_new, name="people_unit_new"),
    path("people/units/<int:pk>", views.unit, name="people_unit"),
    path("people/units/<int:pk>/rename", views_acts.unit_rename, name="people_unit_rename"),
    path("people/units/<int:pk>/end", views_acts.unit_end, name="people_unit_end"),
    path("people/units/<int:pk>/merge", views_acts.unit_merge, name="people_unit_merge"),
    path("people/units/<int:pk>/plan-end", views_acts.unit_plan_end, name="people_unit_plan_end"),
    path("people/units/<int:pk>/plan-merge", views_acts.unit_plan_merge, name="people_unit_plan_merge"),
    path("people/units/<int:pk>/withdraw-end", views_acts.unit_withdraw_end, name="people_unit_withdraw_end"),
    path("people/units/<int:pk>/take-up", views_acts.unit_take_up, name="people_unit_take_up"),
    path("people/posts/new", views.post_new, name="people_post_new"),
    path("people/posts/<int:pk>", views.post, name="people_post"),
    path("people/posts/<int:pk>/hold", views.post_hold, name="people_post_hold"),
    path("people/posts/<int:pk>/end", views_acts.post_end, name="people_post_end"),
    path("people/posts/<int:pk>/plan-end", views_acts.post_plan_end, name="people_post_plan_end"),
    path("people/posts/<int:pk>/withdraw-end", views_acts.post_withdraw_end, name="people_post_withdraw_end"),
    path("people/posts/<int:pk>/take-up", views_acts.post_take_up, name="people_post_take_up"),
    path("people/holdings/<int:pk>/end", views_acts.holding_end, name="people_holding_end"),
    path("people/holdings/<int:pk>/substitute", views.holding_substitute, name="people_holding_substitute"),
    path("people/substitutions/<int:pk>/end", views_acts.substitution_end, name="people_substitution_end"),
    path("people/persons/<int:pk>/handover", views_handover.person_handover, name="people_person_handover"),
    path("people/posts/<int:pk>/handover", views_handover.post_handover, name="people_post_handover"),
    path("people/units/<int:pk>/handover", views_handover.unit_handover, name="people_unit_handover"),
    path("me/access", views_access.my_access, name="my_access"),
    path("me/access/end", views_access.my_access_end, name="my_access_end"),
    path("security-events", views_events.security_events, name="security_events"),
    path("security-events.xlsx", views_events.security_events_xlsx, name="security_events_xlsx"),
    path("people/accounts", views_account.accounts, name="people_accounts"),
    path("people/accounts/links", views_account.account_links, name="people_account_links"),
    path("people/first/<uidb64>/<token>", FirstPassword.as_view(), name="password_first"),
    path("people/accounts/new", views_account.account_new, name="people_account_new"),
    path("people/accounts/<int:pk>", views_account.account, name="people_account"),
    path("people/accounts/<int:pk>/edit", views_account.account_edit, name="people_account_edit"),
    path("people/accounts/<int:pk>/<str:step>", views_account.account_step, name="people_account_step"),
    path("api/", include(handover_addresses)),
]
