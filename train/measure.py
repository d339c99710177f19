"""What the encoder gives for whole corpora, while it is still a torch module."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import nn

from musnad.annotate.names.tagger.labels import Floats
from musnad.annotate.names.tagger.pieces import Pieces
from train.encoder import Encoder, batches, collate, tag_scores
from train.examples import Sentence, chunks


def log_scores(model: Encoder, sentences: Sequence[Sentence], pieces: Pieces) -> list[Floats]:
    """For each sentence, read with its neighbours, the log probabilities of the labels of its words."""
    generator = np.random.default_rng(7)
    found: dict[int, list[Floats]] = {}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for group in batches(chunks(sentences, pieces, generator), 2048, generator):
            batch = collate(group, {})
            scores = torch.log_softmax(tag_scores(model, model(batch.pieces, batch.mask), batch).float(), -1).numpy()
            for key, row in zip((key for chunk in group for key in chunk.sentences), scores, strict=True):
                found.setdefault(key, []).append(row)
    return [np.stack(found[sentence.key]) for sentence in sentences]


def mean_states(model: Encoder, sentences: Sequence[Sentence], pieces: Pieces) -> dict[int, Floats]:
    """The sentence vectors of an encoder, of length 1: the mean of the states of the pieces, less the mean of all sentences."""
    generator = np.random.default_rng(7)
    found: dict[int, Floats] = {}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for group in batches(chunks(sentences, pieces), 4096, generator):
            batch = collate(group, {})
            states = model(batch.pieces, batch.mask).float() * batch.mask[:, :, None]
            means = (states.sum(dim=1) / batch.mask.sum(dim=1, keepdim=True)).numpy()
            found.update((chunk.sentences[0], row) for chunk, row in zip(group, means, strict=True))
    centre = np.mean(list(found.values()), axis=0)
    return {key: (row - centre) / np.linalg.norm(row - centre) for key, row in found.items()}


def peaks(model: Encoder, sentences: Sequence[Sentence], pieces: Pieces) -> dict[str, Floats]:
    """For each dense layer how loud each channel of its input gets on some sentences, under the layer's name and `.peak`."""
    found: dict[str, torch.Tensor] = {}

    def listen(name: str) -> Callable[[nn.Module, tuple[torch.Tensor]], None]:
        def keep(_: nn.Module, inputs: tuple[torch.Tensor]) -> None:
            peak = inputs[0].detach().abs().flatten(0, 1).max(dim=0).values
            found[name] = torch.maximum(found[name], peak) if name in found else peak

        return keep

    hooks = [
        getattr(layer, part).register_forward_pre_hook(listen(f"l{number}.{part}.peak"))
        for number, layer in enumerate(model.layers)
        for part in ("qkv", "ao", "fi", "fo")
    ]
    with torch.no_grad():
        for chunk in chunks(sentences, pieces, np.random.default_rng(7)):
            batch = collate([chunk], {})
            model(batch.pieces, batch.mask)
    for hook in hooks:
        hook.remove()
    return {name: peak.float().numpy() for name, peak in found.items()}
