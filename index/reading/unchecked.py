"""Functions of pdfium that are asked thousands of times a page: without the check of arguments that takes longer."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any


def unchecked(function: Any, result: Any) -> Callable[..., Any]:
    """``function`` of pdfium with ``result`` as its type. Its arguments must be whole numbers of 32 bits, addresses as
    ``ctypes.c_void_p``, or what ``ctypes.byref`` gives: anything else is not noticed, and crashes the process."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)
