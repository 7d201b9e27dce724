"""How a command ends: with a status, and one clear word where something went wrong."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

from index.errors import UserError


def status_of(run: Callable[[], int | None]) -> int:
    """What ``run`` returns, 0 for None; 1 when the user must act, which is said on the standard error, or stopped it.

    What the terminal has no character for is printed as its number. Whoever reads the output may have enough of it, as
    ``head`` does: nothing is to be said of that.
    """
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = run() or 0
        sys.stdout.flush()
    except UserError as error:
        sys.stderr.write(f"{error.message}\n{error.remedy}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python writes the rest when it ends
        return 1
    return status
