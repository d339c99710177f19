"""Names of elements as sites write them: telling, generated, of a framework, transliterated, or none."""

import random
from collections.abc import Mapping, Sequence

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
    "telling",
    "telling",
    "telling",
    "mixed",
    "hashed",
    "modules",
    "utility",
    "utility",
    "none",
    "arabic",
    "generic",
    "sparse",
)


class Names:
    """The names of one page's elements: one kind of element has one name throughout."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._style = chance.choice(STYLES)
        self._known: dict[str, str] = {}

    def attributes(self, kind: str) -> str:
        """The attributes of an element of a kind, with a blank in front, or nothing."""
        if kind not in self._known:
            self._known[kind] = self._drawn(kind)
        return self._known[kind]

    def _drawn(self, kind: str) -> str:
        chance, style = self._chance, self._style
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
        if style == "hashed":
            return chance.choice(("css-", "sc-", "_", "c", "")) + chance.choice("abcdefgh") + code
        if style == "modules":
            return f"{telling.title().replace('-', '')}_{chance.choice(('root', 'wrap', 'main', telling))}__{code}"
        if style == "utility":
            return " ".join(chance.sample(UTILITY, chance.randint(1, 6)))
        if style == "generic":
            return chance.choice(GENERIC) + (str(chance.randint(1, 30)) if chance.random() < 0.4 else "")
        if style == "arabic" and kind in ARABIC:
            return chance.choice(ARABIC[kind])
        return chance.choice(
            (
                telling,
                telling,
                f"{chance.choice(('c', 'td', 'jeg', 'news', 'site', 'm'))}-{telling}",
                f"{telling}__{chance.choice(GENERIC)}",
            )
        )
