"""Characters that models do not know, on their way through one: how many arrive.

    python -m benchmarks.survival [--segments 2000] [--source en] [--target pt] [--seed 1] [--show N]

writes sentences with emoji, words in other scripts, addresses, handles, code, rare letters and signs, quotes, dashes,
tabs and odd spaces in them, translates them by the route that the settings give (guard and self-repair on), and prints
per kind how many there were and how many did not arrive as they were. The same seed gives the same sentences.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from typing import TYPE_CHECKING

from transnews.engines import Router
from transnews.engines.repair import careful
from transnews.settings import load

if TYPE_CHECKING:
    from collections.abc import Iterator

ITEMS: dict[str, tuple[str, ...]] = {
    "emoji": ("😀", "👩‍💻", "🇦🇲", "❤️", "👍🏽", "🎉", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "☎", "🤷🏿‍♀️"),
    "cyrillic": ("Маргарян", "Министерство обороны", "Ўзбекистон", "«мир»"),
    "arabic": ("أرمينيا", "وزارة الخارجية", "تهران", "ڕۆژنامه"),
    "cjk": ("北京", "新華社", "東京タワー", "서울", "한국 방송"),
    "other scripts": ("Նիկոլ", "თბილისი", "Αθήνα", "ירושלים", "दिल्ली", "ประเทศไทย", "አዲስ አበባ"),
    "url": (
        "https://example.org/a?b=c&d=1",
        "www.example.org",
        "http://example.org/~news/#top",
        "https://example.org/наука",
    ),
    "mail": ("press@example.org", "first.last+tag@mail.example.co.uk"),
    "handle": ("@newsroom", "#elections", "@the_press_2", "#выборы"),
    "code": ("{name}", "{{count}}", "<br/>", "`make test`", "a_b_c", "5<6", "C:\\news", "50^2", "~/news"),
    "rare letters": ("Łódź", "Şahin", "Əliyev", "Þórður", "Győr", "Nguyễn", "Čapek", "Ħaż-Żabbar"),
    "signs": ("€500", "₺40", "№ 7", "25 °C", "½", "™", "©", "±3", "→", "✓", "‰", "§ 5", "₾"),
}
MARKS: dict[str, tuple[str, ...]] = {
    "quotes": ("“{}”", "«{}»", "„{}“", "‘{}’", '"{}"'),
    "dashes": ("{} – ", "{} — ", "{}—", "– {} –"),
    "ranges": ("{} 1990–2000", "{} −5", "{} pp. 12–17"),
    "ellipsis": ("{}…", "… {}"),
    "tabs": ("{}\t", "\t{}\t"),
    "odd spaces": ("{}\u00a0", "{}\u202f", "{}\u2009", "{}\u3000", "{}  ", "{}\u200b "),
}
SENTENCES = (
    "The minister said on Monday that {} would decide about the road.",
    "Nobody in {} knew when the talks would begin again.",
    "After the vote, {} was in all the papers, and the members left the hall.",
    "Two people from {} were hurt when the bus left the road near the bridge.",
    "{} is open again",
    "Police asked witnesses to write to {}.",
    "It was the third time this year that {} and the union met, but they did not agree.",
    "The report, which {} published last week, names three companies.",
    "Why did {} leave the meeting before the end?",
    "The price of bread rose, and {} promised help to the farmers.",
)
WORDS = ("the council", "our reporter", "the old town", "a small village", "the team")


def main() -> None:
    """Translate, count, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=2000)
    parser.add_argument("--source", default="en")
    parser.add_argument("--target", default="pt")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="also print N sentences that lost something")
    options = parser.parse_args()
    made = list(segments(options.segments, random.Random(options.seed)))  # noqa: S311 - sentences, no secrets
    router = Router(load())
    pair = (options.source, options.target)
    translate = careful(router, router.route(*pair), pair, str)
    start = time.perf_counter()
    outputs = [hypothesis.text for hypothesis in translate([text for text, _kept in made])]
    seconds = time.perf_counter() - start
    total: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    shown = 0
    for (text, kept), output in zip(made, outputs, strict=True):
        total.update(kind for kind, _item in kept)
        lost = [(kind, item) for kind, item in kept if output.count(item) < text.count(item)]
        missing.update(kind for kind, _item in lost)
        if lost and shown < options.show:
            shown += 1
            print(f"{lost}\n    {text!r}\n    {output!r}")
    for kind, count in total.items():
        print(f"{kind:14} {count:6} {missing[kind]:6} lost")
    print(f"{len(made)} segments in {seconds:.1f} s, {total.total()} strings, {missing.total()} lost")


def segments(count: int, choose: random.Random) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield sentences, and what must arrive of each: (kind, text)."""
    for _number in range(count):
        kept: list[tuple[str, str]] = []
        subjects = [choose.choice(WORDS)]
        for kind in choose.sample(list(ITEMS), choose.choice((1, 1, 2))):
            item = choose.choice(ITEMS[kind])
            subjects.append(item)
            kept.append((kind, item))
        subject = " ".join(subjects)
        for kind in choose.sample(list(MARKS), choose.choice((0, 1, 1, 2))):
            pattern = choose.choice(MARKS[kind])
            subject = pattern.format(subject)
            kept += [(kind, mark) for mark in typed(pattern)]
        yield choose.choice(SENTENCES).format(subject), kept


def typed(pattern: str) -> list[str]:
    """Return what a pattern has besides ordinary words, each once."""
    parts = [part for part in pattern.replace("{}", " ").split(" ") if part and part != "pp."]
    return list(dict.fromkeys(parts)) or [pattern.replace("{}", "")]


if __name__ == "__main__":
    main()
