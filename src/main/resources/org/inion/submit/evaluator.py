"""Runs a submission as the challenge does: python evaluator.py FOLDER, where it lies unpacked.

Standard input holds requests of two little-endian int32: (0, N) takes the model of challenge N and
lets go of the one before; (1, B) is followed by B windows of 129 x 200 float32. Each is answered
by a line of JSON, a prediction besides by its values as float32.
"""

import json
import os
import struct
import sys
import traceback

CHANNELS, SAMPLES, SFREQ = 129, 200, 100

requests = sys.stdin.buffer
answers = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)  # What a submission prints must not come between the answers.
sys.path.insert(0, sys.argv[1])


def answer(values=(), **line):
    answers.write(json.dumps(line).encode() + b"\n" + struct.pack(f"<{len(values)}f", *values))
    answers.flush()


def take(number):
    global submission
    if submission is None:
        from submission import Submission

        submission = Submission(SFREQ, torch.device("cpu"))
    taken = getattr(submission, f"get_model_challenge_{number}")()
    if not isinstance(taken, torch.nn.Module):
        raise TypeError(f"get_model_challenge_{number} gives {type(taken)}, not a torch Module")
    answer()
    return taken


def predict(size):
    windows = bytearray(requests.read(4 * size * CHANNELS * SAMPLES))
    x = torch.frombuffer(windows, dtype=torch.float32).reshape(size, CHANNELS, SAMPLES)
    with torch.inference_mode():
        y = model.forward(x)
    if not isinstance(y, torch.Tensor):
        raise TypeError(f"forward gives {type(y)}, not a Tensor")
    floats = y.flatten().tolist() if y.dtype == torch.float32 else []
    answer(floats, shape=list(y.shape), type=str(y.dtype).replace("torch.", ""))


def failed(error):
    traceback.print_exc()
    lines = str(error).strip().splitlines() or [""]
    # TorchScript tells its own traceback first.
    words = lines[-1 if "Traceback" in str(error) else 0]
    answer(error=f"{type(error).__name__}: {words}")


submission = model = None
try:
    import torch
except ImportError as error:
    failed(error)
    sys.exit(1)
answer(torch=torch.__version__)
while header := requests.read(8):
    kind, number = struct.unpack("<2i", header)
    try:
        if kind == 0:
            model = None
            model = take(number)
        else:
            predict(number)
    except BaseException as error:  # A submission may also want to exit.
        failed(error)
