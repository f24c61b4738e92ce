"""Log records as one JSON line each, so that an administrator can search them with any tool."""

import json
import logging
from datetime import UTC, datetime

OF_SECURITY = ("event", "account", "by", "address")  # what a line of the log "qms.security" has besides


class JsonLine(logging.Formatter):
    """time, level, logger, message; number, path, status of a request; what security adds; an exception: if known."""

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
            *((name, getattr(record, name, None)) for name in OF_SECURITY),
        ):
            if value is not None:
                line[name] = value
        if record.exc_info:
            line["exc"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
