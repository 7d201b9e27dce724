"""Every style has its name in both languages."""

from assistant.references.styles import Style, style_of


def test_every_style_is_called_something_in_both_languages():
    labels = [style.label(language) for style in Style for language in ("zh", "en")]
    assert all(labels) and Style.GB_T_7714.label("zh") == "GB/T 7714—2015（顺序编码制）"


def test_three_are_for_readers_and_three_for_programs():
    assert [style.value for style in Style if style.is_data] == ["bibtex", "ris", "csl-json"]
    assert Style("apa") is Style.APA


def test_the_style_is_that_of_the_name_else_the_usual_one():
    assert style_of("ris", "zh") is Style.RIS
    assert (style_of("", "zh"), style_of("<x>", "en")) == (Style.GB_T_7714, Style.APA)
