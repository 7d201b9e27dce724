"""Words as vectors: which words of a lane a word of the question is like."""

import json

import numpy as np
import pytest

from index.likeness import Likeness, written

#: The words of a lane as they are written, and their cosines with EAST.
COSINES = {"treaties": 1.0, "agreement": 0.8, "pact": 0.61, "rivers": 0.58, "wars": -1.0}
TEXTS = ["Treaties: an agreement.", "The pact of rivers and of wars."]
EAST = (1.0, 0.0)


def _at(cosine):
    return (cosine, (1 - cosine**2) ** 0.5)


def _encoder(cosines):
    return lambda texts: np.array([_at(cosines[text]) for text in texts], dtype=np.float32).reshape(-1, 2)


def _asked(*vectors):
    return np.array(vectors, dtype=np.float32).reshape(-1, 2)


@pytest.fixture(scope="module")
def likeness():
    return Likeness.over(TEXTS, _encoder(COSINES))


def test_a_word_is_written_as_it_mostly_stands_in_all_texts():
    assert written(["A treaty binds.", "Treaties, treaties!"]) == {"treati": "treaties", "bind": "binds"}


def test_of_forms_that_are_as_frequent_the_first_is_taken():
    assert written(["treaty", "treaties"]) == {"treati": "treaty"}
    assert written(["treaties", "treaty"]) == {"treati": "treaties"}


def test_numbers_are_left_out_and_words_with_digits_are_not():
    assert written(["Article 12 of 2020, １２", "1st", "2020年"]) == {"articl": "article", "1st": "1st", "年": "年"}


def test_chinese_words_are_taken_and_pairs_of_characters_are_not():
    assert written(["规则的軟聯通"]) == {"规则": "规则", "软": "软", "联通": "联通"}


def test_every_word_is_encoded_once_in_its_form():
    asked = []

    def encode(texts):
        asked.extend(texts)
        return np.zeros((len(texts), 2), dtype=np.float32)

    made = Likeness.over(["Treaties and treaties", "Treaties in 2020 bind"], encode)
    assert asked == ["treaties", "bind"]
    assert made.words == ["treati", "bind"]


def test_a_word_stands_for_those_near_it_by_the_sixth_power_of_the_cosine(likeness):
    # 0.8⁶ = 0.262144 and 0.61⁶ = 0.05152; 0.58 is too little, and so is -1, whatever its power.
    (group,) = likeness.groups(_asked(EAST))
    assert group == pytest.approx({"treati": 1.0, "agreement": 0.262144, "pact": 0.05152}, abs=1e-5)


def test_each_word_of_a_question_has_its_group_in_order_and_it_is_empty_where_no_word_is_like_it(likeness):
    # South is 90° or more from all of them.
    west, east, south = likeness.groups(_asked((-1, 0), EAST, (0, -1)))
    assert west == pytest.approx({"war": 1.0}, abs=1e-6)
    assert max(east, key=east.get) == "treati"
    assert south == {}


def test_a_word_stands_for_no_more_than_the_ten_nearest():
    cosines = {f"x{n}": 1 - n / 100 for n in range(15)}
    made = Likeness.over([" ".join(reversed(cosines))], _encoder(cosines))
    (group,) = made.groups(_asked(EAST))
    assert group.keys() == {f"x{n}" for n in range(10)}


def test_a_question_without_words_has_no_groups(likeness):
    assert likeness.groups(_asked()) == []


def test_in_a_lane_without_words_no_word_is_like_any(tmp_path):
    made = Likeness.over(["2020", "12 of 34"], _encoder({}))
    made.save(tmp_path / "likeness")
    for lane in (made, Likeness.load(tmp_path / "likeness")):
        assert lane.groups(_asked(EAST, EAST)) == [{}, {}]
        assert lane.vectors() == {}


def test_vectors_are_told_by_the_form_that_was_encoded(likeness):
    vectors = likeness.vectors()
    assert vectors.keys() == COSINES.keys()
    for form, vector in vectors.items():
        assert vector == pytest.approx(_at(COSINES[form]), abs=1e-6)


def test_saved_words_come_back_the_same(tmp_path):
    made = Likeness.over(["条约", "treaties"], _encoder({"条约": 1.0, "treaties": 0.9}))
    made.save(tmp_path / "deep" / "likeness")
    loaded = Likeness.load(tmp_path / "deep" / "likeness")
    assert loaded.forms == {"条约": "条约", "treati": "treaties"}
    assert loaded.groups(_asked(EAST)) == made.groups(_asked(EAST))
    assert {form: vector.tolist() for form, vector in loaded.vectors().items()} == {
        form: vector.tolist() for form, vector in made.vectors().items()
    }


@pytest.mark.parametrize("name", ["words.faiss", "forms.json"])
@pytest.mark.parametrize("damage", ["missing", "cut in half", "replaced"])
def test_a_damaged_folder_is_an_os_runtime_or_value_error(tmp_path, likeness, name, damage):
    likeness.save(tmp_path / "likeness")
    path = tmp_path / "likeness" / name
    content = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(content[: len(content) // 2] if damage == "cut in half" else b"[1, 2]\n")
    with pytest.raises((OSError, RuntimeError, ValueError)):
        Likeness.load(tmp_path / "likeness")


def test_a_word_too_few_is_a_value_error(tmp_path, likeness):
    likeness.save(tmp_path / "likeness")
    path = tmp_path / "likeness" / "forms.json"
    forms = json.loads(path.read_text(encoding="utf-8"))
    forms.pop("pact")
    path.write_text(json.dumps(forms), encoding="utf-8")
    with pytest.raises(ValueError, match="words and vectors differ"):
        Likeness.load(tmp_path / "likeness")


def test_the_vector_of_a_word_is_that_of_the_form_that_was_embedded():
    embedded = {"treaties": (0.6, 0.8), "water": (1.0, 0.0)}
    likeness = Likeness.over(["treaties water"], lambda words: np.array([embedded[w] for w in words], dtype=np.float32))
    known = likeness.known(["water", "treaty", "treaties"])
    assert {word: vector.tolist() for word, vector in known.items()} == {
        word: np.array(embedded[word], dtype=np.float32).tolist() for word in ("water", "treaties")
    }
    assert likeness.known([]) == {}
