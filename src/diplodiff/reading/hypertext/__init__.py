"""What the readers of marked-up pages share: paragraphs as a browser sets them, and their order.

HTML, EPUB and Akoma Ntoso put words between tags. Their readers turn what they meet into calls of
a `_flow.Flow`, which folds white space, numbers lists, joins rows of tables, and sets aside what is
no body.
"""

from __future__ import annotations
