"""Results -> Word documents (.docx) with native tracked changes.

Our own writer of the few parts that such a package needs: libraries for the format know neither
tracked changes nor moves, and a fixed set of parts, without relations to anything outside, is the
same to the byte for the same result.

A redline is one stream of words and paragraph marks, each of which stands in the base, in the
other text, or in both (`_pieces`). Rejecting every change leaves the base, accepting every change
the other text, because what is left over in either case spells it: the order of the stream
(`_plan`) may be as it likes, and a wrong link makes an ugly redline, never a false text.
"""

from __future__ import annotations

from diplodiff.rendering.word._options import WordOptions

__all__ = ["WordOptions"]
