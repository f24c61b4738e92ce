"""Larger letters: before coming in, for each person, and on the next browser too."""

from django.test import Client
from django.urls import reverse

PASSWORD = "Mot-mat-khau-dai-1"


def is_large(client, address="login"):
    return 'class="large"' in client.get(reverse(address), follow=True).content.decode()


def test_before_anybody_has_come_in(office):
    client = Client()
    assert not is_large(client)
    answer = client.post(reverse("letters"), {"letters": "large", "next": "/login"})
    assert answer["Location"] == "/login" and is_large(client)
    client.post(reverse("letters"), {"letters": "usual"})
    assert not is_large(client)


def test_a_person_takes_them_along(office):
    office.qmr.set_password(PASSWORD)
    office.qmr.save()
    first, second = Client(), Client()
    for client in (first, second):
        client.post(reverse("login"), {"username": office.qmr.username, "password": PASSWORD})
    first.post(reverse("letters"), {"letters": "large"})
    assert is_large(first, "home") and not is_large(second, "home")
    third = Client()
    third.post(reverse("login"), {"username": office.qmr.username, "password": PASSWORD})
    assert is_large(third, "home")


def test_nobody_is_led_elsewhere(office):
    assert Client().post(reverse("letters"), {"letters": "large", "next": "https://example.org/"})["Location"] == "/"
