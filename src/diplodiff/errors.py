"""Every error and warning that diplodiff raises on purpose.

The tree, each leaf also a builtin so that generic code keeps working::

    DiplodiffError
    ├── OptionError (ValueError)             an option or argument outside what is accepted
    ├── MissingExtraError (ImportError)      an optional package is needed; names the pip line
    ├── SchemaError (ValueError)             serialised data that this version cannot read
    ├── LimitExceededError (ValueError)      names the limit, its value and how to go beyond it
    └── DocumentError (ValueError)           a document cannot be used
        ├── NotAFileError (OSError)          missing, a directory, a device, unreadable
        ├── UnsupportedFormatError           a format that cannot be read (yet)
        ├── UnsafeDocumentError              built so that reading it could do harm or mislead
        ├── CorruptDocumentError             damaged, cut off, or fatal to its reader
        ├── EncryptedDocumentError           locked by a password or by rights management
        ├── NoTextLayerError                 pictures of pages, without their text
        ├── EncodingError                    bytes that are not text in the stated encoding
        ├── EmptyDocumentError               nothing but white space
        ├── NoStatementError                 text, but nothing that can be compared as a clause
        └── SeveralStatementsError           more than one statement; names them, says how to choose

    DiplodiffWarning (UserWarning)
    └── TruncatedTextWarning                 a model did not read the end of some texts

Texts follow one pattern: what was wrong, the value received, what is accepted, how to mend it.
Doubts about a text that was read all the same are data (`diplodiff.Notice`), not errors.
"""

from __future__ import annotations

__all__ = [
    "CorruptDocumentError",
    "DiplodiffError",
    "DiplodiffWarning",
    "DocumentError",
    "EmptyDocumentError",
    "EncodingError",
    "EncryptedDocumentError",
    "LimitExceededError",
    "MissingExtraError",
    "NoStatementError",
    "NoTextLayerError",
    "NotAFileError",
    "OptionError",
    "SchemaError",
    "SeveralStatementsError",
    "TruncatedTextWarning",
    "UnsafeDocumentError",
    "UnsupportedFormatError",
]


class DiplodiffError(Exception):
    """Base of every error raised on purpose; catch this one to catch them all."""


class OptionError(DiplodiffError, ValueError):
    """An option or argument is outside what is accepted."""


class MissingExtraError(DiplodiffError, ImportError):
    """An optional package is needed and not installed; the text names the pip line."""


class SchemaError(DiplodiffError, ValueError):
    """Serialised data is not in a form that this version can read."""


class LimitExceededError(DiplodiffError, ValueError):
    """An input is larger than a documented limit; the text names limit, value and remedy."""


class DocumentError(DiplodiffError, ValueError):
    """A document cannot be used."""


class NotAFileError(DocumentError, OSError):
    """The path names no readable regular file."""


class UnsupportedFormatError(DocumentError):
    """The document is in a format that cannot be read."""


class UnsafeDocumentError(DocumentError):
    """The document is built so that reading it could do harm or mislead its reader."""


class CorruptDocumentError(DocumentError):
    """The document is damaged or cut off, or its reader came to grief over it."""


class EncryptedDocumentError(DocumentError):
    """The document is locked by a password or by rights management."""


class NoTextLayerError(DocumentError):
    """The pages are pictures, without the text that they show."""


class EncodingError(DocumentError):
    """The bytes are not text in the stated (or default) encoding."""


class EmptyDocumentError(DocumentError):
    """The document holds nothing but white space."""


class NoStatementError(DocumentError):
    """The text holds nothing that could be compared as a clause."""


class SeveralStatementsError(DocumentError):
    """The text holds more than one statement; the text names them and says how to choose."""


class DiplodiffWarning(UserWarning):
    """Base of every warning given on purpose."""


class TruncatedTextWarning(DiplodiffWarning):
    """A model did not read the end of some texts; the text names them and the limit."""
