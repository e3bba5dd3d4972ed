"""The words of TBX: its elements and data categories (ISO 30042, ISO 12620), and what they mean to us.

Data only, for the standard's first edition (TBX-Default, -Basic, -Min) and its second one (DCA and DCT): read
in `tbx_entry`, written in `tbx_writer`. A vocabulary that grows with every program that people export from.
"""

from __future__ import annotations

from collections.abc import Mapping

from interpreter_app.domain.terms import Gender, Number, PartOfSpeech, Status, TermType

VERSION_2 = "martif"
VERSION_3 = "tbx"
MINIMAL = "TBX"
"""The roots of TBX files: of the first edition, of the second, and of TBX-Min before it became a dialect."""

FRAMES = frozenset({"text", "body", "back"})
ENTRIES = frozenset({"termEntry", "conceptEntry", "entry"})
HEADERS = frozenset({"martifHeader", "tbxHeader", "header"})
LANGUAGES = frozenset({"langSet", "langSec", "langGroup"})
TERMS = frozenset({"tig", "ntig", "termSec", "termGroup"})
TERM_GROUP = "termGrp"
GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp"})
HISTORY = "transacGrp"
TYPED = frozenset(
    {"descrip", "descripNote", "admin", "adminNote", "termNote", "transac", "transacNote", "ref", "xref"}
)
"""Elements whose `type` says what they hold; that of any other is its name."""

SUBJECT = frozenset({"subjectField", "subject", "domain"})
SOURCE = frozenset({"source", "entrySource"})
DEFINITION = frozenset({"definition"})
CONTEXT = frozenset({"context", "example", "sampleSentence"})
NOTE = "note"
TYPE = "termType"
STATUS = "administrativeStatus"
_STATUS = (STATUS, "normativeAuthorization", "termStatus", "usageStatus")
PART_OF_SPEECH = "partOfSpeech"
GENDER = "grammaticalGender"
NUMBER = "grammaticalNumber"
REGION = "geographicalUsage"
PRONUNCIATION = "pronunciation"

_TYPES = {
    "fullForm": TermType.FULL_FORM, "entryTerm": TermType.FULL_FORM, "mainEntryTerm": TermType.FULL_FORM,
    "acronym": TermType.ACRONYM, "initialism": TermType.ACRONYM, "abbreviation": TermType.ACRONYM,
    "shortForm": TermType.SHORT_FORM, "clippedTerm": TermType.SHORT_FORM,
    "variant": TermType.VARIANT, "spellingVariant": TermType.VARIANT,
    "phrase": TermType.PHRASE, "phraseologicalUnit": TermType.PHRASE, "setPhrase": TermType.PHRASE,
    "collocation": TermType.PHRASE, "standardText": TermType.PHRASE,
}  # fmt: skip

_STATUSES = {
    "preferred": Status.PREFERRED, "preferredTerm": Status.PREFERRED,
    "admitted": Status.ADMITTED, "admittedTerm": Status.ADMITTED,
    "deprecated": Status.DEPRECATED, "deprecatedTerm": Status.DEPRECATED,
    "superseded": Status.DEPRECATED, "supersededTerm": Status.DEPRECATED,
    "notRecommended": Status.DEPRECATED, "obsolete": Status.DEPRECATED,
}  # fmt: skip
_STATUS_ENDING = "-admn-sts"

_PARTS = {
    "noun": PartOfSpeech.NOUN, "commonNoun": PartOfSpeech.NOUN, "properNoun": PartOfSpeech.PROPER_NOUN,
    "verb": PartOfSpeech.VERB, "adjective": PartOfSpeech.ADJECTIVE, "adverb": PartOfSpeech.ADVERB,
    "other": PartOfSpeech.OTHER,
}  # fmt: skip

_GENDERS = {
    "masculine": Gender.MASCULINE, "feminine": Gender.FEMININE, "common": Gender.COMMON,
    "masculineFeminine": Gender.COMMON,
}  # fmt: skip

NUMBERS = {"singular": Number.SINGULAR, "plural": Number.PLURAL}

Mark = TermType | Status | PartOfSpeech | Gender | Number

MARKS: Mapping[tuple[str, str], tuple[str, Mark]] = {
    **{(TYPE, text): ("type", value) for text, value in _TYPES.items()},
    **{
        (kind, text + ending): ("status", value)
        for kind in _STATUS
        for text, value in _STATUSES.items()
        for ending in ("", _STATUS_ENDING)
    },
    **{(PART_OF_SPEECH, text): ("part_of_speech", value) for text, value in _PARTS.items()},
    **{(GENDER, text): ("gender", value) for text, value in _GENDERS.items()},
    **{(NUMBER, text): ("number", value) for text, value in NUMBERS.items()},
}
"""By category and value: the field of a term that it fills, and with what."""

TYPE_NAMES = {
    TermType.FULL_FORM: "fullForm", TermType.ACRONYM: "acronym", TermType.SHORT_FORM: "shortForm",
    TermType.VARIANT: "variant", TermType.PHRASE: "phrase",
}  # fmt: skip
STATUS_NAMES = {
    Status.PREFERRED: "preferredTerm-admn-sts", Status.ADMITTED: "admittedTerm-admn-sts",
    Status.DEPRECATED: "deprecatedTerm-admn-sts",
}  # fmt: skip
PART_NAMES = {
    PartOfSpeech.NOUN: "noun", PartOfSpeech.PROPER_NOUN: "noun", PartOfSpeech.VERB: "verb",
    PartOfSpeech.ADJECTIVE: "adjective", PartOfSpeech.ADVERB: "adverb", PartOfSpeech.OTHER: "other",
}  # fmt: skip
"""Those that TBX-Basic permits: what a proper noun is besides a noun, a labelled note of ours says."""
GENDER_NAMES = {Gender.MASCULINE: "masculine", Gender.FEMININE: "feminine", Gender.COMMON: "other"}
