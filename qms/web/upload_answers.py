"""Where a form with files leads: told to the script that sends it, which would else read the next page by itself.

A script that follows a redirect takes the page, and the messages that stand on it, from the person who is to see them.
"""

ASKED, ONWARD = "X-Sends-Files", "X-Go-On"
REDIRECTS = (301, 302, 303)


def told_where_to_go_on(get_response):
    """Middleware: instead of a redirect an empty answer with its address, where the sender asks for that."""

    def answer(request):
        response = get_response(request)
        if ASKED in request.headers and request.method == "POST" and response.status_code in REDIRECTS:
            response[ONWARD] = response["Location"]
            del response["Location"]
            response.status_code = 204
        return response

    return answer
