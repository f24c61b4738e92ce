"""Log records as one JSON line each, so that an administrator can search them with any tool."""

import json
import logging
from datetime import UTC, datetime

from .request_numbers import current_number

OF_SECURITY = ("event", "account", "by", "address")  # what a line of the log "qms.security" has besides
OF_REQUESTS = ("method", "page", "answer", "ms")  # and one of "qms.requests"


class JsonLine(logging.Formatter):
    """time, level, logger, message; of a request number, path, status; what security and answers add; an exception."""

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        request = getattr(record, "request", None)
        for name, value in (
            ("number", getattr(request, "number", None) or current_number() or None),
            ("path", getattr(request, "path", None)),
            ("status", getattr(record, "status_code", None)),
            *((name, getattr(record, name, None)) for name in OF_SECURITY + OF_REQUESTS),
        ):
            if value is not None:
                line[name] = value
        if record.exc_info:
            line["exc"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
