"""Real words and phrases that have nothing to do with the starter glossaries, and misheard ones that do.

For an unrelated word «nothing found» is the right answer: what is shown instead is noise, read by somebody
who has half a second. The misheard and misspelt words say what the same rules must still find.
"""

from __future__ import annotations

from collections.abc import Iterable

from interpreter_app.domain.language.folding import content_words, fold
from interpreter_app.domain.language.inflection import stem
from interpreter_app.domain.terms import Language
from interpreter_app.services.lookup import LookupResult

WORDS = """
housing computer butterfly kitchen guitar weather mountain bottle window elephant birthday coffee blanket
hospital whisky football orchestra penguin chocolate dentist fabric garlic hammer
island jacket kettle mirror needle onion pepper quilt rabbit saddle thunder umbrella velvet wallet
yellow zebra airport bakery candle dolphin festival glacier harvest insect jewel keyboard lantern
mustard napkin ocean pillow railway scissors trumpet vaccine walrus yoghurt anchor biscuit cathedral diamond
embassy feather gravity hedgehog lettuce magnet nostril oxygen parrot radiator sandwich telescope
soldier submarine carpet cinema curtain tennis violin tiger spider pencil
papillon cuisine guitare montagne bouteille fenetre anniversaire couverture hopital tracteur orchestre
chocolat dentiste moteur tissu marteau veste bouilloire miroir aiguille oignon poivre lapin selle
tonnerre parapluie velours portefeuille jaune boulangerie bougie dauphin glacier moisson
insecte bijou clavier lanterne moutarde serviette oreiller ciseaux trompette vaccin yaourt ancre
cathedrale diamant plume gravite herisson laitue aimant narine oxygene perroquet radiateur
soldat chirurgie rideau araignee crayon fromage chaussure grenouille tortue pamplemousse ordinateur
neige pluie cheval mouton casserole fourchette chemise
""".split()

PHRASES = """
football match | black coffee | petit chien | glass of wine | tarte aux pommes | wild horses | bicycle lane
train station | salle de bain | chemin de fer | red carpet | heart attack | orange juice | film noir
guerre froide | winter coat | machine à laver | pomme de terre | bank holiday | dinner party | chat noir
stock market | marché boursier | rugby club | coup de soleil | snow storm | open heart | fin de siècle
nuit blanche | moulin rouge | sea level | income tax | foreign policy | politique étrangère | space station
""".replace("\n", "|").split("|")
PHRASES = [phrase.strip() for phrase in PHRASES if phrase.strip()]

WANTED = {
    # heard
    "consay": "conseil",
    "mary": "mairie",
    "méri": "mairie",
    "budjay": "budget participatif",
    "arondisman": "arrondissement",
    "partisipatif": "budget participatif",
    "preefay": "préfet",
    "kartier": "quartier",
    "asosiasion": "association",
    "sitizen": "citizens’ jury",
    "kownsil": "council",
    "komunity council": "community council",
    "facilitater": "facilitator",
    "konsertasion": "concertation",
    "depouyman": "dépouillement",
    "anket publik": "enquête publique",
    # misspelt
    "bugdet": "budget participatif",
    "concertaton": "concertation",
    "dépouilement": "dépouillement",
    "arondissement": "arrondissement",
    "delibreation": "délibération",
    "facilitatr": "facilitateur",
    "partcipatory": "participatory budgeting",
    "comunity council": "community council",
    "steerng group": "steering group",
    "budge participative": "budget participatif",
    "conseils citoyes": "conseil citoyen",
    "budgts participatifs": "budget participatif",
    "comité de pilotge": "comité de pilotage",
    "electoral regsiter": "electoral register",
}
"""What is heard or mistyped, and the term of the starter glossary that must be among the first seven."""


def noise(typed: str, results: Iterable[LookupResult]) -> list[str]:
    """The terms found that have not one of the words typed, in no form: nobody who typed them wants these.

    «bank holiday» isn't unrelated to a glossary that has it.
    """
    wanted = _stems(typed)
    return [result.matched.text for result in results if not wanted & _stems(result.matched.text)]


def _stems(text: str) -> set[str]:
    words = content_words(fold(text).split())
    return {stem(word, language) for word in words for language in Language}
