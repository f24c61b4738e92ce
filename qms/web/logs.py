"""Log records as one JSON line each, so that an administrator can search them with any tool."""

import json
import logging
from datetime import UTC, datetime


class JsonLine(logging.Formatter):
    """time, level, logger, message; the request's number, path and status; the exception: each when known."""

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        request = getattr(record, "request", None)
        for name, value in (
            ("number", getattr(request, "number", None)),
            ("path", getattr(request, "path", None)),
            ("status", getattr(record, "status_code", None)),
        ):
            if value is not None:
                line[name] = value
        if record.exc_info:
            line["exc"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
