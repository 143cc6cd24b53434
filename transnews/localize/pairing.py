"""Two lists of mentions paired in rounds, each round by one kind of key, in time linear in their lengths."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transnews.localize.mentions import Mention

Keys = Callable[["Mention"], Iterable[Hashable]]
"""What a mention may be found by in a round; nothing where it takes no part in it."""

Agreement = Callable[["Mention", "Mention"], bool]
"""Whether a source and a target that share a key may be paired."""

MOST_COMPARED = 20
"""How many mentions of one key are compared before giving up; bounds the time for a text that is one date repeated."""


@dataclass(slots=True)
class Pairing:
    """Mentions of both sides: the pairs found so far, and what is still free, in order."""

    sources: list[Mention]
    targets: list[Mention]
    pairs: list[tuple[Mention, Mention]] = field(default_factory=list)

    def round(self, source_keys: Keys, target_keys: Keys, agree: Agreement | None = None) -> None:
        """Pair every free source with the first free target that has one of its keys, and with which it agrees."""
        index: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for position, target in enumerate(self.targets):
            for key in target_keys(target):
                index[key].append(position)
        taken: set[int] = set()
        free = []
        for source in self.sources:
            found = self._first(source, source_keys, index, taken, agree)
            if found is None:
                free.append(source)
            else:
                taken.add(found)
                self.pairs.append((source, self.targets[found]))
        self.sources = free
        self.targets = [target for position, target in enumerate(self.targets) if position not in taken]

    def _first(
        self,
        source: Mention,
        source_keys: Keys,
        index: defaultdict[Hashable, deque[int]],
        taken: set[int],
        agree: Agreement | None,
    ) -> int | None:
        for key in source_keys(source):
            waiting = index.get(key)
            while waiting and waiting[0] in taken:
                waiting.popleft()
            for position in islice(waiting or (), MOST_COMPARED):
                if position not in taken and (agree is None or agree(source, self.targets[position])):
                    return position
        return None
