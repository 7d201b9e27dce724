"""The styles of a reference, and what they are called."""

from __future__ import annotations

from enum import StrEnum

from index.document import Language


class Style(StrEnum):
    """How a reference is written; ``is_data`` tells forms for other programs from styles for readers."""

    GB_T_7714 = "gb-t-7714"
    APA = "apa"
    CHICAGO = "chicago"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"

    @property
    def extension(self) -> str:
        """How the name of a file ends in which references of this style are."""
        return _EXTENSIONS.get(self, "txt")

    def label(self, language: Language) -> str:
        """What the style is called on a screen."""
        return _LABELS[self][language]

    @property
    def is_data(self) -> bool:
        """Whether it is for programs: several lines with marks of their own, never to be set as prose."""
        return self in {Style.BIBTEX, Style.RIS, Style.CSL_JSON}


def style_of(name: str, language: Language) -> Style:
    """The style called ``name``; for any other name the one that readers of ``language`` use most."""
    usual = Style.GB_T_7714 if language == "zh" else Style.APA
    return next((style for style in Style if style.value == name), usual)


_EXTENSIONS = {Style.BIBTEX: "bib", Style.RIS: "ris", Style.CSL_JSON: "json"}
_LABELS: dict[Style, dict[Language, str]] = {
    Style.GB_T_7714: {"zh": "GB/T 7714—2015（顺序编码制）", "en": "GB/T 7714-2015 (numeric)"},
    Style.APA: {"zh": "APA（第 7 版）", "en": "APA, 7th edition"},
    Style.CHICAGO: {"zh": "芝加哥（注释—参考文献，第 18 版）", "en": "Chicago, 18th edition (notes and bibliography)"},
    Style.BIBTEX: {"zh": "BibTeX", "en": "BibTeX"},
    Style.RIS: {"zh": "RIS", "en": "RIS"},
    Style.CSL_JSON: {"zh": "CSL JSON", "en": "CSL JSON"},
}
