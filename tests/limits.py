"""What a computer may refuse, for real: folders that can't be written, disks without room."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def public_folder() -> Iterator[Path]:
    """A temporary folder that every user of the machine can enter; pytest's own are private."""
    with tempfile.TemporaryDirectory(prefix="passerelle-public-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Nothing in this folder can be made, changed or removed; root, who could, is somebody else meanwhile."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


def run_python(
    code: str, *arguments: object, largest_file: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run code in a Python of its own; no file it writes can grow beyond `largest_file` bytes."""
    if largest_file is not None:
        code = (
            "import resource, sys\n"
            "sys.dont_write_bytecode = True  # half a module would be left for all others\n"
            f"resource.setrlimit(resource.RLIMIT_FSIZE, ({largest_file}, {largest_file}))\n{code}"
        )
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, timeout=120
    )


def start_python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start code in a Python of its own, beside others."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
