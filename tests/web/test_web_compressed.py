"""What is text leaves compressed; the length of a page betrays nothing of the proof in its forms."""

from gzip import decompress

from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from qms.web.compressed import Compressed, CompressedFiles

GZIP = {"Accept-Encoding": "gzip"}


def test_pages_leave_compressed_for_who_can_read_it(office):
    plain, packed = (Client().get(reverse("login"), headers=headers) for headers in ({}, GZIP))
    assert "Content-Encoding" not in plain and packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2 and b"csrfmiddlewaretoken" in decompress(packed.content)


def test_the_length_of_the_same_page_varies(office):
    client = Client()
    assert len({len(client.get(reverse("login"), headers=GZIP).content) for _ in range(8)}) > 1


def test_what_is_a_file_is_left_alone():
    request = RequestFactory().get("/", headers=GZIP)
    for answer in (HttpResponse(b"x" * 500, content_type="application/pdf"), StreamingHttpResponse([b"x" * 500])):
        assert "Content-Encoding" not in Compressed(lambda _request, answer=answer: answer)(request)


def test_styles_are_compressed_once_for_each_version():
    asked = []

    def served(request):
        asked.append(request.path_info)
        answer = StreamingHttpResponse([b"a{}" * 300], content_type="text/css")
        answer["Last-Modified"], answer["ETag"] = "Mon, 30 Nov 2026 00:00:00 GMT", '"x"'
        return answer

    middleware = CompressedFiles(served)
    request = RequestFactory().get("/static/a.css", headers=GZIP)
    first, second = middleware(request), middleware(request)
    assert decompress(first.content) == b"a{}" * 300 and first.content == second.content
    assert len(middleware.kept) == 1 and "ETag" not in first and first["Vary"] == "Accept-Encoding"
    assert middleware(RequestFactory().get("/static/a.css")).streaming
