"""Where messages may go: to the public network by https, and inside of the house only where the settings say so.

A name is looked up once and the connection goes to the address that was examined, so that it can't be turned meanwhile.
"""

import socket
import ssl
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

PATIENCE = 10  # seconds for a connection and for an answer
READ_AT_MOST = 4096  # bytes of an answer, which nobody keeps


def examine(url):
    """(parts of the address, the IP address to connect to). Raises ValidationError for what may not be told."""
    parts = _parts_of(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError):
        raise ValidationError({"url": [_("There is no machine of this name.")]}) from None
    addresses = [ip_address(each[4][0]) for each in found]
    if not settings.WEBHOOKS_TO_PRIVATE and not all(each.is_global and not each.is_multicast for each in addresses):
        said = _("The address is inside of the house; set WEBHOOKS_TO_PRIVATE where that is meant.")
        raise ValidationError({"url": [said]})
    return parts, str(addresses[0]), port


def _parts_of(url):
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.username is None and not any(each.isspace() for each in url)
    except ValueError:
        usable = False
    schemes = ("https", "http") if settings.WEBHOOKS_TO_PRIVATE else ("https",)
    if not usable or parts.scheme not in schemes:
        raise ValidationError({"url": [_("Write the whole address, beginning with https://.")]})
    return parts


def post(url, body, headers):
    """(status, words) of what the other side answers; redirects are not followed. Raises OSError or ValidationError."""
    parts, address, port = examine(url)
    connection = _connected(parts, address, port)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, headers | {"Content-Type": "application/json", "User-Agent": "qms"})
        answer = connection.getresponse()
        answer.read(READ_AT_MOST)
        return answer.status, answer.reason
    finally:
        connection.close()


def _connected(parts, address, port):
    """A connection to the address that was examined, under the name that was asked for."""
    sock = socket.create_connection((address, port), PATIENCE)
    if parts.scheme == "http":
        connection = HTTPConnection(parts.hostname, port, timeout=PATIENCE)
    else:
        connection = HTTPSConnection(parts.hostname, port, timeout=PATIENCE)
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=parts.hostname)
    connection.sock = sock
    return connection
