"""Names and versions of written data, and what is said of data that cannot be read back.

The published JSON Schemas stand in the folder `schemas/` of this package, as
``statement-1.0.json`` and ``comparison-1.0.json``.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from diplodiff.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["check_schema", "malformed_as_schema_error", "text"]


def check_schema(data: Mapping[str, object], *, name: str, version: str) -> None:
    """Refuse data of another schema or of a newer major version.

    Parameters
    ----------
    data : mapping
        Data with the keys "schema" and "schema_version".
    name, version : str
        What this version reads.

    Raises
    ------
    SchemaError
        If `data` says otherwise.
    """
    found, found_version = data.get("schema"), str(data.get("schema_version"))
    if found != name:
        message = f"the schema is {found!r}; accepted is {name!r}"
        raise SchemaError(message)
    major = found_version.partition(".")[0]
    if not major.isdecimal() or int(major) > int(version.partition(".")[0]):
        message = f"schema version {found_version!r}; this version reads up to {version}: upgrade"
        raise SchemaError(message)


@contextmanager
def malformed_as_schema_error(name: str) -> Iterator[None]:
    """Turn the errors of reading malformed data into one `SchemaError` that names the fault."""
    try:
        yield
    except SchemaError:
        raise
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        message = f"malformed {name} data: {type(error).__name__}: {error}"
        raise SchemaError(message) from error


def text(value: object) -> str:
    """Return a string, or raise TypeError for anything else."""
    if not isinstance(value, str):
        message = f"{value!r} stands where a text is due"
        raise TypeError(message)
    return value
