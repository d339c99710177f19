"""The encoder as a torch module, and its fine-tuning for names."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from train.examples import Chunk
from train.weights import Floats, Weights

DROPOUT = 0.1
UNKNOWN = 3
BLANKED = 0.08  # share of pieces hidden from the encoder in training
SMOOTHING = 0.03
VECTOR_WEIGHT = 1.0  # of the loss that keeps the sentence vectors


class Layer(nn.Module):
    def __init__(self, hidden: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.ao = nn.Linear(hidden, hidden)
        self.aln = nn.LayerNorm(hidden, eps=1e-12)
        self.fi = nn.Linear(hidden, 4 * hidden)
        self.fo = nn.Linear(4 * hidden, hidden)
        self.oln = nn.LayerNorm(hidden, eps=1e-12)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, state: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """One layer over states (batch x length x hidden); mask is true where there is a piece."""
        batch, length, hidden = state.shape
        query, key, value = self.qkv(state).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # Written out: the fused kernel takes a third of a step on processors without tiles.
        weights = (query @ key.transpose(2, 3) / math.sqrt(query.shape[3])).masked_fill(~mask[:, None, None, :], -1e4)
        mixed = weights.softmax(dim=3).to(value.dtype) @ value
        state = self.aln(state + self.drop(self.ao(mixed.transpose(1, 2).reshape(batch, length, hidden))))
        return self.oln(state + self.drop(self.fo(functional.gelu(self.fi(state), approximate="tanh"))))


class Encoder(nn.Module):
    def __init__(self, weights: Weights, labels: int) -> None:
        super().__init__()
        hidden = weights.tensors["emb.word"].shape[1]
        self.words = nn.Embedding.from_pretrained(torch.tensor(weights.tensors["emb.word"]), freeze=True)
        places = weights.tensors["emb.pos"] + weights.tensors["emb.type"][:hidden]
        self.places = nn.Embedding.from_pretrained(torch.tensor(places), freeze=True)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, weights.heads) for _ in range(weights.layers))
        self.drop = nn.Dropout(DROPOUT)
        self.tag = nn.Linear(hidden, 2 * labels)
        self.vector = nn.Linear(hidden, hidden)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)
        self.load_state_dict(_renamed(weights), strict=False)

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The states of the last layer (batch x length x hidden)."""
        state = self.drop(self.norm(self.words(pieces) + self.places(torch.arange(pieces.shape[1]))))
        for layer in self.layers:
            state = layer(state, mask)
        return state


def _renamed(weights: Weights) -> dict[str, torch.Tensor]:
    tensors = {name: torch.tensor(values) for name, values in weights.tensors.items()}
    found = {"norm.weight": tensors["emb.ln.w"], "norm.bias": tensors["emb.ln.b"]}
    for number in range(weights.layers):
        for ours, theirs in (("weight", "w"), ("bias", "b")):
            parts = [tensors[f"l{number}.{part}.{theirs}"] for part in "qkv"]
            found[f"layers.{number}.qkv.{ours}"] = torch.cat(parts)
            for name in ("ao", "aln", "fi", "fo", "oln"):
                found[f"layers.{number}.{name}.{ours}"] = tensors[f"l{number}.{name}.{theirs}"]
    return found


def tensors(model: Encoder) -> dict[str, Floats]:
    """The trained tensors under the names that `graph.build` reads."""
    state = {name: values.detach().float().numpy() for name, values in model.state_dict().items()}
    found = {
        "emb.word": state["words.weight"],
        "emb.pos": state["places.weight"],
        "emb.ln.w": state["norm.weight"],
        "emb.ln.b": state["norm.bias"],
    }
    for part, name in (("w", "weight"), ("b", "bias")):
        found[f"tag.{part}"] = state[f"tag.{name}"]
        found[f"vector.{part}"] = state[f"vector.{name}"]
        for key, values in state.items():
            head, _, tail = key.partition(".")
            if head == "layers" and tail.endswith(f".{name}"):
                found["l" + tail.removesuffix(name) + part] = values
    return found


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: learning rates of the top layer and the heads, epochs, padded pieces in a batch."""

    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.9  # of the rate for each layer down
    epochs: int = 7
    batch: int = 3072
    warm_up: float = 0.06
    average: float = 0.99  # of the running mean of the weights that is kept
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    pieces: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor  # flat index of the first piece of each word
    last: torch.Tensor
    allowed: torch.Tensor  # words x labels: true where a label is not excluded by the gold
    sentence: torch.Tensor  # words: number of the sentence of the word in the batch, -1 without a vector
    vectors: torch.Tensor  # sentences x hidden


def collate(chunks: Sequence[Chunk], vectors: Mapping[int, Floats]) -> Batch:
    """Chunks as one padded batch."""
    length = max(len(chunk.pieces) for chunk in chunks)
    pieces = np.ones((len(chunks), length), np.int64)
    first, last, allowed, sentence, wanted = [], [], [], [], []
    for row, chunk in enumerate(chunks):
        pieces[row, : len(chunk.pieces)] = chunk.pieces
        first.append(chunk.first + row * length)
        last.append(chunk.last + row * length)
        allowed.append(chunk.allowed)
        numbers = {key: len(wanted) + place for place, key in enumerate(k for k in dict.fromkeys(chunk.sentences) if k in vectors)}
        wanted.extend(numbers)
        sentence.extend(numbers.get(key, -1) for key in chunk.sentences)
    rows = np.stack([vectors[key] for key in wanted]) if wanted else np.zeros((0, 384), np.float32)
    as_tensor = torch.from_numpy
    ids = as_tensor(pieces)
    lengths = torch.tensor([len(chunk.pieces) for chunk in chunks])
    return Batch(
        ids,
        torch.arange(length)[None, :] < lengths[:, None],
        as_tensor(np.concatenate(first)),
        as_tensor(np.concatenate(last)),
        as_tensor(np.concatenate(allowed)),
        torch.tensor(sentence),
        as_tensor(rows),
    )


def batches(chunks: Sequence[Chunk], size: int, generator: np.random.Generator) -> list[list[Chunk]]:
    """The chunks in batches of like length with at most `size` padded pieces, in random order."""
    ranked = sorted(chunks, key=lambda chunk: len(chunk.pieces) + generator.random() * 8)
    found: list[list[Chunk]] = [[]]
    for chunk in ranked:
        if found[-1] and max(len(chunk.pieces), len(found[-1][-1].pieces)) * (len(found[-1]) + 1) > size:
            found.append([])
        found[-1].append(chunk)
    generator.shuffle(found)  # type: ignore[arg-type]
    return found


def tag_scores(model: Encoder, states: torch.Tensor, batch: Batch) -> torch.Tensor:
    """The scores of the labels for each word: those of its first piece plus those of its last."""
    flat = model.tag(model.drop(states)).flatten(0, 1)
    half = flat.shape[1] // 2
    return flat[batch.first, :half] + flat[batch.last, half:]


def sentence_vectors(model: Encoder, states: torch.Tensor, batch: Batch) -> torch.Tensor:
    """The vector of each sentence: the mean of the first pieces' states, turned by the head `vector`."""
    known = batch.sentence >= 0
    flat = states.flatten(0, 1)[batch.first[known]]
    count = batch.vectors.shape[0]
    summed = torch.zeros(count, flat.shape[1], dtype=flat.dtype).index_add(0, batch.sentence[known], flat)
    number = torch.zeros(count, dtype=flat.dtype).index_add(0, batch.sentence[known], torch.ones(len(flat), dtype=flat.dtype))
    return model.vector(summed / number.clamp(min=1)[:, None])


