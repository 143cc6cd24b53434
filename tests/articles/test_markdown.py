from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from transnews.articles import markdown
from transnews.articles.inline import take_out
from transnews.articles.layout import Piece, own_piece, with_markup
from transnews.model import Article, Block

ARTICLE = """\
---
title: "A feira: dez dias de livros"
date: 2021-11-20
lang: pt
---

# A feira abre as portas

sábado, 20 de novembro de 2021

A feira recebe **editoras pequenas** e [autores](https://feira.example/autores "todos") da região.

## Como chegar

- De ônibus, linha 12
- A pé

> A praça estava cheia
> desde cedo.

![Leitores na praça](praca.jpg)

*Leitores na praça central (Lusa)*

| Dia | Hora |
| --- | ---- |
| sábado | 10h |

```python
print("não traduzir")
```
"""


def parse(text: str, language: str = "pt") -> list[Block]:
    return markdown.parse(text, language).blocks


def restored(text: str) -> str:
    article = Article("a", format="markdown", blocks=parse(text))
    return markdown.render(article, [own_piece(block) for block in article.blocks], "pt")


def test_kinds_and_texts() -> None:
    assert [(block.kind, block.text) for block in parse(ARTICLE)] == [
        ("headline", "A feira: dez dias de livros"),
        ("headline", "A feira abre as portas"),
        ("dateline", "sábado, 20 de novembro de 2021"),
        ("paragraph", "A feira recebe editoras pequenas e autores da região."),
        ("subhead", "Como chegar"),
        ("list-item", "De ônibus, linha 12"),
        ("list-item", "A pé"),
        ("quote", "A praça estava cheia\ndesde cedo."),
        ("caption", "Leitores na praça"),
        ("caption", "Leitores na praça central"),
        ("credit", "Lusa"),
        ("paragraph", "Dia"),
        ("paragraph", "Hora"),
        ("dateline", "sábado"),
        ("paragraph", "10h"),
    ]


def test_metadata() -> None:
    assert markdown.parse(ARTICLE, "pt").metadata == {
        "title": "A feira: dez dias de livros",
        "date": "2021-11-20",
        "language": "pt",
    }


def test_code_is_no_block() -> None:
    assert not any("print" in block.text for block in parse(ARTICLE))


def test_the_file_is_restored() -> None:
    assert restored(ARTICLE) == ARTICLE
    assert restored(ARTICLE.replace("\n", "\r\n")) == ARTICLE.replace("\n", "\r\n")


@given(st.text(st.sampled_from("ab *_`[]()!#>-|\\<&\n\r1."), max_size=80).filter(str.strip))
def test_nothing_is_lost(text: str) -> None:
    if parse(text):
        assert restored(text) == text


@given(st.text(st.sampled_from("ab *_`[]()!>\\<i/&\n~"), max_size=60))
@example("*<\n>*")
@example("\n>_<_")
def test_inline_markup_comes_back(content: str) -> None:
    text, spans = take_out(content)
    assert with_markup(Piece(text, spans)) == content


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("**A** b", "A b"),
        ("*a **b** c*", "a b c"),
        ("[a *b*](https://example.org/x_y)", "a b"),
        ("a_b_c and 2 * 3 * 4", "a_b_c and 2 * 3 * 4"),
        ("`**code**`", "`**code**`"),
        (r"\*no\*", r"\*no\*"),
        ("<b>bold</b>", "bold"),
    ],
)
def test_inline_texts(content: str, text: str) -> None:
    assert take_out(content)[0] == text


def test_the_front_matter_says_the_language_of_the_translation() -> None:
    article = Article("a", format="markdown", blocks=parse("---\nlang: pt-BR\ntitle: Feira\n---\n\nlang: pt\n"))
    pieces = [Piece("Fair"), Piece("lang: pt")]
    assert markdown.render(article, pieces, "en") == "---\nlang: en\ntitle: Fair\n---\n\nlang: pt\n"


def test_a_translated_title_stays_valid_yaml() -> None:
    article = Article("a", format="markdown", blocks=parse("---\ntitle: Feira\n---\n\nTexto.\n"))
    pieces = [Piece('Fair: "ten" days'), Piece("Text.")]
    assert markdown.render(article, pieces, "en") == '---\ntitle: "Fair: \\"ten\\" days"\n---\n\nText.\n'


def test_a_cell_with_a_bar_is_found_in_its_row() -> None:
    text = "| a\\|b | x |\n|--|--|\n| c | d |\n\nPara one.\n\n```\na|b\n```\n\nLast para.\n"
    assert [block.text for block in parse(text)] == ["a\\|b", "x", "c", "d", "Para one.", "Last para."]
    assert restored(text) == text


def test_hard_breaks_end_a_block() -> None:
    text = "First line.\\\nThe second  \nand third.\n"
    assert [block.text for block in parse(text)] == ["First line.", "The second", "and third."]
    assert restored(text) == text


def test_links_of_every_form() -> None:
    text = "[a](/x_(y)) [b](<c d>) [e](f 'g') [h][] [i] [j] [^1]\n\n[h]: /h\n[i]: /i\n"
    [block] = parse(text)
    assert block.text == "a b e h i [j] [^1]"
    assert [(span.opening, span.closing) for span in block.spans] == [
        *(("[", "](/x_(y))"), ("[", "](<c d>)"), ("[", "](f 'g')"), ("[", "][]"), ("[", "]"))
    ]


def test_boilerplate_is_left_out_with_its_lines_and_nothing_else() -> None:
    text = "# Head\n\nThe road is open.\n\n## Leave a reply\n\n- Read more\n- The bridge\n\n```\ncode\n```\n\n[1]: /x\n"
    article = Article("a", format="markdown", blocks=parse(text, "en"))
    pieces = [None if block.kind == "boilerplate" else own_piece(block) for block in article.blocks]
    assert markdown.render(article, pieces, "en") == (
        "# Head\n\nThe road is open.\n\n- The bridge\n\n```\ncode\n```\n\n[1]: /x\n"
    )


@pytest.mark.parametrize(
    ("title", "translated", "written"),
    [
        ("'Costa'", "Costa d'Água", "'Costa d''Água'"),
        ('"Costa"', 'The "coast"', '"The \\"coast\\""'),
        ("Costa", "Costa: sea", '"Costa: sea"'),
    ],
)
def test_titles_stay_valid_yaml(title: str, translated: str, written: str) -> None:
    source = f"---\nTitle: {title}\n---\n\nText.\n"
    article = Article("a", format="markdown", blocks=parse(source))
    assert restored(source) == source
    result = markdown.render(article, [Piece(translated), Piece("Text.")], "en")
    assert result == f"---\nTitle: {written}\n---\n\nText.\n"


@pytest.mark.parametrize("title", [">\n  Folded", "'It''s'", "x # note"])
def test_a_title_that_says_more_than_it_shows_is_left_alone(title: str) -> None:
    parsed = markdown.parse(f"---\ntitle: {title}\n---\n\nText.\n", "en")
    assert [block.text for block in parsed.blocks] == ["Text."]
    assert [issue.code for issue in parsed.issues] == ["not-read"]


def test_the_head_of_a_table_is_no_comment_form() -> None:
    text = "# Results\n\nThe count is over.\n\n| Name | Email |\n|---|---|\n| Website | 3 |\n\nLeave a reply\n"
    kinds = {block.text: block.kind for block in markdown.parse(text, "en").blocks}
    assert [kinds[name] for name in ("Name", "Email", "Website", "Leave a reply")] == ["paragraph"] * 3 + [
        "boilerplate"
    ]
