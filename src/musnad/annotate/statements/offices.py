"""Offices and who holds them, as the article tells: «الرئيس الإيراني مسعود …»، «فلان، مدير المتحف»، «وزير خارجيته فلان»."""

from musnad.annotate.statements.alike import MAYBE, own_office, without_owner
from musnad.annotate.statements.anonymous import note_sources
from musnad.annotate.statements.authors import author, called_so, counterpart
from musnad.annotate.statements.breaks import object_after_subject
from musnad.annotate.statements.complements import field_noun
from musnad.annotate.statements.fullest import note_descriptions
from musnad.annotate.statements.genitives import agent_of, possessed, possessor
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.memory import Memory, name_at, words_of_name
from musnad.annotate.statements.nouns import subject_after
from musnad.annotate.statements.past_colon import tags
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, bare_noun, common, dual_noun, group, speaker_noun, stance, words_of
from musnad.arabic import is_word, without_article
from musnad.model import Mention

BACK = 12  # tokens before a name that can be its offices
NAME = 5  # tokens from sign to sign of a body's name in quotation marks
SECOND = 8  # tokens from the end of an office to one joined to it
FAR = 18  # tokens before a name in which its honour stands


def note_offices(scene: Scene, memory: Memory) -> None:
    """Take up the offices that stand beside persons («الرئيس الإيراني مسعود …»); done for the whole article first."""
    note_descriptions(scene, memory)
    note_sources(scene, memory)
    end = tags(scene)
    for index, mention in scene.names:
        if index >= end:
            break  # «… سمات فلان وزير كذا ولي العهد»: in a list of keywords an office stands beside anybody
        if mention.type == "PER":
            memory.people.setdefault(words_of(scene.text[mention.start : mention.end]), mention)
            _before_name(scene, index, mention, memory)
            called_so(scene, index, mention, memory)
            _after_name(scene, index, mention, memory)
            _honours(scene, index, mention, memory)
            author(scene, index, mention, memory)
            counterpart(scene, index, mention, memory)
        if mention.type != "LOC":
            _explained(scene, index, mention, memory)
        if mention.type == "ORG":
            memory.bodies.append(mention)
            memory.fields.setdefault(_field(words_of_name(scene.text, mention)), mention)


