"""What can go wrong, each with what to do about it.

UserError                 message + remedy; the commands print both and exit with 1
├── SourcesError          the sources folder or its catalog cannot be used
├── ReadError             one file cannot be read (it is reported; the rest of the library is built)
├── Stopped               reading a file took too long or too much memory, or crashed; reported likewise
├── IndexMissing          there is no index yet
├── IndexBusy             another build holds the lock
├── Cancelled             a build was stopped on request; the version that served goes on serving
├── CheckFailed           a version failed its test and does not serve
├── VersionError          a version cannot be written, or there is none such to go back to
├── ShelfError            a file cannot be added to the sources, taken away or put back
│   └── NameTaken         another has its name; it may be replaced
├── IndexMismatch         the index was built with another embedder or is damaged
├── EmbedderError         the embedding model cannot be loaded
├── RerankerError         the model that reads the first hits again cannot be loaded or used
├── DictionaryError       the dictionary of both languages cannot be read
├── QueryError            a question that cannot be asked
├── ConfigError           assistant.toml cannot be used
├── OutputError           what was asked for cannot be written where it should go
├── DatasetError          a benchmark is missing or malformed
├── TrainingDataError     text for training the embedder is missing or malformed
├── ReportError           a report of an evaluation, or a baseline, is missing or does not fit
├── ModelError            the language model cannot be reached or used; the extractive answer stands
│   └── ModelBrokeOff     it stopped in the middle of its reply
├── UnknownSystem         an evaluation names a system that is not known
├── AccountsError         who may sign in cannot be told (assistant/accounts.py)
└── ChatsError            the conversations that were kept cannot be used (assistant/conversations.py)
"""

from __future__ import annotations


class UserError(Exception):
    """Something that the user can put right: ``message`` says what is wrong, ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)  # both: an error from a worker process is made again from what is given here
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class SourcesError(UserError):
    """The sources folder is missing or empty, or its catalog is malformed."""


class ReadError(UserError):
    """One file cannot be read."""


class Stopped(UserError):
    """A worker process broke its limit of time or memory, crashed, or failed in a way that nobody foresaw."""


class IndexMissing(UserError):
    """There is no index in the folder."""


class IndexBusy(UserError):
    """Another process is building the index."""


class Cancelled(UserError):
    """A build was stopped by whoever asked for it."""


class CheckFailed(UserError):
    """A version does not find its own text, or its parts do not fit each other."""


class VersionError(UserError):
    """A version cannot be written, or the one to go back to does not exist."""


class ShelfError(UserError):
    """A file cannot be added to the sources, taken away or put back: its name, kind or size, or what lies there."""


class NameTaken(ShelfError):
    """There is another file of that name, which may be replaced."""


class IndexMismatch(UserError):
    """The index does not fit: another embedder made it, or a part of it is damaged."""


class EmbedderError(UserError):
    """The embedding model cannot be loaded."""


class RerankerError(UserError):
    """The model that puts the first hits in order cannot be loaded, or does not score pairs."""


class DictionaryError(UserError):
    """The dictionary of both languages cannot be read."""


class QueryError(UserError):
    """The question is empty or far too long."""


class ConfigError(UserError):
    """The settings file is not TOML, or has an unknown key or a value of another type."""


class OutputError(UserError):
    """A file that was asked for cannot be written: its folder, the permissions, or no room on the disk."""


class DatasetError(UserError):
    """A benchmark is missing or malformed."""


class TrainingDataError(UserError):
    """Text for training the embedder is missing or malformed."""


class ReportError(UserError):
    """A report of an evaluation, or a baseline, is missing, malformed or over other questions."""


class ModelError(UserError):
    """The language model cannot be reached, refuses, or is not installed."""


class ModelBrokeOff(ModelError):
    """The language model stalled, broke off or went on without end after it had begun."""


class UnknownSystem(UserError):
    """An evaluation names a system that is not known."""
