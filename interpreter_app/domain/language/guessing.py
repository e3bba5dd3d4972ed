"""Which language a few words are in, guessed from letters and endings. Never certain: it only saves a key."""

from __future__ import annotations

import re

from interpreter_app.domain.terms import Language

_FRENCH = re.compile(
    r"[àâçéèêëîïôûùüœæ]|\b(?:le|la|les|un|une|des|du|de|et|aux?|sur|pour|en)\b|\b[ldjnmsc]['’]"
    r"|(?:tion|ité|age|eur|eux|ement|aire|oir|que|if|ive|euse|ière?)s?\b|qu",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:the|an?|of|and|for|to|with|on|by)\b|(?:ing|ness|ship|ty|hood|ful|wide)s?\b"
    r"|w|ck|k\b|sh|th|['’]s?\b",
    re.IGNORECASE,
)


def likely_language(text: str, otherwise: Language) -> Language:
    """The language these words are probably in, or `otherwise` if nothing tells."""
    french, english = len(_FRENCH.findall(text)), len(_ENGLISH.findall(text))
    if french == english:
        return otherwise
    return Language.FRENCH if french > english else Language.ENGLISH
