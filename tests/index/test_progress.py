"""Progress where there is no terminal."""

from index.progress import Bar


def test_a_line_per_step_goes_to_stderr(capsys):
    with Bar() as bar:
        bar.show("a.pdf", 1, 2)
        bar.show("b.pdf", 2, 2)
    printed = capsys.readouterr()
    assert printed.err == "[1/2] a.pdf\n[2/2] b.pdf\n"
    assert printed.out == ""
