"""Subject fields: the ones that the program's own glossaries use, named in the reader's language.

Owns the list. A subject field in a glossary is a text (TBX «subjectField»); one that isn't of the list is
shown as it was written.
"""

from __future__ import annotations

from interpreter_app.base.i18n import gettext as _


def shown(subject_field: str) -> str:
    """The name of a subject field in the current language.

    >>> shown("pottery")
    'pottery'
    """
    return names().get(subject_field, subject_field)


def written(name: str) -> str:
    """The subject field that a person means by a name, as a glossary has it.

    >>> written("pottery")
    'pottery'
    """
    folded = name.strip().casefold()
    return next((key for key, shown_as in names().items() if shown_as.casefold() == folded), name.strip())


def names() -> dict[str, str]:
    """The subject fields of the program's own glossaries, each with its name in the current language."""
    return {
        "participation": _("participation"),
        "process": _("process"),
        "delivery": _("delivery"),
        "voting": _("voting"),
        "digital": _("digital"),
        "public space": _("public space"),
        "institutions": _("institutions"),
        "administration": _("administration"),
        "roles": _("roles"),
        "elections": _("elections"),
        "planning": _("planning"),
        "finance": _("finance"),
        "tax": _("tax"),
        "grants": _("grants"),
        "procurement": _("procurement"),
        "works": _("works"),
        "audit": _("audit"),
        "community": _("community"),
        "third sector": _("third sector"),
        "equality": _("equality"),
        "deprivation": _("deprivation"),
        "inclusion": _("inclusion"),
        "social services": _("social services"),
        "evaluation": _("evaluation"),
        "research": _("research"),
        "learning": _("learning"),
        "statistics": _("statistics"),
        "meetings": _("meetings"),
        "interpreting": _("interpreting"),
        "set phrases": _("set phrases"),
        "protocol": _("protocol"),
        "letters": _("letters"),
        "transport": _("transport"),
        "buildings": _("buildings"),
        "food": _("food"),
        "accessibility": _("accessibility"),
        "emergencies": _("emergencies"),
        "money": _("money"),
        "numbers": _("numbers"),
        "time": _("time"),
    }
