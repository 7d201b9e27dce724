"""Every error carries a remedy."""

import pytest

from index import errors


@pytest.mark.parametrize("kind", errors.UserError.__subclasses__(), ids=lambda kind: kind.__name__)
def test_an_error_reads_as_message_and_remedy(kind):
    error = kind("It broke.", "Mend it.")
    assert (error.message, error.remedy, str(error)) == ("It broke.", "Mend it.", "It broke. Mend it.")


def test_the_tree_in_the_docstring_names_every_error():
    for kind in (kind for kind in vars(errors).values() if isinstance(kind, type)):
        assert f"{kind.__name__} " in errors.__doc__
