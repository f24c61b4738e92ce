"""Documents made over HTTP, as a script would."""


def document(script, code="QT-HT-01"):
    answer = script("congchuc1").post(
        "documents",
        {"code": code, "title": "Kiểm soát tài liệu", "kind": "system_procedure", "unit": "vhxh"},
    )
    assert answer.status_code == 201, answer.content
    return answer.json()


def draft(script, **values):
    values = {
        "document": document(script)["number"],
        "title": "Kiểm soát tài liệu",
        "text": "<p>Mục đích</p>",
        "reviewers": ["truongphong"],
        "approver": "chutich",
        "readers": ["officer@vhxh"],
    } | values
    answer = script("congchuc1").post("document-revisions", values)
    assert answer.status_code == 201, answer.content
    return answer.json()


def done(answer):
    assert answer.status_code == 200, answer.content
    return answer.json()


def submitted(script, expand="", **values):
    return done(script("congchuc1").act(draft(script, **values), "submit", expand))


def endorsed(script):
    return done(script("truongphong").act(submitted(script), "endorse", password="demo"))


def approved(script):
    return done(script("chutich").act(endorsed(script), "approve", password="demo"))
