"""The sample of a result is a Word file that a reader of Word files opens, the same bytes each time."""

from docx import Document

from processes.cases.result_paper import result_paper


def test_it_opens_as_a_word_file():
    paper = result_paper("Giấy xác nhận", "Số 1 & <2>")
    assert [each.text for each in Document(paper).paragraphs] == ["Giấy xác nhận", "Số 1 & <2>"]
    assert result_paper("a").read() == result_paper("a").read() != result_paper("b").read()
