"""Clashes of a schedule in sentences, for whoever plans.

Owns the words. What a clash is, is for `domain.visits.clashes` to say.
"""

from __future__ import annotations

from collections.abc import Callable

from interpreter_app.base import dates
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.visits.clashes import Clash, ClashKind
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services.wording import in_interface_language


def clash_text(clash: Clash, visit: Visit, name: Callable[[str], str]) -> str:
    """One clash as a sentence; `name` gives the name of a contact by its id."""
    titles = {
        session.id: in_interface_language(session.title) or _("a session without a title")
        for session in visit.sessions
    }
    places = {place.id: in_interface_language(place.name) for place in visit.places}
    one, other = titles.get(clash.sessions[0], ""), titles.get(clash.sessions[-1], "")
    said = {
        ClashKind.PERSON_TWICE: _("{who} is in “{one}” and in “{other}” at the same time for {minutes}."),
        ClashKind.INTERPRETER_TWICE: _(
            "{who} interprets and is wanted in “{one}” and in “{other}” at the same time for {minutes}."
        ),
        ClashKind.PLACE_TWICE: _("“{one}” and “{other}” are both in {who} for {minutes}."),
        ClashKind.TRAVEL_TOO_SHORT: _(
            "{who} has {minutes} from “{one}” to “{other}”, and the way takes {needed}."
        ),
        ClashKind.NO_BREAK: _(
            "{who} interprets for {minutes} without a break from “{one}” on; {needed} are agreed at most."
        ),
    }[clash.kind]
    who = places.get(clash.subject, "") if clash.kind is ClashKind.PLACE_TWICE else name(clash.subject)
    return said.format(
        who=who,
        one=one,
        other=other,
        minutes=dates.length_text(clash.minutes),
        needed=dates.length_text(clash.needed),
    )
