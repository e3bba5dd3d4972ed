"""`check`: whether a store or glossary files are sound."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.services.checking import FileCheck, Located, check_files, check_store
from interpreter_app.services.workspace import open_store
from interpreter_app.store.database import connect

_SQLITE = b"SQLite format 3"


def run_check(options: argparse.Namespace, store_path: Path) -> int:
    """Check glossary files, or a store; 1 if anything is wrong with it."""
    paths = [Path(file).expanduser() for file in options.file]
    if not paths or (len(paths) == 1 and _is_store(paths[0])):
        return _check_store(paths[0] if paths else store_path, options.json)
    checks = check_files(paths, options.format)
    concepts = sum(check.concepts for check in checks)
    findings = [finding for check in checks for finding in check.findings]
    refused = [check.refused for check in checks if check.refused]
    if options.json:
        plain = _plain(paths[0], concepts, findings, ())
        named = [asdict(f) | {"file": str(check.path)} for check in checks for f in _all(check)]
        print(json.dumps(plain | {"findings": named}, ensure_ascii=False))
    else:
        for check in checks:
            _say(check)
        _conclude(concepts, findings, refused)
    return int(bool(refused) or _has_errors(findings))


def _all(check: FileCheck) -> Sequence[Located]:
    """What was found in a file, and why it couldn't be read if so."""
    unread = [Located("", "", "unreadable", check.refused, "error")] if check.refused else []
    return [*unread, *check.findings]


def _say(check: FileCheck) -> None:
    if check.refused:
        print(check.refused)
    _list(check.findings, check.path.name)


def _check_store(path: Path, as_json: bool) -> int:
    with connect(path) if _holds_something(path) else open_store(path) as store:
        found = check_store(store)
    damage = list(found.damage)
    if not found.index_is_current:
        damage.append(_("the search index isn’t complete; it is made anew at the next start"))
    if as_json:
        print(json.dumps(_plain(path, found.concepts, found.findings, damage), ensure_ascii=False))
    else:
        for line in damage:
            print(_("{place}: {text}").format(place=path.name, text=line))
        _list(found.findings, path.name)
        _conclude(found.concepts, found.findings, damage)
    return int(bool(found.damage) or _has_errors(found.findings))


def _holds_something(path: Path) -> bool:
    """Whether there is a file that isn't empty: what is there is looked at, and not brought up to date."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _is_store(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _has_errors(findings: Sequence[Located]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _plain(
    path: Path, concepts: int, findings: Sequence[Located], damage: Sequence[str]
) -> dict[str, object]:
    return {
        "file": str(path),
        "concepts": concepts,
        "damage": list(damage),
        "findings": [asdict(f) for f in findings],
    }


def _list(findings: Sequence[Located], name: str) -> None:
    for finding in findings:
        text = finding.message
        if finding.concept:
            text = _("{place}: {text}").format(place=finding.concept, text=text)
        place = ", ".join(x for x in (name, finding.where) if x)
        print(_("{place}: {text}").format(place=place, text=text))


def _conclude(concepts: int, findings: Sequence[Located], damage: Sequence[str]) -> None:
    checked = ngettext("{count} concept checked", "{count} concepts checked", concepts).format(count=concepts)
    count = len(findings) + len(damage)
    found = ngettext("{count} finding", "{count} findings", count).format(count=count)
    if not count:
        found = _("nothing to mend")
    print(_("{checked}: {found}.").format(checked=checked, found=found), file=sys.stderr)
