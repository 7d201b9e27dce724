"""Countries and regions by their names in both languages: 波兰 is Poland, Polish; from Unicode's CLDR (by Babel)."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from babel import Locale

from index.document import Language
from index.expansion.glossary import Glossary, Term

#: The regions (UN M.49) that people speak of; 中非, Middle Africa, is rather China and Africa.
_REGIONS = re.compile("00[2359]|01[134589]|029|03[045]|14[235]|15[0145]|202|419")
_NONE = frozenset({"ZZ", "UN", "EU", "EZ", "QO", "XA", "XB"})  # no places, or of the glossary of the field
#: What else they are called, where CLDR has one name.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "002": ("African",),
    "003": ("北美", "North American"),
    "005": ("南美", "South American"),
    "011": ("West Africa",),
    "014": ("East Africa",),
    "015": ("North Africa",),
    "018": ("Southern African",),
    "030": ("East Asia", "East Asian"),
    "034": ("South Asia", "South Asian"),
    "035": ("South-East Asia", "Southeast Asian"),
    "142": ("Asian",),
    "143": ("Central Asian",),
    "145": ("West Asia",),
    "150": ("European",),
    "419": ("拉美", "Latin American"),
    "AE": ("阿联酋", "UAE"),
    "AR": ("Argentine",),
    "BY": ("Belarusian",),
    "CD": ("刚果民主共和国", "Democratic Republic of the Congo"),
    "CG": ("刚果共和国", "Republic of the Congo"),
    "CH": ("Swiss",),
    "CA": ("Canadian",),
    "CI": ("Ivory Coast",),
    "CZ": ("Czech Republic",),
    "DK": ("Danish",),
    "ES": ("Spanish",),
    "FI": ("Finnish",),
    "FR": ("French",),
    "GB": ("Britain", "British"),
    "GR": ("Greek",),
    "HK": ("香港", "Hong Kong"),
    "ID": ("印尼",),
    "IE": ("Irish",),
    "KG": ("Kyrgyz Republic",),
    "KP": ("DPRK", "Democratic People's Republic of Korea"),
    "KR": ("Republic of Korea", "Korea", "Korean"),
    "LA": ("Lao", "Lao PDR"),
    "LK": ("Sri Lankan",),
    "MM": ("Myanmar", "Burma"),
    "MN": ("蒙古国",),
    "MO": ("澳门", "Macao", "Macau"),
    "NL": ("Dutch",),
    "NO": ("Norwegian",),
    "NZ": ("New Zealander",),
    "PE": ("Peruvian",),
    "PH": ("Filipino",),
    "PS": ("巴勒斯坦", "Palestine", "Palestinian"),
    "PT": ("Portuguese",),
    "RU": ("Russian Federation",),
    "SA": ("沙特", "Saudi"),
    "TL": ("East Timor",),
    "TR": ("Turkey", "Turkish"),
    "TW": ("Taiwanese",),
    "US": ("United States of America", "USA", "America", "American"),
    "VN": ("Viet Nam",),
}
#: How what is of a place is called by its name: Kenya, Kenyan; China, Chinese; Pakistan, Pakistani.
_OF = (
    (re.compile(r"(?<=a)$"), "n"),
    (re.compile(r"(?:[aeoy]|)$"), "an"),
    (re.compile(r"(?:[aey]|)$"), "ian"),
    (re.compile(r"(?:a|)$"), "ese"),
    (re.compile(r"(?<=[^aeiou])$"), "i"),
    (re.compile(r"(?:and|en)$"), "ish"),
    (re.compile(r"(?:stan|land|y|s)$"), ""),
)

_SHORTEST = 4  # letters of such a word


def places_in(text: str, language: Language) -> tuple[Term, ...]:
    """The places that a ``text`` of ``language`` names, each once, in order; an English name is written with a
    capital: what is green is not of Greenland."""
    found = places().terms_in(text, language)
    if language == "zh":
        return found
    return tuple(place for place in found if any(re.search(rf"\b{re.escape(way)}", text) for way in place.en))


@functools.cache
def places() -> Glossary:
    """The names, one term a place; of two that share a name, such as Nigerian, the longer has it."""
    zh, en = ({str(code): name for code, name in Locale(one).territories.items()} for one in ("zh", "en"))
    codes = [code for code in en if code in zh and (_REGIONS.fullmatch(code) or code.isalpha()) and code not in _NONE]
    # Of ways that two terms have in common the glossary finds the term that comes last.
    return Glossary(
        [_term(zh[code], en[code], _ALSO.get(code, ())) for code in sorted(codes, key=lambda c: len(en[c]))]
    )


def _term(zh: str, en: str, also: tuple[str, ...]) -> Term:
    own = {word for rest, end in _OF if rest.search(en) and len(word := rest.sub("", en, count=1) + end) >= _SHORTEST}
    ways = dict.fromkeys((en, *(name for name in also if name.isascii()), *sorted(own)))
    return Term((zh, *(name for name in also if not name.isascii())), tuple(ways))
