"""Whether a few words are French or English, by how words are spelt in the two.

Owns that table: what runs of letters tell, as learnt from the words of the starter glossaries (by
`tests/spelling_marks.py`), and the small words that stand in one language alone. Made for a term or a line,
where `guessing` is for columns and looks at less. It knows no third language.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

Known = Callable[[str], float | None]

STEPS = 4
"""The table's weights are in steps of a quarter of a natural logarithm of odds."""

_WORD = re.compile(r"[^\W\d_]+")
_MOST = 400
"""Characters that are looked at."""
_SMALL_WORD = 10
_MOST_OF_A_WORD = 12
"""No word tells more than this, however it is spelt: it may be a name."""
_LONGEST_NAME = 5
"""Letters of an acronym, in capitals, which tell nothing."""

_FRENCH = frozenset(
    "le la les l de des du d et au aux un une en pour par sur dans sous avec ou est sont ce cette ces qui que"
    " nous vous il elle ils elles ne pas être à sans son sa ses chez entre vers contre plus qu n j leur leurs"
    " notre votre y avoir fait deux".split()
)
_ENGLISH = frozenset(
    "the of and to for in with by from at is are be this that these those who which we you it they not or as"
    " has have will your our his her its without into up off out over between against about what how when"
    " where why do does did there their two".split()
)
_VOWEL = re.compile("[aeiouyà-öø-ÿœ]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?=\s|$)")

_TABLE = """
11: é$
10: u$
9: ^é ré és
8: au i$ rend$
7: dé eau eil eu os$ rme tou ér
6: ait ang eur gar ie$ ier is$ lé mé onn té ée ég ét
5: ^dé aire$ ats che cte err est et$ ffr fon hors$ hé ich in$ lte mpr nen nom nt$ oi oit ora par pos
5: rice$ rne rè sem tent$ tin tre uel un$ upe uv uve ven z$ èr ère ès éc éd és$ êt
4: ^am ^es ^fe ^il ^pl aine$ ais at$ au$ bre de$ dent$ dev dre e$ emp erc esse$ ets ez$ gne gé he$
4: hè iel ien iers$ if$ ige ir$ iste$ it$ ité jet jou lle lles$ lli mme mun nal ndr nsc né och onc
4: oup ours$ ouv pel pré pé qua rd sag ser tard$ tes ui unal$ urg ux$ ver vr èg én ép ôt
3: ^at ^ce ^en ^ep ^mé ^ob ^ur ^v ^vi ^z aba adm adr adu agn ali amen$ anc and ande$ ants$ ao as$
3: asse$ atr aî bâ bât cap cet cev cher$ cla coo cou coû ctu cun cé dem des di di$ dic dir eff eme
3: emps$ er$ es$ eva ez fert$ fin fs gent$ gine$ gl gna hau het hô ial ici idi ie ied ilan$ ils
3: ires$ isme$ je lac lo$ loi lut là là$ lè mar mbr mes mot ncer$ ndi nim nir oir ois om om$ omb omp
3: opr ori orme$ oye oû oût pec pied$ ppa pru pte que ra ra$ rang$ rap rd$ ren rer ric rni rra rta
3: rés rê scr sei sie sme sse sser$ ssi ssu ste stes$ sti sé tat thè tif tir tiv tr tu tut tè té$
3: uan ubl ue uf uge uit ul$ una ur$ ux va$ vé xe$ à$ ât âti ço ège ès$ ée$ él éle ém éra év ête ît
3: ût
2: ^ef ^sé bie bor el$ ente$ fres$ ifs mmu nn non ond pl$ rave$ roi rr rêt sept$ sio tend$ uto vend$
2: xte
-2: ^if ^sp aint$ ects$ gra hai job lion$ lue mpe ndl sale$ som sup uite$ urt uth xch
-3: ^au ^br ^cr ^fl ^hi ^jo ^le ^mu ^o ^on ^ru ^sh ^up ^va ^wi ^yo abl able$ ade ages$ aim airs$
-3: aise$ ak alu ana ange$ ank ar ar$ arr ase ato ay b$ box cau cei ches$ cies$ cis cise$ ck$ clo
-3: coi com come$ cts cur de dec def del der dv edu ees efe emo ends$ eng ense$ eo ete evi ey fair$
-3: fer ff$ four$ fro ful gg gn$ hair$ he hem heme$ hol hou ht ians$ icl ict id iec iet iew ife ind
-3: ip$ isa ish ists$ iz ize jec jud lain$ land$ lar late$ lies$ los ls lt lve ly mber$ mini$ mmi
-3: more$ ms$ n$ nam nder$ ner ness$ nm nsu nter$ nur o$ oes oice$ omes$ otes$ ox p$ pai pat pen pl
-3: plo pol ppl pre ps pur rac ral rea ree rent$ rie rier$ rk rm$ rmal$ rms rn$ rns sal sch side$
-3: sma spi ster$ sure$ tc tco tee tho ti$ tic tie tim to$ tter$ ttl ty$ udi uen uet uir ular$ ult
-3: um un und urc urse$ vem vid vis vou wa wer wi wo ycle$ you ys$ zi
-4: ^el ^em ^it ^pr ^sc ^st ^ti ^tu ^us ain ake ame amp ast ates$ aw be ce$ dar dep dge die dl eas
-4: eat ec eci eq equ eve fir gh gua hes ho ic$ ices$ imes$ ing ke$ line$ lls ms nag ndo ng$ nge nit
-4: nk nme ntr oa oe oil ore ot$ rpo rter$ ses sts tain$ ters$ the ties$ tle tm tme tors$ tute$ ud
-4: use vel ys
-5: adv ail al$ als an$ are ck d$ ed ed$ ee$ eg eri esi etr ew ft g$ get id$ ks ks$ lin lt$ m$ ment$
-5: oic onal$ ope ov per pra put qui rp rul set sid sl sm$ sses$ st sum th unc unt ute ve$ yo
-6: ^dr ^ev ^y ch$ ese h$ ld mit ome ove tl w$ we
-7: ct$ ere k$ ke ll$ ow sh
-8: oo st$
-9: ea one
-10: ^w ate ies or$ ss$
-11: oun
-12: ee y$
"""


