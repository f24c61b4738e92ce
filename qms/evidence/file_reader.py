"""Reads the words of one file from standard input, in a process of its own: `python -m qms.evidence.file_reader pdf`.

It knows nothing of the program. Whatever a hostile file does to it, it does to this process alone.
"""

import io
import json
import sys
import zipfile

import docx
from pypdf import PdfReader

MOST_LETTERS = 3_000_000
MOST_PAGES = 3_000
MOST_UNPACKED = 300 * 1024 * 1024
MEMORY = 1024 * 1024 * 1024


def main(kind):
    """Say what the file on standard input says, as JSON."""
    limit_memory()
    read = {"pdf": _of_pdf, "docx": _of_word}[kind]
    text, fault = read(io.BytesIO(sys.stdin.buffer.read()))
    sys.stdout.write(json.dumps({"text": text[:MOST_LETTERS], "fault": fault}))


def limit_memory():
    """No file makes this process take more than its share."""
    try:
        import resource
    except ImportError:  # where the system has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _of_pdf(file):
    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        return "", "password"
    texts, length = [], 0
    for page in reader.pages[:MOST_PAGES]:
        texts.append(page.extract_text())
        length += len(texts[-1])
        if length > MOST_LETTERS:
            break
    return "\n".join(texts), ""


def _of_word(file):
    with zipfile.ZipFile(file) as package:
        if sum(each.file_size for each in package.infolist()) > MOST_UNPACKED:
            return "", "size"
    document = docx.Document(file)
    heads = [head for section in document.sections for head in (section.header, section.first_page_header)]
    return "\n".join(line for body in [*heads, document] for line in _lines(body)), ""


def _lines(body):
    for block in body.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield " | ".join(dict.fromkeys(cell.text for cell in row.cells))
        else:
            yield block.text


if __name__ == "__main__":
    main(sys.argv[1])
