"""A person before the pages: opens them, follows what stands on them, fills their forms as a browser would."""

from html.parser import HTMLParser

from django.core.files.uploadedfile import UploadedFile
from django.test import Client

PASSWORD = "demo"


class Form:
    """A form of a page with what its fields hold before anything is typed."""

    def __init__(self, action):
        self.action, self.values, self.names = action, {}, set()

    def hold(self, name, value):
        self.values.setdefault(name, []).append(value)


class Page(HTMLParser):
    """What a person sees and can press: text, links, forms, acts."""

    def __init__(self, response, path):
        super().__init__()
        self.status, self.path, self.html = response.status_code, path, response.content.decode()
        self.links, self.forms, self.acts, self.text = [], [], set(), ""
        self.running = []  # what would run in a browser and is none of our own scripts
        self._select, self._area, self._form = None, None, None
        self.feed(self.html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        own = (attrs.get("src") or "").startswith("/static/") or attrs.get("type") == "application/json"
        if any(name.startswith("on") for name in attrs) or (tag in ("script", "iframe") and not own):
            self.running.append((tag, attrs))
        if tag == "a" and "href" in attrs:
            self.links.append(attrs["href"])
            self.acts |= {attrs["data-act"]} if "data-act" in attrs else set()
        elif tag == "form":
            self._form = Form(attrs.get("action") or self.path)
            self.forms += [self._form] if attrs.get("method") == "post" else []
        elif self._form is not None:
            self._field(tag, attrs)

    def _field(self, tag, attrs):
        name, value = attrs.get("name"), attrs.get("value") or ""
        self._form.names |= {name} if name else set()
        if tag == "select":
            self._select = [name, None]
        elif tag == "option" and self._select and ("selected" in attrs or self._select[1] is None):
            self._select[1] = value
        elif tag == "textarea":
            self._area = [name, ""]
        elif tag == "input" and name and attrs.get("type") not in ("submit", "button", "file"):
            if attrs.get("type") not in ("checkbox", "radio"):
                self._form.hold(name, value)
            elif "checked" in attrs:
                self._form.hold(name, attrs.get("value", "on"))

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "select" and self._select:
            self._form.hold(*self._select)
            self._select = None
        elif tag == "textarea" and self._area:
            self._form.hold(self._area[0], self._area[1].removeprefix("\n"))
            self._area = None

    def handle_data(self, data):
        if self._area is not None:
            self._area[1] += data
        self.text += data

    def said(self):
        """What the page says of what is wrong."""
        lines = [line.strip() for line in self.text.splitlines()]
        return "\n".join(line for line in lines if line)[-1500:]

    def form(self, *names):
        """The form that has fields of these names."""
        return next(form for form in self.forms if set(names) <= form.names)


class Person:
    """One person of the office, signed in by the log-in page."""

    def __init__(self, username):
        self.username, self.client = username, Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})
        page = self.open("/login")
        self.send(page, page.form("username", "password"), username=username, password=PASSWORD)

    def open(self, path, status=200, **query):
        """Open a page, following where it leads."""
        answer = self.client.get(path, query, follow=True)
        assert answer.status_code == status, (self.username, path, answer.status_code)
        return Page(answer, answer.request["PATH_INFO"])

    def follow(self, page, part):
        """Press the first link of a page whose address has this part."""
        return self.open(next(link for link in page.links if part in link))

    def send(self, page, form, status=200, **values):
        """Fill a form and press its button; what is not named stays as the page filled it."""
        data = form.values | {name.replace("__", "-"): value for name, value in values.items()}
        strange = {name for name in data if name not in form.names} - {"edit", "stay"}
        assert not strange, f"the form at {page.path} has no {strange}"
        answer = self.client.post(form.action, _plain(data), follow=True)
        shown = Page(answer, answer.request["PATH_INFO"])
        assert answer.status_code == status, (self.username, form.action, answer.status_code, shown.said())
        return shown

    def act(self, address, name, status=200, **values):
        """Press the button of an act on a record's page, fill its form, press again."""
        record = self.open(address)
        assert name in record.acts, f"{self.username} is not offered {name} at {address}: {sorted(record.acts)}"
        page = self.follow(record, f"/acts/{name}")
        own = next(form for form in page.forms if form.action == page.path and "whole-form" in form.names)
        return self.send(page, own, status, **values)


def _plain(data):
    """Values as a browser sends them."""
    return {
        name: value if isinstance(value, (list, tuple, UploadedFile)) else str(value) for name, value in data.items()
    }
