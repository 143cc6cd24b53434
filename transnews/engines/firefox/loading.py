"""A model's files to a translator: in batches where its kind is covered, else one sentence a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.engines.firefox.batches import BatchedTranslator
from transnews.engines.firefox.decoding import longest_output
from transnews.engines.firefox.marian import ModelFileError, NotCoveredError, read_model
from transnews.engines.firefox.network import Network
from transnews.engines.firefox.one_by_one import OneByOneTranslator
from transnews.errors import MissingComponentError
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from transnews.engines.firefox.store import ModelFiles
    from transnews.engines.firefox.vocabulary import Vocabulary

LONGEST = 100
"""Tokens of the source vocabulary in one piece; news sentences have 35 on average.

The models lose the end of longer ones without a word: of 763 tokens 83 words came back.
"""


def load(
    files: ModelFiles, source: Vocabulary, target: Vocabulary, workers: int
) -> BatchedTranslator | OneByOneTranslator:
    """Return a translator; what a person should know is in its ``problems``.

    Raises ModelFileError for files that are broken or do not belong together, MissingComponentError where a library is
    not installed.
    """
    try:
        network = _network(files, source, target)
    except NotCoveredError as error:
        message = _("The Firefox model {model} is translated sentence by sentence, many times slower: {reason}.")
        translator = OneByOneTranslator(files, source, LONGEST)
        translator.problems.append(Issue("slow-model", "info", message.format(model=files.model.name, reason=error)))
        return translator
    return BatchedTranslator(network, source, target, LONGEST, workers)


def _network(files: ModelFiles, source: Vocabulary, target: Vocabulary) -> Network:
    """Return a model's network. It never writes its unknown token, as in Marian, nor one that has no text."""
    model = read_model(files.weights)
    try:
        network = Network(model, longest_output(LONGEST + 1), target.size, target.unknown)
    except ImportError as error:
        raise MissingComponentError(
            _("the Firefox engine needs the package {name}.").format(name=error.name),
            _("Install it with: {command}").format(command=f"pip install {error.name}"),
        ) from error
    for path, vocabulary, embeddings in (
        (files.source_vocabulary, source, network.source),
        (files.target_vocabulary, target, network.target),
    ):
        if vocabulary.size > len(embeddings):
            message = _("{path}: the vocabulary has {size} tokens, the model beside it {expected}.")
            raise ModelFileError(message.format(path=path, size=vocabulary.size, expected=len(embeddings)))
    return network
