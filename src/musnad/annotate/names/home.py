"""What an outlet tells of the names on its pages: its own short names."""

from collections.abc import Mapping
from functools import cache

from musnad import outlets
from musnad.annotate.names.lexicon import classes
from musnad.arabic import folded


@cache
def entities() -> Mapping[str, Mapping[str, str]]:
    """By each folded name of a listed outlet, its short names («الجزيرة» of «صحيفة الجزيرة») with its id."""
    found: dict[str, Mapping[str, str]] = {}
    for outlet in outlets.known():
        names = [folded(name) for name in outlet.names]
        heads = (name.partition(" ") for name in names)
        shorts = {
            rest or name for name, (head, _, rest) in zip(names, heads, strict=True) if classes("org_heads").get(head) == "medium"
        }
        found |= {name: dict.fromkeys(shorts, outlet.entity) for name in names if outlet.entity}
    return found
