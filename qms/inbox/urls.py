"""The addresses of my work, the notices and the health page."""

from django.urls import path

from . import views, views_health, views_wishes

urlpatterns = [
    path("", views.home, name="home"),
    path("tasks/<int:pk>/claim", views.task_claim, name="task_claim"),
    path("tasks/<int:pk>/hand-back", views.task_hand_back, name="task_hand_back"),
    path("gaps", views.gaps, name="gaps"),
    path("notices", views.notices, name="notices"),
    path("notices/read", views.notices_read, name="notices_read"),
    path("notices/<int:pk>/open", views.notice_open, name="notice_open"),
    path("me/telling", views_wishes.telling, name="telling"),
    path("me/telling/feed", views_wishes.telling_feed, name="telling_feed"),
    path("me/telling/feed/end", views_wishes.telling_feed_end, name="telling_feed_end"),
    path("feeds/<str:secret>.ics", views_wishes.feed, name="feed"),
    path("health", views_health.health, name="health"),
    path("health/verify", views_health.health_verify, name="health_verify"),
]
