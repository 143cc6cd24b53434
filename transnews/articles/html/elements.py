"""The vocabulary of HTML."""

from __future__ import annotations

from transnews.articles.html.vocabulary import Vocabulary, names

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

HTML = Vocabulary(
    # HTML Standard, phrasing content.
    inline=names(
        "a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark meter nobr output picture "
        "progress q rb rp rt rtc ruby s small span strike strong sub sup time tt u"
    ),
    void=names("area base br col embed hr img input link meta param source track wbr"),
    inline_void=names("area br img input source wbr"),
    opaque=names("audio canvas iframe math noembed noframes noscript object pre script style svg template video"),
    inline_opaque=names("math noscript script style svg template"),
    code=names("code kbd samp var"),
    foreign=names("math svg"),
    # HTML Standard, section 13.1.2.4.
    implied_ends={
        "li": names("p li"),
        **dict.fromkeys(("dt", "dd"), names("p dt dd")),
        **dict.fromkeys(("td", "th"), names("p td th")),
        "tr": names("p td th tr"),
        **dict.fromkeys(("tbody", "thead", "tfoot"), names("p td th tr tbody thead tfoot")),
        **dict.fromkeys(("option", "optgroup"), names("option")),
        **dict.fromkeys(_HEADINGS, frozenset(("p", *_HEADINGS))),
        "body": names("head"),
    },
    usual_ends=names("p"),
    news=names("article h1 main"),
    kinds={
        "h1": "headline",
        **dict.fromkeys(_HEADINGS[1:], "subhead"),
        "li": "list-item",
        "blockquote": "quote",
        **dict.fromkeys(("figcaption", "caption"), "caption"),
        **dict.fromkeys(("table", "dl", "article", "main", "section"), "paragraph"),
    },
    furniture=names("aside button dialog fieldset footer form menu nav select textarea"),
    furniture_roles=names(
        "banner complementary contentinfo dialog form menu menubar navigation search toolbar tooltip"
    ),
    # As content management systems name furniture and credits.
    furniture_words=names(
        "advert advertisement breadcrumb breadcrumbs comments commentform cookie cookies newsletter pagination "
        "promo related respond share sharebar sharedaddy sharing sidebar social subscribe"
    ),
    credit_words=names("byline copyright credit credits photographer"),
    texts=names("alt aria-description aria-label aria-placeholder aria-roledescription placeholder title"),
    meta=names("description og:title og:description og:image:alt twitter:title twitter:description twitter:image:alt"),
    staying=names("article body head html main table tbody td tfoot th thead tr"),
    root="html",
    has_direction=True,
    isolation=('<bdi dir="ltr">', "</bdi>"),
)
