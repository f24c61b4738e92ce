"""Addresses of webhooks."""

from django.urls import path

from . import views

urlpatterns = [
    path("webhooks", views.webhooks, name="webhooks"),
    path("webhooks/new", views.webhook_new, name="webhook_new"),
    path("webhooks/<int:pk>", views.webhook, name="webhook"),
    path("webhooks/<int:pk>/change", views.webhook_change, name="webhook_change"),
    path("webhooks/<int:pk>/messages/<int:delivery>/again", views.message_again, name="message_again"),
]
