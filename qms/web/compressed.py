"""Middleware: pages and lists leave compressed; files that are compressed already leave as they are.

Compression can betray a secret to whoever makes a browser ask many times and measures the answers (BREACH). The proof
of origin in our forms is masked anew in every answer, and Django adds a random number of bytes to each (decision 0095).
"""

from gzip import compress
from http import HTTPStatus

from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

WORTH_IT = ("text/html", "text/csv", "text/plain", "image/svg+xml")  # scripts say what they want of the API


class Compressed(GZipMiddleware):
    """Compresses what is text, whole answers only: what streams is a file."""

    def process_response(self, request, response):
        kind = response.get("Content-Type", "").partition(";")[0]
        if response.streaming or kind not in WORTH_IT:
            return response
        return super().process_response(request, response)


class CompressedFiles:
    """The same for styles and scripts where nobody has collected and compressed them beforehand: each once, and kept.

    An office's server has them compressed on its disk (`qms/web/hashed_files.py`).
    """

    KINDS = ("text/css", "text/javascript", "application/javascript")

    def __init__(self, get_response):
        self.get_response, self.kept = get_response, {}

    def __call__(self, request):
        response = self.get_response(request)
        kind = response.get("Content-Type", "").partition(";")[0]
        if not response.streaming or response.status_code != HTTPStatus.OK or kind not in self.KINDS:
            return response
        if "gzip" not in request.headers.get("Accept-Encoding", "") or request.method != "GET":
            return response
        return self._compressed(request.path_info, response)

    def _compressed(self, path, response):
        version = response.get("Last-Modified", "")
        if self.kept.get(path, ("",))[0] != version:
            self.kept[path] = version, compress(b"".join(response.streaming_content), mtime=0)
        headers = {name: value for name, value in response.items() if name not in ("Content-Length", "ETag")}
        answer = HttpResponse(self.kept[path][1], headers=headers | {"Content-Encoding": "gzip"})
        patch_vary_headers(answer, ["Accept-Encoding"])
        answer._resource_closers.extend(response._resource_closers)  # the file is closed with the answer
        return answer
