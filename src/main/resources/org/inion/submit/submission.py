"""A submission to the EEG Foundation Challenge 2025: two TorchScript models.

Each takes float32 windows (B, 129, 200), 2 s at 100 Hz, and gives float32 (B, 1). All that they
do to a window is inside them.
"""

from pathlib import Path

import torch

# Beside this file, or where the challenge unpacks a submission.
FOLDERS = (
    Path(__file__).resolve().parent,
    Path("/app/output"),
    Path("/app/input"),
    Path("/app/input/res"),
)


def find(name):
    for folder in FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"no {name} in {', '.join(map(str, FOLDERS))}")


class Submission:
    def __init__(self, SFREQ, DEVICE):
        self.sfreq = SFREQ
        self.device = DEVICE

    def get_model_challenge_1(self):
        return self._load("weights_challenge_1.pt")

    def get_model_challenge_2(self):
        return self._load("weights_challenge_2.pt")

    def _load(self, name):
        model = torch.jit.load(str(find(name)), map_location=self.device)
        return model.to(self.device).eval()
