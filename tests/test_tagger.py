import time
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.annotate.names import tagger
from musnad.annotate.names.tagger import encoder, linear
from musnad.annotate.names.tagger.labels import LABELS, best, spans
from musnad.arabic import tokens

SENTENCES = (
    "التقى الكاتب الإيرلندي كونور ماكدرموت وفدا من شركة بلوستون في دبلن.",
    "وقال المدرب إن اللاعبين جاهزون للمباراة.",
    "",
    "كلمة",
)


def words(text: str) -> list[tuple[str, str]]:
    return [(text[token.start : token.end], token.form) for token in tokens(text)]


def allowed(labels: tuple[int, ...]) -> bool:
    names = ["O", *(LABELS[n] for n in labels)]
    return all(not after.startswith("I") or before[2:] == after[2:] for before, after in pairwise(names))


@given(st.lists(st.lists(st.floats(-20, 0), min_size=9, max_size=9), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_the_best_labels_are_the_best_of_all_allowed(rows: list[list[float]]) -> None:
    scores = np.array(rows, np.float32)
    found = best(scores)
    assert allowed(tuple(found))
    top = max(
        sum(float(scores[place, label]) for place, label in enumerate(labels))
        for labels in product(range(9), repeat=len(rows))
        if allowed(labels)
    )
    assert sum(float(scores[place, label]) for place, label in enumerate(found)) == pytest.approx(top, abs=1e-3)


def test_spans_of_labels() -> None:
    labels = ["B-PER", "I-PER", "B-PER", "O", "B-ORG", "B-LOC", "I-LOC"]
    found = list(spans([LABELS.index(label) for label in labels]))
    assert found == [(0, 2, "PER"), (2, 3, "PER"), (4, 5, "ORG"), (5, 7, "LOC")]
    assert list(spans([])) == []


def test_marginals_are_those_of_all_paths() -> None:
    generator = np.random.default_rng(3)
    raw = [generator.normal(size=(size, 9)).astype(np.float32) for size in (3, 2)]
    steps = np.exp(generator.normal(size=(9, 9))).astype(np.float32)
    for rows, found in zip(raw, linear._marginals(raw, steps), strict=True):
        total = np.zeros(rows.shape)
        for labels in product(range(9), repeat=len(rows)):
            weight = np.exp(sum(rows[place, label] for place, label in enumerate(labels)))
            weight *= np.prod([steps[one, other] for one, other in pairwise(labels)])
            for place, label in enumerate(labels):
                total[place, label] += weight
        assert np.exp(found) == pytest.approx(total / total.sum(axis=1, keepdims=True), abs=1e-3)


@pytest.mark.parametrize("fast", [True, False])
def test_each_word_gets_probabilities(fast: bool) -> None:
    passages = [words(text) for text in SENTENCES]
    readings = tagger.read(passages, fast=fast)
    assert [len(reading.scores) for reading in readings] == [len(passage) for passage in passages]
    for reading in readings:
        assert np.exp(reading.scores).sum(axis=1) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("fast", [True, False])
def test_strangers_are_found(fast: bool) -> None:
    text = SENTENCES[0]
    found = words(text)
    names = {
        (" ".join(word for word, _ in found[first:last]), kind)
        for first, last, kind in spans(best(tagger.read([found], fast=fast)[0].scores))
    }
    assert ("كونور ماكدرموت", "PER") in names
    assert ("دبلن", "LOC") in names


def test_passages_do_not_change_each_other_in_the_fast_tagger() -> None:
    passages = [words(text) for text in SENTENCES]
    together = tagger.read(passages, fast=True)
    for passage, reading in zip(passages, together, strict=True):
        assert reading.scores == pytest.approx(tagger.read([passage], fast=True)[0].scores, abs=1e-4)


def test_vectors_are_near_where_sentences_say_the_like() -> None:
    texts = (
        "أعلن الوزير ليونار ديغوري استقالة الحكومة مساء أمس.",
        "قال ديغوري، وهو وزير، إن الحكومة قدمت استقالتها.",
        "فاز نادي مرفأ ساترين على نادي برانهولم بثلاثة أهداف.",
    )
    reader = encoder.Encoder()
    means = [reader.read([[word for word, _ in words(text)]])[0].vectors.mean(axis=0) for text in texts]
    vectors = [mean / np.linalg.norm(mean) for mean in means]
    like, unlike = vectors[0] @ vectors[1], vectors[0] @ vectors[2]
    assert like > unlike + 0.2


@given(st.lists(st.integers(1, 12), max_size=300), st.sets(st.integers(0, 299), max_size=40))
@settings(deadline=None)
def test_the_encoder_reads_every_word_once_and_never_too_many(sizes: list[int], ends: set[int]) -> None:
    cuts = list(encoder._cuts(sizes, ends))
    assert [place for first, last in cuts for place in range(first, last)] == list(range(len(sizes)))
    assert all(first < last and sum(sizes[first:last]) <= encoder.LONGEST for first, last in cuts)


def test_one_giant_line_does_not_widen_the_others() -> None:
    passages = [words("كلمة " * 20_000), *([words(SENTENCES[1])] * 300)]
    began = time.process_time()
    readings = tagger.read(passages, fast=True)
    assert time.process_time() - began < 20
    assert len(readings[0].scores) == 20_000
    assert readings[1].scores == pytest.approx(tagger.read([words(SENTENCES[1])], fast=True)[0].scores, abs=1e-3)


def test_the_encoder_reads_no_more_of_a_page_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "MOST", 12)
    monkeypatch.setattr(tagger, "SURE", 2.0)  # nothing is sure enough
    first, second, *_ = tagger.read([words(text) for text in SENTENCES], fast=False)
    assert len(words(SENTENCES[0])) == 12
    assert (len(first.sentences), len(second.sentences)) == (1, 0)


def test_a_word_seen_clearly_bears_on_the_same_word_elsewhere() -> None:
    page = [words("كلمة برانستون كلمة"), words("برانستون")]
    clear, unsure = np.log(np.full((3, 9), 0.01, np.float32)), np.log(np.full((1, 9), 1 / 9, np.float32))
    clear[1, LABELS.index("B-PER")] = 0.0
    agreed = tagger._agreed(page, [clear, unsure])
    assert agreed[1][0].argmax() == LABELS.index("B-PER")


@pytest.mark.parametrize("word", ["\ud800", "ا" * 100_000, "ـ", "\u200f", "a" * 5000])
def test_strange_words_are_read(word: str) -> None:
    for fast in (True, False):
        assert len(tagger.read([[(word, word), ("كلمة", "كلمه")]], fast=fast)[0].scores) == 2


def test_a_missing_model_is_an_error_that_names_the_file() -> None:
    with pytest.raises(OSError, match=r"nowhere\.npz"):
        linear.Linear("nowhere.npz")
