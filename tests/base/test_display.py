"""Without a display the program says so in a sentence, since Qt would abort the process."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from interpreter_app.base import display

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland are Linux’s")


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No display of any kind, and all the libraries that Qt needs."""
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(display, "_loads", lambda _library: True)


@pytest.fixture
def live_number() -> Iterator[int]:
    """The number of an X display that answers, on an abstract socket."""
    with ExitStack() as stack:
        server = stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
        for number in range(9000 + os.getpid() % 1000, 12_000):
            with suppress(OSError):
                server.bind(f"\0/tmp/.X11-unix/X{number}")
                break
        server.listen()
        yield number


def test_without_a_display_the_command_line_is_offered_with_an_example() -> None:
    said = display.why_no_window()
    assert said is not None
    assert "passerelle lookup conseil" in said
    assert "\n" not in said


@pytest.mark.parametrize(
    "dead",
    [
        "",
        ":4711",
        ":4711.0",
        "unix/:4711",
        "localhost:4711",
        "localhost:999999999",
        "no such host:0",
        "no-such-host.invalid:0",
        "x" * 300 + ":0",
        "." * 3 + ":0",
        "nonsense",
        ":",
        "é:0",
    ],
)
def test_a_display_that_does_not_answer_counts_as_none(monkeypatch: pytest.MonkeyPatch, dead: str) -> None:
    monkeypatch.setenv("DISPLAY", dead)
    said = display.why_no_window()
    assert said is not None
    assert "No display" in said


@pytest.mark.parametrize("form", [":{}", ":{}.0", "unix:{}", "unix/:{}"])
def test_a_display_that_answers_opens_the_window(
    monkeypatch: pytest.MonkeyPatch, live_number: int, form: str
) -> None:
    monkeypatch.setenv("DISPLAY", form.format(live_number))
    assert display.why_no_window() is None


def test_a_display_of_another_machine_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        monkeypatch.setenv("DISPLAY", f"127.0.0.1:{server.getsockname()[1] - 6000}")
        assert display.why_no_window() is None


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, live_number: int) -> None:
    monkeypatch.setenv("DISPLAY", f":{live_number}")
    monkeypatch.setattr(display, "_loads", lambda library: "cursor" not in library)
    said = display.why_no_window()
    assert said is not None
    assert "libxcb-cursor.so.0" in said
    assert "icccm" not in said


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "offscreen:size=800x600"])
def test_a_platform_that_needs_no_screen_opens_the_window(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert display.why_no_window() is None


def test_wayland_counts_where_it_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "w-0")
    assert display.why_no_window() is not None
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(os.path.relpath(tmp_path / "w-0"))
        server.listen()
        monkeypatch.setenv("XDG_RUNTIME_DIR", os.path.relpath(tmp_path))
        assert display.why_no_window() is None


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert display.why_no_window() is None
