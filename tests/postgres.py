"""A throw-away PostgreSQL for the tests: made in memory where there is room, never durable, removed afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
# Nothing here must outlive a power cut, so nothing waits for the disk.
QUICK = (
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=50"
    " -c max_locks_per_transaction=256 -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=256MB"
)
IN_MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3


def server_programs():
    """The folder of initdb and pg_ctl, newest version first; None when there is no server."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]), reverse=True)
    return versions[0].parent if versions else None


@contextmanager
def cluster():
    """Start one and give its address."""
    programs, port = server_programs(), _free_port()
    folder = Path(tempfile.mkdtemp(prefix="qms-postgres-", dir=_place()))
    data, log = folder / "data", folder / "log"
    if _is_root():
        shutil.chown(folder, "postgres")
    try:
        _run(programs / "initdb", "-D", data, "-U", "qms", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"{QUICK} -c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories="
        _run(programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgres://qms@127.0.0.1:{port}/postgres"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _place():
    """Memory that looks like a disk, where the machine has enough of it; else the usual folder (None)."""
    roomy = os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM
    return IN_MEMORY if roomy else None


def _is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(*command):
    """PostgreSQL refuses to run as root; then its own account does it."""
    prefix = ["runuser", "-u", "postgres", "--"] if _is_root() else []
    subprocess.run([*prefix, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd=tempfile.gettempdir())


def _free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]
