"""Files of questions: one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path

from index.errors import QueryError


def read_asked(path: Path, field: str) -> list[tuple[str, str]]:
    """(id, text) of every line of ``path``, the text from ``field``.

    Raises QueryError when there is no such file, it is not UTF-8, or a line is malformed.
    """
    remedy = f'Write one JSON object a line, with "id" and "{field}".'
    if not path.is_file():
        raise QueryError(f"The file {path} does not exist.", remedy)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"The file {path} is not UTF-8 ({error}).", "Save it as UTF-8, then try again.") from error
    found = []
    # Not splitlines(): JSON may hold a line separator (U+2028) as it is.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
                if not isinstance(row[field], str):
                    raise TypeError(f'"{field}" is not a string')
                found.append((str(row["id"]), row[field]))
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise QueryError(f"Line {number} of {path} cannot be used ({error}).", remedy) from error
    return found
