"""Where files lie: a folder that every machine of the installation reads and writes."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """Django's storage in a folder, in which a file stands whole, on the disk, or not at all."""

    def _save(self, name, content):
        place = Path(self.path(name))
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=place.parent, suffix=".part", delete=False) as half:
            for piece in content.chunks():
                half.write(piece if isinstance(piece, bytes) else piece.encode())
            half.flush()
            os.fsync(half.fileno())
        os.replace(half.name, place)
        return name
