"""What the readers of word processors' documents share: paragraphs, lists and their numbers.

DOCX, ODT and RTF say the same things in three ways. Their readers turn what they meet into calls
of a `_flow.Flow`, which knows paragraphs, tables, what is set aside and what is hidden, and into
numbers of lists, which `_numerals` writes out.
"""

from __future__ import annotations
