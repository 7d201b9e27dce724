"""Note marks that stand apart in the file."""

from dataclasses import replace

from index.cleaning.marks import place_marks


def _texts(lines):
    return [line.text for line in lines]


def test_a_small_number_goes_to_the_line_beside_which_it_stands(line):
    # "in 1999, and" at 10 points: the comma begins at 72 + 7·5 = 107.
    body, mark = line("in 1999, and", top=400), line("12", left=107, top=404, size=6)
    (placed,) = place_marks((body, mark))
    assert placed.text == "in 1999¹², and"
    assert len(placed.boxes) == len(placed.text)
    assert placed.boxes[7:9] == mark.boxes


def test_two_marks_of_one_line_go_each_to_its_place(line):
    first = line("条约有效。", top=400)  # 72 to 122
    second = line("习惯法也有效。", left=140, top=400)
    marks = line("①②", left=122, top=404, size=6)
    apart = replace(marks, text="① ②", boxes=(marks.boxes[0], (0.0, 0.0, 0.0, 0.0), (210.0, 398.0, 216.0, 404.0)))
    assert _texts(place_marks((first, second, apart))) == ["条约有效。①", "习惯法也有效。②"]


def test_a_number_as_large_as_the_text_stays_a_line(line):
    lines = (line("in 1999, and", top=400), line("12", left=107, top=404, size=10))
    assert _texts(place_marks(lines)) == ["in 1999, and", "12"]


def test_a_small_number_beside_no_line_stays(line):
    lines = (line("in 1999, and", top=400), line("12", left=290, top=40, size=6))
    assert _texts(place_marks(lines)) == ["in 1999, and", "12"]


def test_small_words_stay_a_line(line):
    lines = (line("in 1999, and", top=400), line("12 of them", left=107, top=404, size=6))
    assert _texts(place_marks(lines)) == ["in 1999, and", "12 of them"]


def test_a_line_that_a_mark_had_cut_apart_is_one_again(line):
    # "条约有效①" ends at 72 + 4·10 + 5 = 117, and the rest goes on there.
    parts = (line("条约有效①", top=400), line("，而且普遍。", left=117, top=400))
    (joined,) = place_marks(parts)
    assert joined.text == "条约有效①，而且普遍。"
    assert joined.boxes == parts[0].boxes + parts[1].boxes


def test_english_parts_of_a_line_get_their_space_back(line):
    # "the treaty" ends at 72 + 10·5 = 122; four points on is a space.
    (joined,) = place_marks((line("the treaty", top=400), line("binds all", left=126, top=400)))
    assert joined.text == "the treaty binds all"
    assert len(joined.boxes) == len(joined.text)


def test_columns_side_by_side_stay_apart(line):
    lines = (line("the treaty", top=400), line("binds all", left=142, top=400))
    assert _texts(place_marks(lines)) == ["the treaty", "binds all"]


def test_lines_one_under_the_other_stay_apart(line):
    lines = (line("the treaty", top=400), line("binds all", left=124, top=386))
    assert _texts(place_marks(lines)) == ["the treaty", "binds all"]


def test_there_is_no_space_beside_a_chinese_character(line):
    # "UNCLOS" ends at 72 + 6·5 = 102.
    for parts in (("UNCLOS", 102, "公约"), ("公约", 92, "UNCLOS")):
        (joined,) = place_marks((line(parts[0], top=400), line(parts[2], left=parts[1] + 4, top=400)))
        assert joined.text == parts[0] + parts[2]


def test_a_line_that_begins_with_little_text_and_a_mark_has_the_size_of_its_rest(line):
    made = place_marks([line("月[1]", left=72, size=5), line("。靶向嵌合抗原", left=90, size=10)])
    assert [(line.text, line.size) for line in made] == [("月[1]。靶向嵌合抗原", 10)]


def test_the_number_of_a_paragraph_is_put_before_its_text_over_the_tab_between_them(line):
    assert [line.text for line in place_marks([line("4.", left=72), line("For the", left=110)])] == ["4. For the"]
    assert len(place_marks([line("Column", left=72), line("Other", left=130)])) == 2
