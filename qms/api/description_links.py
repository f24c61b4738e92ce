"""Links of the description: where a script goes on from an answer, with the id that stands in it."""

LISTED, MADE, READ = "$response.body#/results/0/id", "$response.body#/id", "$request.path.id"


def with_links(description):
    """The description with links from a list, a new record and a record to what can be read and done there."""
    paths = description["paths"]
    for path, operations in paths.items():
        if path.endswith("/{id}"):
            list_path = path.removesuffix("/{id}")
            onward = _names(paths, path)
            reading = [name for name in onward if "/acts/" not in onward[name]]
            _link(paths[list_path]["get"], "200", reading, LISTED)
            _link(operations["get"], "200", [name for name in onward if onward[name] != path], READ)
            if "post" in paths[list_path]:
                _link(paths[list_path]["post"], "201", onward, MADE)
    return description


def _names(paths, record):
    """{operationId: its address} of the record and of everything below it."""
    below = [path for path in paths if path == record or path.startswith(f"{record}/")]
    return {each["operationId"]: path for path in below for each in paths[path].values()}


def _link(operation, status, names, key):
    operation["responses"][status]["links"] = {name: {"operationId": name, "parameters": {"id": key}} for name in names}
