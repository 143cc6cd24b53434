"""Parallel text out and in: one module per format, each with ``serialize()`` and, where it can be read, ``parse()``.

To add a format: a module here with what Bitext (and ReadableBitext) names, one line in BITEXTS, and its test.
"""

from transnews.bitexts.files import files_of, is_bitext, read
from transnews.bitexts.formats import BITEXTS, Bitext, BitextOfFiles, ReadableBitext

__all__ = ["BITEXTS", "Bitext", "BitextOfFiles", "ReadableBitext", "files_of", "is_bitext", "read"]
