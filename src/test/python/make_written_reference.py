#!/usr/bin/env python3
"""What MNE reads in the recordings that Inion's simulator writes, in every format.

usage: python3 -m venv env && env/bin/pip install -r src/test/python/requirements-written.txt
       env/bin/python src/test/python/make_written_reference.py FOLDER

FOLDER is filled first, one dataset a format:

  for format in bdf edf set set-inside brainvision brainvision-int16; do
    jobs/simulate --out FOLDER/$format --format $format --subjects 1 --seed 7 --rate "100 Hz" \\
      --task RestingState,contrastChangeDetection --set resting.open="4 s" --set resting.closed="4 s" \\
      --set contrast-change.runs=1 --set contrast-change.trials=2
  done

Writes src/test/resources/org/inion/job/written_formats.json: names, and of each recording the digests of its files,
rate, samples, events, and of every 16th channel both ends, mean and deviation, in microvolts as MNE has them. Says how
far all samples of each format are from those of float32 (set), and fails where that is more than half a step, where
names, rates or events differ, or where an electrode's direction is not the one that was written.
"""
import hashlib
import json
import pathlib
import sys
import warnings

import mne
import numpy as np

warnings.simplefilter("error")
OUT = pathlib.Path("src/test/resources/org/inion/job/written_formats.json")
NET = pathlib.Path("src/main/resources/org/inion/simulate/net-129.tsv")
SOME = slice(0, None, 16)
# Extension, and half a step in microvolts; float32 in microvolts goes through volts and back in MNE.
FORMATS = {
    "set": (".set", 0),
    "set-inside": (".set", 0),
    "brainvision": (".vhdr", 0),
    "brainvision-int16": (".vhdr", 0.05),
    "edf": (".edf", 0.05),
    "bdf": (".bdf", 262143 / 8388607 / 2),
}
READERS = {
    ".set": mne.io.read_raw_eeglab,
    ".vhdr": mne.io.read_raw_brainvision,
    ".edf": mne.io.read_raw_edf,
    ".bdf": mne.io.read_raw_bdf,
}
PARTS = {".set": [".set", ".fdt"], ".vhdr": [".vhdr", ".vmrk", ".eeg"], ".edf": [".edf"], ".bdf": [".bdf"]}


def digest(path):
    files = [path.with_suffix(part) for part in PARTS[path.suffix]]
    return {
        file.suffix: hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.exists()
    }


def events(raw):
    """Without the beginnings of segments, which are BrainVision's own, and the type in front."""
    found = [
        [round(float(a["onset"]), 6), str(a["description"]).removeprefix("Comment/")]
        for a in raw.annotations
        if not a["description"].startswith("New Segment")
    ]
    return sorted(found)


def check_places(raw):
    """Each electrode lies in the direction of the net, to a hundredth of a degree or two."""
    for line in NET.read_text().splitlines():
        if not line.startswith(("#", "name")):
            name, *place = line.split("\t")[:4]
            place = np.array(place, float)
            found = raw.info["chs"][raw.ch_names.index(name)]["loc"][:3]
            cosine = place @ found / np.linalg.norm(place) / np.linalg.norm(found)
            assert cosine > np.cos(np.radians(0.03)), (name, place, found)


folder = pathlib.Path(sys.argv[1])
kept, first, worst = [], {}, {}
for name, (extension, half_step) in FORMATS.items():
    recordings = sorted((folder / name).glob("sub-*/eeg/*" + extension))
    assert len(recordings) == 2, recordings
    for path in recordings:
        raw = READERS[extension](path, preload=True, verbose="error")
        values = raw.get_data() * 1e6
        reference = first.setdefault(path.stem, (values, raw.ch_names, raw.info["sfreq"], events(raw)))
        assert values.shape == reference[0].shape, (name, values.shape)
        assert raw.ch_names == reference[1], name
        assert raw.info["sfreq"] == reference[2], name
        assert events(raw) == reference[3] and events(raw), (name, events(raw), reference[3])
        rounding = 4e-15 * np.abs(reference[0]) if half_step == 0 else 1e-9 + 6e-8 * np.abs(reference[0])
        difference = np.abs(values - reference[0])
        assert np.all(difference <= half_step + rounding), (name, difference.max())
        worst[name] = max(worst.get(name, 0), float(difference.max()))
        if extension in (".set", ".vhdr"):
            check_places(raw)
        kept.append(
            {
                "format": name,
                "file": str(path.relative_to(folder / name)),
                "sha256": digest(path),
                "rate_hz": float(raw.info["sfreq"]),
                "samples": int(raw.n_times),
                "events": events(raw),
                "first": [[float(f"{v:.9g}") for v in row] for row in values[SOME, :2]],
                "last": [[float(f"{v:.9g}") for v in row] for row in values[SOME, -2:]],
                "mean": [float(f"{v:.9g}") for v in values[SOME].mean(axis=1)],
                "std": [float(f"{v:.9g}") for v in values[SOME].std(axis=1)],
            }
        )
for name, difference in worst.items():
    print(f"{name}: at most {difference:.3g} uV from set, half a step is {FORMATS[name][1]:.3g} uV")
names = next(iter(first.values()))[1]
everything = {"mne": mne.__version__, "names": names, "recordings": kept}
OUT.write_text(json.dumps(everything, separators=(",", ":")) + "\n")
