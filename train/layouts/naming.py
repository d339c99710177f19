"""Names of elements as sites write them: telling, generated, of a framework, transliterated, or none."""

import random
from collections.abc import Callable, Mapping, Sequence

TELLING: Mapping[str, Sequence[str]] = {
    "page": ("page", "wrapper", "site", "container", "main-wrap", "app", "layout", "outer"),
    "main": ("main", "content", "primary", "site-main", "left-column", "col-main", "page-content", "centre"),
    "article": ("article", "post", "story", "news-item", "single-post", "entry", "news-details", "item-page", "detail"),
    "body": ("article-body", "entry-content", "post-content", "story-text", "news-text", "details-body", "content-text", "body"),
    "para": ("paragraph", "text", "par", "p", "block-text", "rich-text"),
    "head": ("header", "article-header", "post-head", "title-area", "story-top"),
    "title": ("title", "headline", "post-title", "entry-title", "news-title", "article__title", "heading"),
    "summary": ("summary", "lead", "excerpt", "standfirst", "intro", "subtitle", "deck"),
    "meta": ("meta", "info", "post-meta", "details", "article-info", "byline", "story-meta"),
    "date": ("date", "time", "published", "post-date", "timestamp", "publish-date"),
    "author": ("author", "byline", "writer", "by", "author-name"),
    "credit": ("source", "credit", "agency"),
    "figure": ("image", "photo", "figure", "featured-image", "main-img", "media", "thumb"),
    "caption": ("caption", "image-caption", "wp-caption-text", "credit", "photo-desc", "legend", "img-title"),
    "menu": ("menu", "nav", "navbar", "main-menu", "navigation", "top-links"),
    "logo": ("logo", "brand", "site-title"),
    "top": ("topbar", "header", "top", "masthead", "site-header"),
    "ticker": ("ticker", "breaking", "news-bar", "marquee", "urgent"),
    "crumbs": ("breadcrumb", "crumbs", "path", "you-are-here"),
    "section": ("category", "section", "kicker", "cat", "label", "rubric"),
    "cookie": ("cookie-notice", "gdpr", "consent", "privacy-bar", "popup"),
    "ad": ("ad", "ads", "banner", "advert", "sponsored", "dfp"),
    "inline": ("read-also", "inline-related", "related-inline", "see-also", "in-article", "box"),
    "related": ("related", "related-posts", "more-news", "similar", "recommended", "also-read", "suggestions"),
    "side": ("sidebar", "aside", "widget", "right-col", "rail", "secondary"),
    "most": ("most-read", "popular", "trending", "top-stories", "latest", "widget"),
    "item": ("item", "card", "post", "row", "media", "teaser", "list-item", "block"),
    "list": ("list", "items", "list-unstyled", "grid", "cards", "row"),
    "tags": ("tags", "tag-list", "keywords", "post-tags", "topics", "tagcloud"),
    "share": ("share", "social", "share-buttons", "addthis", "social-share", "tools"),
    "comments": ("comments", "comment-list", "disqus", "replies", "discussion", "responses"),
    "comment": ("comment", "reply", "comment-item", "media", "c"),
    "bio": ("author-box", "about-author", "bio", "writer-card"),
    "newsletter": ("newsletter", "subscribe", "signup", "mailing", "cta"),
    "wall": ("paywall", "premium", "subscription", "locked", "regwall"),
    "footer": ("footer", "site-footer", "bottom", "colophon", "foot"),
    "note": ("note", "disclaimer", "notice", "remark", "hint"),
    "live": ("live-entry", "update", "timeline-item", "post-update", "live-post"),
    "second": ("article", "post", "next-article", "story", "news-item", "more-story", "infinite-item"),
    "player": ("video", "player", "audio", "embed", "media"),
}
ARABIC: Mapping[str, Sequence[str]] = {
    "article": ("khabar", "maqal", "mawdoo"), "body": ("nass", "nas-khabar", "tafasil"), "title": ("onwan", "enwan"),
    "date": ("tarikh", "waqt"), "author": ("katib", "kateb", "moharrer"), "caption": ("taleeq-soora", "wasf"),
    "menu": ("qaima", "kaema"), "related": ("zat-sila", "motalleqa", "akhbar-okhra"), "most": ("aktar-qiraa", "akthar"),
    "tags": ("wosoom", "kalimat"), "share": ("musharaka", "sharek"), "comments": ("taliqat", "taaleqat"), "ad": ("ealan", "eelan"),
    "section": ("qism", "tasnif"), "footer": ("tathyeel", "asfal"), "summary": ("mokhtasar", "moqadema"),
    "figure": ("soora", "sowar"),
}  # fmt: skip
GENERIC = (
    "box",
    "inner",
    "wrap",
    "col",
    "row",
    "item",
    "block",
    "cont",
    "holder",
    "area",
    "unit",
    "part",
    "mod",
    "grp",
    "x1",
    "b2",
    "c3",
    "cell",
)
UTILITY = (
    "flex", "grid", "p-4", "mt-2", "mb-6", "text-sm", "text-gray-700", "font-bold", "leading-8", "w-full", "md:w-2/3", "px-3",
    "rounded", "shadow", "items-center", "gap-4", "text-right", "col-md-8", "col-12", "border-b", "hidden", "lg:block", "space-y-4",
    "bg-white", "relative", "overflow-hidden", "clearfix", "pull-right", "mx-auto", "text-lg", "container", "d-flex", "small",
)  # fmt: skip
STYLES = (
    "telling", "telling", "telling", "mixed", "mixed", "hashed", "native", "modules", "utility", "utility", "none", "none", "none",
    "arabic", "generic", "sparse", "fields", "controls", "camel", "wrong", "wrong", "builder", "builder",
)  # fmt: skip
MICRODATA: Mapping[str, str] = {
    "title": "itemprop=headline", "body": "itemprop=articleBody", "date": "itemprop=datePublished", "author": "itemprop=author",
    "summary": "itemprop=description", "menu": "role=navigation", "main": "role=main", "side": "role=complementary",
    "footer": "role=contentinfo", "second": "role=article", "article": "role=article", "list": "role=list", "item": "role=listitem",
    "cookie": "role=dialog", "wall": "role=dialog", "comments": 'aria-label="comments"', "related": "data-type=related",
    "section": "itemprop=articleSection", "tags": "itemprop=keywords", "share": "data-component=share",
}  # fmt: skip