def _explained(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    """Take up a body's noun that explains the name before it: ««X» الشركة المتخصصة في …»، «X، الشركة الأم»."""
    after, last = index, len(scene.words) - 1
    while after < last and (scene.mention[after] is mention or (after - index < NAME and not scene.words[after][0].isalnum())):
        after += 1
    if after < last and scene.words[after].startswith("ال") and scene.words[after + 1].startswith("ال"):
        noun = without_article(scene.words[after])
        if noun in group("club") and scene.mention[after] is None:
            memory.apposed.setdefault(noun, mention)


def _field(words: tuple[str, ...]) -> str:
    """The word that is short for a body: «الداخلية» for «وزارة الداخلية»، «الأرصاد» for «الهيئة العامة للأرصاد»; else empty."""
    if len(words) < 2 or speaker_noun(words[0]) != "body":
        return ""
    nisba = len(words) == 3 and words[2].startswith("ال") and words[2].endswith(("ي", "يه"))  # «وزارة الداخلية السعودية»
    if (len(words) == 2 or nisba) and words[1].startswith("ال") and not words[0].startswith("ال"):
        return words[1]
    return next(("ال" + word[2:] for word in words[1:] if word.startswith("لل")), "")


def _before_name(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    start, joined = index, False  # «الملك فلان برقية إلى فلان»: only a dual reaches over another person
    crossed = scene.words[index].startswith("و") and mention.start > scene.tokens[index].start  # «فلان رئيس النادي وفلان»
    while start > 0 and index - start < BACK and _within_office(scene, start - 1):
        start -= 1
        word = bare_noun(scene.words[start])
        crossed = crossed or ((m := scene.mention[start]) is not None and m.type == "PER" and m is not mention)
        if joined and (other := scene.mention[start]) is not None and other.type == "PER":
            break
        if joined and word == "،":
            break  # «فلان، مدير الأمن العام، والفريق فلان»
        if object_after_subject(scene, start) or _object_with(scene, start):
            break  # «اقترح رئيس وزراء كذا منح فلان جائزة»، «أشاد مدرب كذا بقدرات لاعبه فلان»
        if _to_office(scene, start):
            _hold(scene, (start, index), mention, memory)
            break  # «رفع نائب الملك التعازي لرئيس كذا فلان»
        if start == index - 1 and possessor(scene, index, start) and without_article(word) not in group("rank", "title"):
            break  # «محامية فلان»
        if speaker_noun(word) == "role" and not crossed and scene.mention[start] is None and not _of_body(scene, start):
            joined = joined or word != scene.words[start]  # «المستشار وإمام المسجد الشيخ فلان»
            if (
                start > 0
                and word == scene.words[start]  # «إمام وخطيب كذا»: both are his
                and not scene.words[start - 1].startswith("ال")
                and scene.words[start - 1] not in group("title")
                and speaker_noun(bare_noun(scene.words[start - 1])) == "role"
            ):
                continue  # «رئيس الوزراء»، «نائب رئيس كذا»: the outer office is his
            if possessed(scene, start, index + 1) or agent_of(scene, start):
                break  # «متحدث باسم عائلة فلان»
            _hold(scene, (start, index), mention, memory)
            if without_article(word) not in group("rank") and word == scene.words[start]:
                _outer_office(scene, start, mention, memory)
                break  # «نائب رئيس الشركة المهندس فلان» goes on past the title
        clubs = word.endswith("ا") and (club := scene.mention[start + 1]) is not None and club.type == "ORG"
        if (dual := word[:-1] if clubs else dual_noun(word)) is not None and speaker_noun(dual) == "role":  # «مدربا كذا وكذا»
            state = memory.nisba.get(without_article(bare_noun(scene.words[index - 1])))
            memory.hold((dual, _nearest_body(scene, start, index, memory) or state or scene.words[index - 1]), mention)
            break


def _object_with(scene: Scene, index: int) -> bool:
    """«بقدرات»: a noun under ب that is neither a body nor a place, with which no office goes on («مدير التعليم بمنطقة كذا»)."""
    word = scene.words[index]
    if word[0] != "ب" or scene.mention[index] is not None or word.startswith("بال"):
        return False
    noun = word[1:]
    if not (stance(noun) or noun in common()) or speaker_noun(noun) is not None or noun in group("domain", "plain-office"):
        return False
    return clitic_cut(scene, index, "ب") > 0


def _nearest_body(scene: Scene, start: int, index: int, memory: Memory) -> str | None:
    """The club right before each of two: «مدربا النصر "البرازيلي" فلان والهلال "اليوناني" فلان»."""
    bodies = ((at, m) for at in range(index - 1, start, -1) if (m := scene.mention[at]) is not None and m.type == "ORG")
    for at, body in bodies:
        return body.entity if body.entity in memory.tables.known else without_article(bare_noun(scene.words[at]))
    return None


def _to_office(scene: Scene, index: int) -> bool:
    """«التعازي لرئيس … فلان»: an office after ل or ب that hangs on no other («المستشار لرئيس …»): nothing before it is his."""
    if scene.mention[index] is not None or speaker_noun(scene.words[index]) is not None or _unbound(scene.words[index]) is None:
        return False
    at = index - 1
    while at > 0 and scene.words[at].startswith("ال") and scene.words[at].endswith(("ي", "يه", "عام", "خاص", "اول")):
        at -= 1
    return speaker_noun(bare_noun(scene.words[at])) != "role"


def _unbound(word: str) -> str | None:
    """An office without the ل or ب before it, or None for another word: «خادم» of «لخادم»."""
    bare = "ال" + word[2:] if word.startswith("لل") else word[1:] if word.startswith(("ل", "ب")) and len(word) > 3 else ""
    return bare if bare and speaker_noun(bare) == "role" else None


def _of_body(scene: Scene, index: int) -> bool:
    """«رئيس اللجنة الإعلامية فلان», «رئيس مجلس الوزراء فلان»: an adjective or plural after a body, which could be an office."""
    word, before = scene.words[index], scene.words[index - 1] if index else ""
    if without_article(word) in group("role-plural") and speaker_noun(before) == "body":
        return True
    return word.startswith("ال") and word.endswith("يه") and before.startswith("ال") and speaker_noun(before) == "body"


def _outer_office(scene: Scene, inner: int, mention: Mention, memory: Memory) -> None:
    """«عقد محافظ الواحة رئيس المجلس فلان»: an office before the one beside the name, which may be his too."""
    for at in range(inner - 1, max(-1, inner - BACK), -1):
        if not _within_office(scene, at) or ((m := scene.mention[at]) is not None and m.type == "PER"):
            return
        follows = scene.words[at + 1]
        posted = follows.startswith("بال") and speaker_noun(follows[1:]) != "role"  # «المستشار بالديوان … الشيخ فلان»
        if speaker_noun(scene.words[at]) == "role" and (posted or not scene.words[at].startswith("ال")):
            key = role_key(scene, at, inner, memory)
            memory.maybe.setdefault(key[0], mention)
            if not scene.words[inner].startswith("ال"):
                memory.hold((MAYBE + key[0], *key[1:]), mention)


def _honours(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    """Take up the honours before a name: «سماحة المفتي العام … الشيخ فلان»."""
    for at in range(index - 1, max(-1, index - FAR), -1):
        if not _within_office(scene, at) or scene.words[at] == "،":
            return
        noun = without_article(scene.words[at]) if scene.words[at - 1] in {"صاحب", "لصاحب", "صاحبه"} else scene.words[at]
        if noun in group("title"):  # «صاحب السمو الملكي الأمير فلان»
            memory.honour(noun, mention)


def _after_name(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    _, after = name_at(scene, index)
    if after < len(scene.words) and scene.words[after] in COMMAS:
        after += 1
    kin = after < len(scene.words) and scene.words[after] in group("kinsman", "kinswoman")  # «فلانة والدة الشهيد فلان»
    if after < len(scene.words) and (kin or scene.words[after] in group("envoy") or speaker_noun(scene.words[after]) == "role"):
        office = subject_after(scene, after, min(len(scene.tokens), after + 6))
        if office is not None and (kin or _nobody(scene, office.start, office.end)):
            end = next((i for i in range(office.start + 2, office.end) if begins_office(scene, i)), office.end)
            _hold(scene, (office.start, _in_place(scene, end)), mention, memory)
            nation = memory.nisba.get(without_article(scene.words[index - 1])) if index else None
            head = role_key(scene, office.start, office.start + 1, memory) if nation is not None else ()
            if nation is not None and head:  # «البرتغالي فلان مدرب كذا … المدرب البرتغالي»
                memory.hold((head[0], nation), mention)
            _second(scene, end, mention, memory)


def _in_place(scene: Scene, end: int) -> int:
    """The end of «مساعد أمين الغرفة التجارية في جدة»: an office with the place named after it."""
    after = end
    if scene.words[end : end + 1] == ("في",):
        after += 1
        while after < len(scene.words) and (mention := scene.mention[after]) is not None and mention.type == "LOC":
            after += 1
    return after if after > end + 1 else end


def _second(scene: Scene, at: int, mention: Mention, memory: Memory) -> None:
    """«فلان مستشار خادم الحرمين أمير منطقة كذا», «مساعد كذا والناطق باسم كذا»: an office that follows another after a name."""
    if at + 1 >= len(scene.words):
        return
    joined = next((i for i in range(at, min(at + SECOND, len(scene.words) - 1)) if _joined_office(scene, i)), None)
    if joined is not None and all(_within_office(scene, i) and scene.words[i] != "،" for i in range(at, joined)):
        at = joined
    elif not begins_office(scene, at):
        return
    office = subject_after(scene, at, min(len(scene.tokens), at + 6))
    if office is not None and office.start == at and _nobody(scene, office.start, office.end):
        _hold(scene, (office.start, office.end), mention, memory)


def begins_office(scene: Scene, index: int) -> bool:
    """Whether an office begins at a token after the end of another: after a name or a definite word."""
    word, ended = scene.words[index], scene.words[index - 1].startswith("ال") or scene.mention[index - 1] is not None
    return ended and not word.startswith(("ال", "و", "ل", "ب")) and scene.mention[index] is None and speaker_noun(word) == "role"


def _nobody(scene: Scene, start: int, end: int) -> bool:
    """Whether no person is named among the tokens `start` to `end` (half-open)."""
    return all((mention := scene.mention[i]) is None or mention.type != "PER" for i in range(start, end))


def _joined_office(scene: Scene, index: int) -> bool:
    """«… بالمحكمة والناطق باسم كذا»: whether a second office is joined to the one before a token."""
    word = scene.words[index]
    ended = scene.words[index - 1].startswith(("ال", "بال", "لل")) or scene.mention[index - 1] is not None
    return ended and word.startswith("و") and scene.mention[index] is None and speaker_noun(word[1:]) == "role"


def _hold(scene: Scene, office: tuple[int, int], mention: Mention, memory: Memory) -> None:
    key = role_key(scene, *office, memory)
    known = memory.tables.known.get(mention.entity)
    if len(key) == 1 and known is not None and known.of:
        key = (*key, known.of)
    memory.hold(key, mention)
    if speaker_noun(bare_noun(scene.words[office[0]])) == "role":
        woman = of_woman(scene, office[0])
        if woman is not None:
            memory.gender.setdefault(mention.entity, woman)


def of_woman(scene: Scene, index: int) -> bool | None:
    """Whether an office is a woman's («الطبيبة», not «مهاجمه»); None for a title that everybody bears («فضيلة»)."""
    word = bare_noun(scene.words[index])
    if scene.text[scene.tokens[index].end - 1] != "ة":
        return False
    return True if speaker_noun(word) is not None and speaker_noun(word[:-1]) in {"role", "source"} else None


def _within_office(scene: Scene, index: int) -> bool:
    """Whether an office may reach back over a token: no verb, «أن», time or sign but a comma."""
    word, cue = scene.words[index], scene.cue_at.get(index)
    before = word == "امام" and scene.text[scene.tokens[index].start] == "أ"  # «أمام رئيس كذا», no «إمام»
    verb = cue is not None and cue.form.form != "noun" and not field_noun(scene, index)
    if before or verb or scene.time[index] is not None or word in THAT:
        return False
    if word in {"عن", "الي", "علي"}:  # «النائب عن كتلة كذا», but not «نقل الوزير إلى …»
        return word == "عن" and index > 0 and speaker_noun(scene.words[index - 1]) == "role"
    if word == "من" and scene.words[index + 1 : index + 2] and scene.words[index + 1] in group("among"):
        return False  # «أورد المؤلف أسماء كثيرة من أمثال فلان»
    opening = scene.quote_of[index]
    if word == "." and index and len(scene.words[index - 1]) == 1:
        return True  # «د. فلان»
    return is_word(scene.tokens[index]) or word == "،" or (opening is not None and scene.quotes[opening] - opening <= NAME)


def role_key(scene: Scene, start: int, end: int, memory: Memory) -> tuple[str, ...]:
    """An office as words without article, nisba and state names both as the state's id: (رييس, iran)."""
    key = []
    for index in range(start, end):
        word = without_article(bare_noun(scene.words[index]))
        if index == start:
            word = word if speaker_noun(word) is not None else without_article(_unbound(scene.words[index]) or word)
            word = own_office(word, scene.text[scene.tokens[index].end - 1])
        mention = scene.mention[index]
        if mention is not None and mention.type != "PER":
            state = memory.tables.known.get(mention.entity)
            key.append(state.id if state is not None else memory.nisba.get(word, word))
        elif is_word(scene.tokens[index]) and (not key or scene.words[index] not in group("epithet")):
            key.append(memory.nisba.get(word, without_owner(word)))
    if "حرمين" in key and "خادم" in key[1:]:  # «نائب خادم الحرمين الشريفين» is «نائب الملك»
        key = [{"خادم": "ملك"}.get(word, word) for word in key if word not in {"حرمين", "شريفين"}]
    if key:
        key[0] = "متحدث" + key[0].removeprefix("ناطق") if key[0].startswith("ناطق") else key[0]
        key[1:] = [{"حكومه": "وزراء", "شيون": "شوون"}.get(word, word) for word in key[1:]]  # «رئيس الحكومة»، «الشئون»
    return tuple(dict.fromkeys(key))
