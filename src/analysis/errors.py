"""The errors a user can mend: each says what is wrong where, why, and what to do."""

from __future__ import annotations


class AnalysisError(Exception):
    """Base of all errors that the command line shows without a traceback; the message is one line with its remedy."""

    exit_code = 1

    def _render_traceback_(self) -> list[str]:
        """What IPython shows of it in a notebook: the message, as on the command line."""
        return [f"{type(self).__name__}: {self}"]


class UsageError(AnalysisError):
    """The call cannot be right: no or empty raw folder, unknown option, parameter, source or quantity."""

    exit_code = 2


class SchemaError(AnalysisError):
    """Tables on disk have another schema version, or lack a table or column."""


class NoTablesError(SchemaError):
    """The folder named holds no tables: nothing was built there yet, or another folder was meant."""

    exit_code = 2


class CurationError(AnalysisError):
    """A file of `data/curation` holds a wrong key, column or value; the message names file and line."""

    exit_code = 2


class ModelError(AnalysisError):
    """The language model is missing, or is not the official release."""


class LockedError(AnalysisError):
    """Another build is writing the same tables."""


class ReadError(AnalysisError):
    """A raw file cannot be read; the build lists it in `problems.csv` and goes on."""


class ResourceError(AnalysisError):
    """Disk, permissions or memory do not allow it; the tables on disk stay as they were."""
