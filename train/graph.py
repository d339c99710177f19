"""Builds the ONNX graph of the encoder: int8 weights by column, activations quantised at run time, fused attention and norms."""

from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]
OPSET = 17


class _Graph:
    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def add(self, op: str, inputs: list[str], output: str, **attributes: object) -> str:
        domain = "" if op in STANDARD else "com.microsoft"
        self.nodes.append(helper.make_node(op, inputs, [output], output, domain=domain, **attributes))
        return output


STANDARD = {"Gather", "Cast", "Mul", "Add", "LayerNormalization", "MatMul"}


def _columns(weight: Floats) -> tuple[NDArray[np.int8], Floats]:
    """A weight (input x output) as int8 with one scale for each output column."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / 127
    return np.clip(np.round(weight / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def _quantised(graph: _Graph, name: str, weight: Floats) -> tuple[str, str, str]:
    values, scale = _columns(weight)
    zero = np.zeros(scale.shape, np.int8)
    return (graph.constant(f"{name}.w", values), graph.constant(f"{name}.s", scale), graph.constant(f"{name}.z", zero))


def _smoothed(graph: _Graph, source: str, name: str, tensors: Mapping[str, Floats]) -> tuple[str, Floats]:
    """The input of a dense layer and its weight (input x output), loud channels made as loud in the one as in the other.

    One loud channel would leave the others few of the 8 bits (SmoothQuant, Xiao et al. 2023, with its strength of one half).
    """
    weight = tensors[f"{name}.w"].T
    ratio = np.sqrt(np.maximum(tensors[f"{name}.peak"], 1e-5) / np.maximum(np.abs(weight).max(axis=1), 1e-5))
    ratio = (ratio / np.exp(np.log(ratio).mean())).astype(np.float32)
    smooth = graph.add("Mul", [source, graph.constant(f"{name}.smooth", 1 / ratio)], f"{name}.smoothed")
    return smooth, weight * ratio[:, None]


def _dense(graph: _Graph, source: str, name: str, tensors: Mapping[str, Floats]) -> str:
    smooth, smoothed = _smoothed(graph, source, name, tensors)
    weight, scale, zero = _quantised(graph, name, smoothed)
    bias = graph.constant(f"{name}.b", tensors[f"{name}.b"])
    return graph.add("DynamicQuantizeMatMul", [smooth, weight, scale, zero, bias], f"{name}.out")


def _norm(graph: _Graph, sources: list[str], name: str, tensors: Mapping[str, Floats]) -> str:
    gamma = graph.constant(f"{name}.w", tensors[f"{name}.w"])
    beta = graph.constant(f"{name}.b", tensors[f"{name}.b"])
    summed = graph.add("Add", sources, f"{name}.sum")
    return graph.add("LayerNormalization", [summed, gamma, beta], f"{name}.out", epsilon=1e-12)


def _attention(graph: _Graph, source: str, name: str, tensors: Mapping[str, Floats], heads: int) -> str:
    smooth, smoothed = _smoothed(graph, source, f"{name}.qkv", tensors)
    weight, scale, zero = _quantised(graph, f"{name}.qkv", smoothed)
    bias = graph.constant(f"{name}.qkv.b", tensors[f"{name}.qkv.b"])
    quantised = [f"{name}.x8", f"{name}.xs", f"{name}.xz"]
    graph.nodes.append(helper.make_node("DynamicQuantizeLinear", [smooth], quantised, f"{name}.x8"))
    inputs = [quantised[0], weight, bias, quantised[1], scale, "mask", quantised[2], zero]
    return graph.add("QAttention", inputs, f"{name}.mixed", num_heads=heads, unidirectional=0)


def _layer(graph: _Graph, source: str, name: str, tensors: Mapping[str, Floats], heads: int) -> str:
    mixed = _attention(graph, source, name, tensors, heads)
    first = _norm(graph, [source, _dense(graph, mixed, f"{name}.ao", tensors)], f"{name}.aln", tensors)
    wide = graph.add("FastGelu", [_dense(graph, first, f"{name}.fi", tensors)], f"{name}.gelu")
    return _norm(graph, [first, _dense(graph, wide, f"{name}.fo", tensors)], f"{name}.oln", tensors)


def _embedding(graph: _Graph, tensors: Mapping[str, Floats]) -> str:
    values, scale = _columns(tensors["emb.word"].T)  # a scale for each piece
    table, scales = graph.constant("emb.word", values.T), graph.constant("emb.scale", scale[:, None])
    graph.add("Gather", [table, "pieces"], "emb.row8")
    graph.add("Cast", ["emb.row8"], "emb.row", to=TensorProto.FLOAT)
    graph.add("Gather", [scales, "pieces"], "emb.rowscale")
    graph.add("Mul", ["emb.row", "emb.rowscale"], "emb.words")
    graph.add("Gather", [graph.constant("emb.pos", tensors["emb.pos"]), "places"], "emb.places")
    return _norm(graph, ["emb.words", "emb.places"], "emb.ln", tensors)


def build(tensors: Mapping[str, Floats], layers: int, heads: int) -> onnx.ModelProto:
    """The encoder with its heads as a model of inputs pieces, places, mask (batch x length) and outputs tags, vectors."""
    graph = _Graph()
    state = _embedding(graph, tensors)
    for number in range(layers):
        state = _layer(graph, state, f"l{number}", tensors, heads)
    for head, output in (("tag", "tags"), ("vector", "vectors")):
        graph.add("MatMul", [state, graph.constant(f"{head}.w", tensors[f"{head}.w"].T)], f"{head}.raw")
        graph.add("Add", [f"{head}.raw", graph.constant(f"{head}.b", tensors[f"{head}.b"])], output)
    shape = ["batch", "length"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, shape) for name in ("pieces", "places", "mask")]
    sizes = {"tags": tensors["tag.b"].shape[0], "vectors": tensors["vector.b"].shape[0]}
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [*shape, size]) for name, size in sizes.items()]
    body = helper.make_graph(graph.nodes, "names", inputs, outputs, list(graph.constants.values()))
    domains = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(body, opset_imports=domains, ir_version=9)
