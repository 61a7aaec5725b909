"""Outputs of braindecode's networks for given weights, under the names of Inion's parameters.

python src/test/python/make_braindecode_reference.py src/test/resources/org/inion/model/run

Writes braindecode_NAME.json for each network. Weights and running statistics are offset + scale *
count with counts of one byte, so that they are short and exact in float32; they are drawn from a
seed and large enough for every part to matter, the limit on EEGNet's spatial weights included.
Networks are in prediction mode. Made with the versions in requirements-braindecode.txt.
"""

import base64
import json
import sys
import unittest.mock

import numpy as np
import torch

# Imported by braindecode for networks that are not compared here.
for name in [
    "linear_attention_transformer",
    "torchaudio",
    "torchaudio.functional",
    "torchaudio.transforms",
]:
    sys.modules[name] = unittest.mock.MagicMock()

import braindecode  # noqa: E402
from braindecode.models import EEGConformer, EEGNet, ShallowFBCSPNet  # noqa: E402

FOLDER = sys.argv[1]
BATCH = 3
NORM = {"weight": "weight", "bias": "bias", "running_mean": "running_mean", "running_var": "running_var"}


def norm(ours, theirs):
    return {f"{ours}.{key}": [f"{theirs}.{name}"] for key, name in NORM.items()}


def layer(ours, *theirs, bias=True):
    keys = ["weight", "bias"] if bias else ["weight"]
    return {f"{ours}.{key}": [f"{name}.{key}" for name in theirs] for key in keys}


def eegnet():
    names = {
        **layer("temporal", "conv_temporal", bias=False),
        **norm("temporal-norm", "bnorm_temporal"),
        "spatial.weight": ["conv_spatial.parametrizations.weight.original"],
        **norm("spatial-norm", "bnorm_1"),
        **layer("separable.depth", "conv_separable_depth", bias=False),
        **layer("separable.point", "conv_separable_point", bias=False),
        **norm("separable-norm", "bnorm_2"),
        **layer("head", "final_layer.conv_classifier"),
    }
    return 5, 210, 3, EEGNet, {}, names


def shallow():
    names = {
        **layer("temporal", "conv_time_spat.conv_time"),
        **layer("spatial", "conv_time_spat.conv_spat", bias=False),
        **norm("norm", "bnorm"),
        **layer("head", "final_layer.conv_classifier"),
    }
    return 6, 230, 2, ShallowFBCSPNet, {}, names


def conformer():
    patches = "patch_embedding."
    names = {
        **layer("patches.temporal", patches + "shallownet.0"),
        **layer("patches.spatial", patches + "shallownet.1"),
        **norm("patches.norm", patches + "shallownet.2"),
        **layer("patches.projection", patches + "projection.0"),
        **layer("head.0", "fc.fc.0"),
        **layer("head.1", "fc.fc.3"),
        **layer("head.2", "final_layer"),
    }
    for i in range(2):
        attention, perceptron = f"transformer.{i}.0.fn.", f"transformer.{i}.1.fn."
        names |= {
            **layer(f"encoder.{i}.norm-1", attention + "0"),
            **layer(
                f"encoder.{i}.attention.query-key-value",
                attention + "1.queries",
                attention + "1.keys",
                attention + "1.values",
            ),
            **layer(f"encoder.{i}.attention.out", attention + "1.projection"),
            **layer(f"encoder.{i}.norm-2", perceptron + "0"),
            **layer(f"encoder.{i}.perceptron.in", perceptron + "1.0"),
            **layer(f"encoder.{i}.perceptron.out", perceptron + "1.3"),
        }
    # Two layers instead of six for a shorter file; all else is as by default.
    return 4, 150, 2, EEGConformer, {"num_layers": 2}, names


def draw(random, name, tensor):
    """A quantised array and what it stands for."""
    counts = random.integers(-127, 128, tensor.numel()).astype(np.int8)
    if name.endswith("running_var"):
        offset, scale = 1.5, 1 / 128
    elif tensor.ndim == 1:
        offset, scale = (1.0 if name.endswith("weight") else 0.0), 1 / 256
    else:
        inputs = tensor[0].numel()
        offset, scale = 0.0, 2.0 ** np.round(np.log2(2.5 / np.sqrt(inputs) / 128))
    values = np.float32(offset) + np.float32(scale) * counts.astype(np.float32)
    return counts, offset, float(scale), torch.from_numpy(values).reshape(tensor.shape)


def text(array):
    return base64.b64encode(array.tobytes()).decode()


def reference(make, seed):
    channels, samples, outputs, network, sizes, names = make()
    net = network(n_chans=channels, n_outputs=outputs, n_times=samples, sfreq=100, **sizes)
    state = net.state_dict()
    random = np.random.default_rng(seed)
    arrays = {}
    for ours, theirs in names.items():
        parts = [draw(random, ours, state[name]) for name in theirs]
        state |= {name: part[3] for name, part in zip(theirs, parts)}
        _, offset, scale, _ = parts[0]
        arrays[ours] = {
            "offset": offset,
            "scale": scale,
            "counts": text(np.concatenate([part[0] for part in parts])),
        }
    named = {name for theirs in names.values() for name in theirs} | {
        name for name in state if name.endswith("num_batches_tracked")
    }
    assert named == set(state), named ^ set(state)
    net.load_state_dict(state)
    net.eval()
    x = random.integers(-127, 128, (BATCH, channels, samples)).astype(np.int8)
    with torch.no_grad():
        y = net(torch.from_numpy(x.astype(np.float32) / 64))
    assert y.shape == (BATCH, outputs)
    return {
        "made_with": {"braindecode": braindecode.__version__, "torch": torch.__version__.split("+")[0]},
        "channels": channels,
        "samples": samples,
        "outputs": outputs,
        "x": {"offset": 0.0, "scale": 1 / 64, "counts": text(x)},
        "y": [float(value) for value in y.flatten()],
        "arrays": arrays,
    }


torch.set_num_threads(1)
for seed, make in enumerate([eegnet, shallow, conformer]):
    with open(f"{FOLDER}/braindecode_{make.__name__}.json", "w") as file:
        json.dump(reference(make, seed), file, indent=1)
        file.write("\n")