class Names:
    """The names of one page's elements: one kind of element has one name throughout."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._style = chance.choice(STYLES)
        self._known: dict[str, str] = {}
        self._micro = chance.random() < 0.2
        self._few = [f"css-{''.join(chance.choices('abcdef0123456789', k=6))}" for _ in range(chance.randint(2, 5))]
        self._constant = chance.choice(chance.choice(list(TELLING.values())))  # in every name of a page builder's pages
        self.deep = chance.random() < 0.3  # elements inside an element of a kind have names as well

    def attributes(self, kind: str) -> str:
        """The attributes of an element of a kind, with a blank in front, or nothing."""
        if kind not in self._known:
            self._known[kind] = self._drawn(kind)
        return self._known[kind]

    def _drawn(self, kind: str) -> str:
        more = f" {MICRODATA[kind]}" if self._micro and kind in MICRODATA and self._chance.random() < 0.6 else ""
        return self._named(kind) + more

    def _named(self, kind: str) -> str:
        chance, style = self._chance, self._style
        if kind.endswith(" inner"):
            kind, style = kind.removesuffix(" inner"), style if style in {"hashed", "native", "utility"} else "generic"
        if style == "mixed":
            style = chance.choice(("telling", "hashed", "utility", "generic", "none"))
        if style == "none" or (style == "sparse" and chance.random() < 0.7):
            return ""
        name = self._name(kind, style)
        quote = chance.choice(('"', '"', "'"))
        key = "id" if chance.random() < 0.08 and style in {"telling", "generic"} else "class"
        extra = " " + chance.choice(UTILITY) if chance.random() < 0.15 else ""
        return f" {key}={quote}{name}{extra}{quote}"

    def _name(self, kind: str, style: str) -> str:
        chance = self._chance
        code = "".join(chance.choices("abcdefghkmnpqrstuvwxyz0123456789", k=chance.randint(4, 8)))
        telling = chance.choice(TELLING.get(kind, (kind,)))
        if style == "wrong" and chance.random() < 0.35:  # a theme's classes used for something else
            return chance.choice(chance.choice(list(TELLING.values())))
        if style == "arabic" and kind in ARABIC:
            return chance.choice(ARABIC[kind])
        made = self._made(style, telling, code)
        if made:
            return made
        return chance.choice(
            (
                telling,
                telling,
                f"{chance.choice(('c', 'td', 'jeg', 'news', 'site', 'm'))}-{telling}",
                f"{telling}__{chance.choice(GENERIC)}",
            )
        )

    def _made(self, style: str, telling: str, code: str) -> str:
        """A name in a style that machines or themes make; empty for other styles."""
        choice = self._chance.choice
        title = "".join(part.title() for part in telling.split("-"))
        makers: Mapping[str, Callable[[], str]] = {
            "hashed": lambda: choice(("css-", "sc-", "_", "c", "")) + choice("abcdefgh") + code,
            "modules": lambda: f"{title}_{choice(('root', 'wrap', 'main', telling))}__{code}",
            "utility": lambda: " ".join(self._chance.sample(UTILITY, self._chance.randint(1, 6))),
            "native": lambda: " ".join(self._chance.sample(self._few, self._chance.randint(1, 2))),  # few names on all of the page
            "controls": lambda: f"ctl00_{choice(('Main', 'ContentPlaceHolder1', 'cph'))}_{choice(('lbl', 'pnl', 'gv', ''))}{title}",
            "builder": lambda: choice(
                (self._constant, f"{self._constant} {self._constant}-{telling}", f"{self._constant}-{telling}")
            ),
            "fields": lambda: f"field field--name-{telling} block-{choice(GENERIC)}",
            "camel": lambda: choice(("item", "news", "c", "sp")) + title,
            "generic": lambda: choice(GENERIC) + (str(self._chance.randint(1, 30)) if self._chance.random() < 0.4 else ""),
        }
        return makers[style]() if style in makers else ""
