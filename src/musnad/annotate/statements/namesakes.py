"""Things that bear a person's name: leagues, chairs, grounds, hospitals. Their namesake neither speaks nor is spoken of."""

from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import group
from musnad.arabic import readings


def called_after(scene: Scene, index: int) -> bool:
    """«دوري فلان»، «كرسي المهندس فلان»: whether something is called after the person named at a token."""
    before = index - 1 - (scene.words[index - 1].removeprefix("ال") in group("title", "royal")) if index > 1 else -1
    if before < 0 or scene.mention[before] is not None:
        return False
    return not group("called-after").isdisjoint({rest for _, rest in readings(scene.words[before])})
