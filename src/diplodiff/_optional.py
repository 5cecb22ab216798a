"""The one gate through which optional packages are imported."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from diplodiff.errors import MissingExtraError

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["require"]


def require(module: str, *, extra: str) -> ModuleType:
    """Import an optional module, or say which pip line installs it.

    Parameters
    ----------
    module : str
        Dotted name of the module to import.
    extra : str
        The extra of this package that installs it.

    Returns
    -------
    types.ModuleType
        The imported module.

    Raises
    ------
    MissingExtraError
        If the module is not installed. A module that is installed and fails while it is imported
        raises its own error: "not installed" would hide the cause.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        text = (
            f"{module} is needed here and is not installed; "
            f"install it with: pip install 'diplodiff[{extra}]'"
        )
        raise MissingExtraError(text, name=error.name) from error