def loss(model: Encoder, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
    """The loss of the tags and that of the sentence vectors."""
    hidden = torch.where((torch.rand(batch.pieces.shape) < BLANKED) & (batch.pieces > UNKNOWN), UNKNOWN, batch.pieces)
    with torch.autocast("cpu", torch.bfloat16):
        states = model(hidden, batch.mask)
        scores = tag_scores(model, states, batch)
        vectors = sentence_vectors(model, states.float(), batch) if len(batch.vectors) else None
    logs = functional.log_softmax(scores.float(), dim=-1)
    right = torch.logsumexp(logs.masked_fill(~batch.allowed, -1e4), dim=-1)
    tags = -((1 - SMOOTHING) * right + SMOOTHING * logs.mean(dim=-1)).mean()
    if vectors is None:
        return tags, torch.zeros(())
    return tags, (1 - functional.cosine_similarity(vectors.float(), batch.vectors)).mean()


def optimiser(model: Encoder, plan: Plan) -> torch.optim.Optimizer:
    """AdamW with a lower rate for each layer down; the embeddings stay as they are."""
    groups = [{"params": [*model.tag.parameters(), *model.vector.parameters()], "lr": plan.head_rate}]
    depth = len(model.layers)
    for number, layer in enumerate(model.layers):
        groups.append({"params": list(layer.parameters()), "lr": plan.rate * plan.decay ** (depth - 1 - number)})
    groups.append({"params": list(model.norm.parameters()), "lr": plan.rate * plan.decay**depth})
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def train(
    model: Encoder, chunks_of: Callable[[np.random.Generator], list[Chunk]], vectors: Mapping[int, Floats], plan: Plan
) -> Encoder:
    """Fine-tunes `model` in place and returns it with the running mean of its weights."""
    torch.manual_seed(plan.seed)
    torch.set_flush_denormal(True)
    generator = np.random.default_rng(plan.seed)
    schedule = [batch for _ in range(plan.epochs) for batch in batches(chunks_of(generator), plan.batch, generator)]
    steps = len(schedule)
    tuner = optimiser(model, plan)
    rates = [group["lr"] for group in tuner.param_groups]
    mean = {name: values.clone() for name, values in model.named_parameters() if values.requires_grad}
    model.train()
    began, seen = time.monotonic(), [0.0, 0.0]
    for step, group in enumerate(schedule):
        share = min((step + 1) / (plan.warm_up * steps), (steps - step) / (steps * (1 - plan.warm_up)))
        for place, rate in enumerate(rates):
            tuner.param_groups[place]["lr"] = rate * share
        tags, kept = loss(model, collate(group, vectors))
        (tags + VECTOR_WEIGHT * kept).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        tuner.step()
        tuner.zero_grad(set_to_none=True)
        _blend(mean, model, min(plan.average, (step + 1) / (step + 10)))
        seen = [0.98 * old + 0.02 * new.item() for old, new in zip(seen, (tags, kept), strict=True)]
        if step % 25 == 24:
            print(
                f"  step {step + 1}/{steps} loss {seen[0]:.3f} vectors {seen[1]:.3f} {time.monotonic() - began:.0f} s", flush=True
            )
    with torch.no_grad():
        for name, values in model.named_parameters():
            if name in mean:
                values.copy_(mean[name])
    return model.eval()


def _blend(mean: dict[str, torch.Tensor], model: Encoder, kept: float) -> None:
    with torch.no_grad():
        for name, values in model.named_parameters():
            if name in mean:
                mean[name].lerp_(values, 1 - kept)
