"""Runs a peer on recordings, counting their CPU time alone. Prints one JSON line.

usage: ingest_peer.py --peers DIR --impl mne|fft --in DIR [--repeat N]

Takes the steps from peer_mne.py in DIR. What they import on first use is imported beforehand, on
noise: SciPy alone takes 0.6 CPU-s of the first filter, which a run over many files would not see.
Files that peer_mne.py does not know (BrainVision, .set without .fdt) are read by MNE too and go
through the same calls.
"""

import argparse
import json
import os
import sys
import tempfile

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ.setdefault(name, "1")

parser = argparse.ArgumentParser()
parser.add_argument("--peers", required=True)
parser.add_argument("--impl", choices=["mne", "fft"], required=True)
parser.add_argument("--in", dest="folder", required=True)
parser.add_argument("--repeat", type=int, default=1)
options = parser.parse_args()
sys.path.insert(0, options.peers)

import mne
import numpy as np
import peer_mne

mne.set_log_level("ERROR")

# As peer_mne.py has them, but windows of 2 s every 2 s, exact resampling, nothing written.
SETTINGS = argparse.Namespace(
    lo=0.5, hi=50.0, sfreq=100.0, win=2.0, stride=2.0, ptp=200.0, notch=0.0, npad="0", write="none"
)


def other(path, out, a):
    """peer_mne.one_mne, for files that it does not know."""
    read = mne.io.read_raw_brainvision if path.endswith(".vhdr") else mne.io.read_raw_eeglab
    t = peer_mne.T()
    raw = t.run("read", lambda: read(path, preload=True))
    t.run("filter", lambda: raw.filter(a.lo, a.hi, fir_design="firwin", n_jobs=1))
    t.run("resample", lambda: raw.resample(a.sfreq, npad=int(a.npad), n_jobs=1))
    t.run("reref", lambda: raw.set_eeg_reference("average", projection=False))

    def cut():
        epochs = mne.make_fixed_length_epochs(
            raw, duration=a.win, overlap=a.win - a.stride, preload=True, reject_by_annotation=False
        )
        return epochs.get_data().astype(np.float32)

    windows = t.run("window", cut)
    flags = t.run("flags", lambda: np.ptp(windows, axis=2) > a.ptp * 1e-6)
    return len(raw.ch_names), None, None, len(windows), 0, t.w, t.c, float(flags.mean())


def steps(path):
    alone = path.endswith(".set") and not os.path.exists(path[:-4] + ".fdt")
    if alone or path.endswith(".vhdr"):
        return other
    return {"mne": peer_mne.one_mne, "fft": peer_mne.one_fft}[options.impl]


def import_what_is_imported_late():
    noise = np.random.default_rng(1).standard_normal((2, 5000))
    raw = mne.io.RawArray(noise, mne.create_info(2, 500.0, "eeg"))
    raw.filter(SETTINGS.lo, SETTINGS.hi, fir_design="firwin")
    raw.resample(SETTINGS.sfreq, npad=0)
    raw.set_eeg_reference("average", projection=False)
    mne.make_fixed_length_epochs(raw, duration=2.0, preload=True).get_data()
    if options.impl == "fft":
        peer_mne.taps(500.0, SETTINGS.lo, SETTINGS.hi)


names = sorted(os.listdir(options.folder))
files = [os.path.join(options.folder, n) for n in names if n[-4:] in (".edf", ".bdf", ".set", "vhdr")]
import_what_is_imported_late()
with tempfile.TemporaryDirectory() as out:
    told = [steps(f)(f, os.path.join(out, "x"), SETTINGS) for f in files * options.repeat]
print(
    json.dumps(
        {
            "files": len(told),
            "cpu_s": sum(sum(one[6].values()) for one in told),
            "windows": sum(one[3] for one in told),
            "flagged": sum(one[7] for one in told) / len(told),
        }
    )
)
