"""What ISO 30042 allows in a TBX-Basic file, in our own words: which element in which, in which order.

The standard's schemas have no licence, so none is kept here. `broken_rules` looks at a file as another
program would that knows both editions; it knows nothing of how Passerelle writes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

NAMESPACE = "{urn:iso:std:iso:30042:ed-2}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_ABOUT = "(?:descrip |descripGrp |admin |adminGrp |transacGrp |note |ref |xref )*"
_ORDER = {
    "tbx": "tbxHeader text ",
    "tbxHeader": "fileDesc (?:encodingDesc )?(?:revisionDesc )?",
    "martif": "martifHeader text ",
    "martifHeader": "fileDesc (?:encodingDesc )?(?:revisionDesc )?",
    "fileDesc": "(?:titleStmt )?sourceDesc ",
    "titleStmt": "title (?:note )*",
    "sourceDesc": "(?:p )+",
    "encodingDesc": "(?:p )+",
    "text": "body (?:back )?",
    "body": "(?:(?:conceptEntry )*|(?:termEntry )*)",
    "conceptEntry": f"{_ABOUT}(?:langSec )+",
    "langSec": f"{_ABOUT}(?:termSec )+",
    "termSec": f"term (?:termNote |termNoteGrp )*{_ABOUT}",
    "termEntry": f"{_ABOUT}(?:langSet )+",
    "langSet": f"{_ABOUT}(?:tig |ntig )+",
    "tig": f"term (?:termNote )*{_ABOUT}",
}
_TEXT = {"title", "note", "p", "term", "termNote", "descrip", "admin"}
_ATTRIBUTES = {
    "tbx": {"type", "style", XML_LANG},
    "martif": {"type", XML_LANG},
    "title": {XML_LANG},
    "note": {XML_LANG},
    "p": {"type"},
    "conceptEntry": {"id"},
    "termEntry": {"id"},
    "langSec": {XML_LANG},
    "langSet": {XML_LANG},
    "descrip": {"type", XML_LANG},
    "admin": {"type"},
    "termNote": {"type"},
}
_NEEDED = {
    "tbx": {"type", "style", XML_LANG},
    "martif": {"type", XML_LANG},
    "conceptEntry": {"id"},
    "langSec": {XML_LANG},
    "langSet": {XML_LANG},
    "descrip": {"type"},
    "admin": {"type"},
    "termNote": {"type"},
}
_ENTRY, _LANGUAGE, _TERM = (
    {"conceptEntry", "termEntry"},
    {"langSec", "langSet"},
    {"termSec", "tig"},
)
_LEVELS = {
    ("descrip", "subjectField"): _ENTRY,
    ("descrip", "definition"): _ENTRY | _LANGUAGE,
    ("descrip", "context"): _TERM,
    ("admin", "source"): _ENTRY | _LANGUAGE | _TERM,
    ("termNote", "partOfSpeech"): _TERM,
    ("termNote", "grammaticalGender"): _TERM,
    ("termNote", "termType"): _TERM,
    ("termNote", "administrativeStatus"): _TERM,
    ("termNote", "geographicalUsage"): _TERM,
}
_VALUES = {
    "partOfSpeech": {"noun", "verb", "adjective", "adverb", "other"},
    "grammaticalGender": {"masculine", "feminine", "neuter", "other"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
    "administrativeStatus": {
        "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts",
        "supersededTerm-admn-sts",
    },
}  # fmt: skip


def broken_rules(content: bytes) -> list[str]:
    """What a TBX-Basic file does that the standard doesn't allow; an empty list for a good one."""
    root = ElementTree.fromstring(content)
    name = _name(root)
    broken = list(_broken(root))
    ids = [element.get("id") for element in root.iter() if element.get("id") is not None]
    if len(ids) != len(set(ids)):
        broken.append("two elements have the same id")
    broken += [f"no NCName: {i}" for i in ids if not re.fullmatch(r"[A-Za-z_][\w.-]*", str(i))]
    if name not in ("tbx", "martif") or root.get("type") != "TBX-Basic":
        broken.append("no TBX-Basic")
    if (name == "tbx") != root.tag.startswith(NAMESPACE):
        broken.append("the namespace is that of the other edition")
    return broken


def _broken(element: ElementTree.Element) -> Iterator[str]:
    name = _name(element)
    children = "".join(f"{_name(child)} " for child in element)
    if name in _TEXT:
        if children:
            yield f"{name} has {children}in it"
    elif name not in _ORDER:
        yield f"{name} is no element"
    elif not re.fullmatch(_ORDER[name], children):
        yield f"{name} can't hold {children}"
    elif "".join([element.text or "", *(child.tail or "" for child in element)]).strip():
        yield f"{name} has text"
    if not set(element.keys()) <= _ATTRIBUTES.get(name, set()):
        yield f"{name} has {element.keys()}"
    if not _NEEDED.get(name, set()) <= set(element.keys()):
        yield f"{name} lacks an attribute"
    for child in element:
        yield from _broken_category(child, name)
        yield from _broken(child)


def _broken_category(element: ElementTree.Element, parent: str) -> Iterator[str]:
    name, category = _name(element), element.get("type", "")
    if name not in ("descrip", "admin", "termNote"):
        return
    if parent not in _LEVELS.get((name, category), set()):
        yield f"{name} {category} isn't allowed in {parent}"
    if category in _VALUES and element.text not in _VALUES[category]:
        yield f"{element.text} is no value of {category}"


def _name(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(NAMESPACE)
