"""What a Word or PDF file says, as HTML, on standard output. Run alone, as a process: it imports nothing of ours.

python -I conversion.py MEMORY_MIB docx|pdf look|read < file
"""

import base64
import html
import io
import json
import sys

MOST_PAGES = 1000
LARGEST_PICTURE = (1600, 2200)  # pixels: more than a screen or a sheet of paper shows
MOST_PICTURES = 40 * 1024 * 1024  # of all pictures as they are answered
WRONG = "?"  # instead of a field: something that is no field and is not filled in
MOST_ANSWERED = 60 * 1024 * 1024


def limit(mebibytes):
    """No more memory and processor time than this, where the system can hold to it."""
    try:
        import resource
    except ImportError:  # Windows, where only the time that whoever asked waits is limited
        return
    size = mebibytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (80, 80))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_ANSWERED, MOST_ANSWERED))


def fault(name):
    """The answer of a file that can't be read."""
    return {"fault": name}


class Pictures:
    """The pictures of a document, each drawn anew as PNG or JPEG; what can't be drawn is counted."""

    def __init__(self):
        self.kept, self.size, self.left_out = [], 0, 0

    def __call__(self, image):
        """The attributes of the `img` that stands for a picture."""
        try:
            kind, content = self._drawn(image)
        except (OSError, ValueError, SyntaxError, KeyError):
            self.left_out += 1
            return {"src": "", "alt": image.alt_text or ""}
        self.size += len(content)
        if self.size > MOST_PICTURES:
            raise MemoryError
        self.kept.append({"kind": kind, "content": base64.b64encode(content).decode()})
        return {"src": f"pictures/{len(self.kept) - 1}", "alt": image.alt_text or ""}

    @staticmethod
    def _drawn(image):
        from PIL import Image

        with image.open() as source, Image.open(source) as picture:
            kind = "jpeg" if picture.format == "JPEG" else "png"
            plain = picture.convert("RGB" if kind == "jpeg" else "RGBA")
        plain.thumbnail(LARGEST_PICTURE)
        content = io.BytesIO()
        plain.save(content, kind)
        return kind, content.getvalue()


def read_word(content):
    """A Word file: its headings, paragraphs, lists, tables and pictures."""
    import mammoth

    pictures = Pictures()
    read = mammoth.convert_to_html(
        io.BytesIO(content),
        convert_image=mammoth.images.img_element(pictures),
        style_map="p[style-name='Title'] => h1:fresh\nu => u",
    )
    told = {"html": read.value, "pages": None, "pictures": pictures.kept, "left_out": pictures.left_out}
    return told | {"fields": fields_of(content)}


def fields_of(content):
    """The fields of a template ("office.name"), sorted; WRONG where its braces make no sense. None has none."""
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError, nodes
    from jinja2.sandbox import SandboxedEnvironment

    template, found = DocxTemplate(io.BytesIO(content)), set()
    template.init_docx()
    parts = [template.get_xml()]
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        parts += [template.get_part_xml(part) for _key, part in template.get_headers_footers(kind)]
    for part in parts:
        try:
            tree = SandboxedEnvironment().parse(template.patch_xml(part))
        except TemplateError:
            return [WRONG]
        dotted = list(tree.find_all(nodes.Getattr))
        found |= {f"{each.node.name}.{each.attr}" for each in dotted if isinstance(each.node, nodes.Name)}
        bare = {id(each.node) for each in dotted}
        found |= {each.name for each in tree.find_all(nodes.Name) if id(each) not in bare}
        found |= {WRONG for _each in tree.find_all((nodes.For, nodes.Call, nodes.Macro, nodes.Include, nodes.Assign))}
    return sorted(found)


def read_pdf(content, only_look):
    """A PDF file: the words of its pages, in lines as they stand."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        return fault("locked")
    if len(reader.pages) > MOST_PAGES:
        return fault("too_long")
    told = {"html": "", "pages": len(reader.pages), "pictures": [], "left_out": 0}
    if only_look:
        return told
    parts = []
    for number, page in enumerate(reader.pages, 1):
        lines = [" ".join(line.split()) for line in page.extract_text().splitlines()]
        written = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
        parts.append(f"<p>– {number} –</p>{written}" if written else "")
    return told | {"html": "".join(parts)}


def read(ending, mode, content):
    """The answer, whatever the file does to its reader."""
    if ending not in ("docx", "pdf"):
        return fault("not_shown")
    try:
        return read_word(content) if ending == "docx" else read_pdf(content, mode == "look")
    except MemoryError:
        return fault("too_much")
    except RecursionError:
        return fault("too_much")
    except Exception:  # readers raise whatever their parts raise; the file is what is wrong
        return fault("damaged")


if __name__ == "__main__":
    limit(int(sys.argv[1]))
    sys.stdout.write(json.dumps(read(sys.argv[2], sys.argv[3], sys.stdin.buffer.read())))
