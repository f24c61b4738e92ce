"""A Word template with its fields filled in, on standard output. Run alone, as a process: it imports nothing of ours.

A template is written by people and could be made to run for ever or to look for what is not its business: it is filled
where nothing is to be found, by a sandbox, with limits, and values are text and never markup.

    python -I filled_file.py MEMORY_MIB < {"template": base64, "values": {name: {name: text}}}
"""

import base64
import io
import json
import sys


def limit(mebibytes):
    """No more memory and processor time than this, where the system can hold to it."""
    try:
        import resource
    except ImportError:  # Windows, where only the time that whoever asked waits is limited
        return
    size = mebibytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (15, 15))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def filled(template, values):
    """The bytes of the template with these values."""
    from docxtpl import DocxTemplate
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    file, written = DocxTemplate(io.BytesIO(template)), io.BytesIO()
    file.render(values, jinja_env=ImmutableSandboxedEnvironment(autoescape=True), autoescape=True)
    file.save(written)
    return written.getvalue()


if __name__ == "__main__":
    limit(int(sys.argv[1]))
    given = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(filled(base64.b64decode(given["template"]), given["values"]))
