"""Compares what torch.jit.load makes of exported models with what libtorch made of them.

    python check_export.py FOLDER

Beside each NAME.pt in FOLDER lie NAME.x.f32 (windows), NAME.y.f32 (predictions), NAME.shape (the
windows' sizes). Prints the version of torch, then a line a model: its name and the largest
difference, relative to the larger of 1 and the prediction.
"""

import pathlib
import sys

import numpy
import torch

print("torch", torch.__version__)
torch.set_num_threads(1)
for archive in sorted(pathlib.Path(sys.argv[1]).glob("*.pt")):
    sizes = [int(size) for size in archive.with_suffix(".shape").read_text().split()]
    x = numpy.fromfile(archive.with_suffix(".x.f32"), "<f4").reshape(sizes)
    expected = numpy.fromfile(archive.with_suffix(".y.f32"), "<f4").reshape(sizes[0], -1)
    extras = {"inion.json": ""}
    model = torch.jit.load(str(archive), map_location="cpu", _extra_files=extras)
    assert extras["inion.json"], "the contract is not in the archive"
    assert dict(model.named_parameters()), "the arrays are not parameters"
    with torch.inference_mode():
        for mode in (model.eval, model.train):
            mode()
            for size in (1, sizes[0]):
                given = model.forward(torch.from_numpy(x[:size])).numpy()
                assert given.shape == expected[:size].shape, (given.shape, expected.shape)
                wanted = expected[:size]
                error = numpy.abs(given - wanted) / numpy.maximum(1, numpy.abs(wanted))
                print(archive.stem, float(error.max()))
