"""The vocabulary of NITF (IPTC News Industry Text Format 3.x, its documentation and XML Schema; 2.5 reads alike)."""

from __future__ import annotations

from transnews.articles.html.vocabulary import Vocabulary, names

NITF = Vocabulary(
    # Enriched text and what it is made of, ruby, and the HTML that systems put among them.
    inline=names(
        "a addressee alt-code br care.of chron city classifier copyrite copyrite.holder copyrite.year country "
        "delivery.office delivery.point denom em event frac frac-sep function lang location money name.family "
        "name.given num numer object.title org person postaddr postcode pronounce q region state story.date sub "
        "sublocation sup virtloc "
        "rb rbc rp rt rtc ruby "
        "b big i img s small span strike strong u"
    ),
    # What identifies, manages and delivers an article (of docdata all but notes to editors and keywords), legal text,
    # encoded media, and text that must not be set anew.
    opaque=names(
        "bibliography correction custom-table date.expire date.issue date.release del-list distributor doc-id "
        "doc-scope doc.copyright doc.rights du-key evloc fixture identified-content iim media-metadata media-object "
        "media-reference pre pubdata revision-history rights series tobject urgency"
    ),
    labelled=names("media-reference"),
    # An address, and what is nothing but elements in a fixed order.
    code=names("frac postaddr"),
    # A dateline's place and date are each carried over by the glossary and by value.
    alone={"dateline": names("location story.date")},
    kinds={
        **dict.fromkeys(("title", "hl1"), "headline"),
        "hl2": "subhead",
        "dateline": "dateline",
        **dict.fromkeys(("byline", "byttl", "credit", "datasource", "media-producer", "tagline"), "credit"),
        **dict.fromkeys(("caption", "media-caption"), "caption"),
        "li": "list-item",
        "bq": "quote",
        **dict.fromkeys(("dl", "fn", "note", "table"), "paragraph"),
    },
    texts=names("alt alternate-text info key title"),
    meta=names("description"),
    staying=names(
        "body body.content body.end body.head docdata head hedline key-list media nitf table tbody td tfoot th thead tr"
    ),
    root="nitf",
    root_language="baselang",
    language="xml:lang",
    xml=True,
)