def words_of(text: str) -> list[str]:
    """The words of a text as the table knows them: small letters, composed."""
    return _WORD.findall(unicodedata.normalize("NFC", text[:_MOST]).lower())


def marks_of(word: str) -> frozenset[str]:
    """What of a word the table may know: runs of two and three letters, with its ends, and its last four."""
    ends = f"^{word}$"
    runs = {ends[at : at + length] for length in (2, 3) for at in range(len(ends) - length + 1)}
    return frozenset(runs | ({f"{word[-4:]}$"} if len(word) > 3 else set()))


def leaning(text: str, known: Known | None = None) -> float:
    """Between -1 (English) and 1 (French): how surely the words of a text are in one language; 0: no telling.

    `known` says of a word in small letters how French it is, between -1 and 1, where that is known better
    than from its letters: 0 for one that both languages have; None for one that nobody knows.

    >>> leaning("tirage au sort") > 0.5, leaning("citizens’ assembly") < -0.5, leaning("RER")
    (True, True, 0.0)
    """
    given = unicodedata.normalize("NFC", text[:_MOST])
    odds = -_SMALL_WORD * float(len(_POSSESSIVE.findall(given)))
    for word in _WORD.findall(given):
        odds += _together(_odds(word), known(word.lower()) if known is not None else None)
    return math.tanh(odds / (2 * STEPS))


def _together(spelt: int, known: float | None) -> float:
    """What a word tells by its letters and by what is known of it, which goes first where the two differ."""
    if known is None:
        return spelt
    told = known * _MOST_OF_A_WORD
    return max(told, spelt, key=abs) if told * spelt > 0 else told


@lru_cache(maxsize=4096)
def _odds(word: str) -> int:
    if word.isupper() and 1 < len(word) <= _LONGEST_NAME:
        return 0
    small = word.lower()
    if small in _FRENCH:
        return _SMALL_WORD
    if small in _ENGLISH:
        return -_SMALL_WORD
    if len(small) == 1 or not _VOWEL.search(small):
        return 0
    told = sum(_weights().get(mark, 0) for mark in marks_of(small))
    return max(-_MOST_OF_A_WORD, min(_MOST_OF_A_WORD, told))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, int]:
    made: dict[str, int] = {}
    for line in _TABLE.strip().splitlines():
        weight, _colon, marks = line.partition(": ")
        made |= dict.fromkeys(marks.split(), int(weight))
    return made
