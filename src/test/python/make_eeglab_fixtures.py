#!/usr/bin/env python3
"""Writes small EEGLAB datasets as MAT-files of version 7.3, as MATLAB lays them out.

usage: pip install -r requirements-eeglab.txt
       python make_eeglab_fixtures.py ../resources/org/inion/format/eeglab

But for the last one, channel c has the value 100 * c + 0.5 * t at the sample t, counted over all trials.
MATLAB writes HDF5 behind a user block of 512 bytes; h5py does the same with userblock_size.
"""
import sys
from pathlib import Path

import h5py
import numpy as np

HEADER = b"MATLAB 7.3 MAT-file, written by make_eeglab_fixtures.py".ljust(116) + b" " * 8 + b"\x00\x02IM"


class Mat73:
    """A file, and the values in it as MATLAB would write them."""

    def __init__(self, path, **options):
        self.path, self.count = path, 0
        self.file = h5py.File(path, "w", userblock_size=512, track_times=False, **options)
        self.refs = self.file.create_group("#refs#")

    def close(self):
        self.file.close()
        with open(self.path, "r+b") as out:
            out.write(HEADER)

    def value(self, where, name, value, **storage):
        if isinstance(value, str):
            units = np.frombuffer(value.encode("utf-16-le"), np.uint16).reshape(-1, 1)
            found = where.create_dataset(name, data=units)
            found.attrs["MATLAB_class"] = np.bytes_("char")
            found.attrs["MATLAB_int_decode"] = np.int32(2)
        elif value is None:
            found = where.create_dataset(name, data=np.zeros(2, np.uint64))
            found.attrs["MATLAB_class"] = np.bytes_("double")
            found.attrs["MATLAB_empty"] = np.uint8(1)
        else:
            value = np.asarray(value)
            value = value.reshape(1, 1) if value.ndim == 0 else value
            found = where.create_dataset(name, data=value, **storage)
            classes = {"float32": "single", "float64": "double"}
            found.attrs["MATLAB_class"] = np.bytes_(classes.get(str(value.dtype), str(value.dtype)))
        return found

    def structs(self, where, name, columns):
        """An array of structs: for each field a set of references."""
        group = where.create_group(name)
        group.attrs["MATLAB_class"] = np.bytes_("struct")
        for field, values in columns.items():
            references = []
            for value in values:
                self.count += 1
                references.append(self.value(self.refs, f"v{self.count}", value).ref)
            group.create_dataset(field, data=np.array(references, h5py.ref_dtype).reshape(-1, 1))

    def cells(self, where, name, values):
        references = []
        for value in values:
            self.count += 1
            references.append(self.value(self.refs, f"v{self.count}", value).ref)
        found = where.create_dataset(name, data=np.array(references, h5py.ref_dtype).reshape(-1, 1))
        found.attrs["MATLAB_class"] = np.bytes_("cell")


def samples(channels, points, trials, dtype):
    """HDF5 order: trials, points, channels."""
    t = np.arange(points * trials).reshape(trials, points, 1)
    return (100 * np.arange(channels).reshape(1, 1, -1) + 0.5 * t).astype(dtype)


def sizes(mat, eeg, channels, points, trials, rate):
    for name, value in dict(nbchan=channels, pnts=points, trials=trials, srate=rate).items():
        mat.value(eeg, name, float(value))
    mat.value(eeg, "ref", "common")
    mat.value(eeg, "icaweights", None)


def struct(mat):
    eeg = mat.file.create_group("EEG")
    eeg.attrs["MATLAB_class"] = np.bytes_("struct")
    return eeg


def epochs(path):
    """Trials, numbers as types of events, compressed chunks that divide every dimension."""
    mat = Mat73(path)
    eeg = struct(mat)
    sizes(mat, eeg, 5, 30, 4, 250)
    mat.value(eeg, "data", samples(5, 30, 4, "float32"), chunks=(3, 16, 2), compression="gzip")
    mat.structs(eeg, "chanlocs", dict(labels=["Fp1", "Fp2", "Cz", "HEOG", "Trg"],
                                      type=["EEG", None, "eeg", "HEOG", "stim"], X=[0.5] * 5))
    mat.structs(eeg, "event", dict(type=[7.0, 7.5, 255.0], latency=[1.0, 31.5, 120.0],
                                   duration=[None, 5.0, np.nan], epoch=[1.0, 2.0, 4.0]))
    mat.close()


def doubles(path):
    """float64 in chunks that are shuffled and checked, a boundary, new style of groups."""
    mat = Mat73(path, libver=("v108", "v108"))
    eeg = struct(mat)
    sizes(mat, eeg, 3, 40, 1, 62.5)
    del eeg["icaweights"]  # a ninth link would move them all into a heap
    mat.value(eeg, "data", samples(3, 40, 1, "float64")[0], chunks=(7, 3), compression="gzip",
              shuffle=True, fletcher32=True)
    mat.value(eeg, "chanlocs", None)
    mat.structs(eeg, "event", dict(type=["boundary", "go"], latency=[20.5, 21.0], duration=[100.0, 0.0]))
    mat.close()


def top_level(path):
    """Fields without the struct EEG, samples neither in chunks nor compressed, names in braces."""
    mat = Mat73(path)
    sizes(mat, mat.file, 3, 40, 1, 100)
    mat.value(mat.file, "data", samples(3, 40, 1, "float32")[0])
    chanlocs = mat.file.create_group("chanlocs")
    chanlocs.attrs["MATLAB_class"] = np.bytes_("struct")
    mat.cells(chanlocs, "labels", ["O1", "Oz", "O2"])
    mat.value(mat.file, "event", None)
    mat.close()


def one_channel(path):
    """A single channel, whose locations are plain values and no references; samples beside it."""
    mat = Mat73(path)
    eeg = struct(mat)
    sizes(mat, eeg, 1, 40, 1, 100)
    mat.value(eeg, "data", Path(path).with_suffix(".fdt").name)
    chanlocs = eeg.create_group("chanlocs")
    chanlocs.attrs["MATLAB_class"] = np.bytes_("struct")
    mat.value(chanlocs, "labels", "Cz")
    mat.value(chanlocs, "type", "EEG")
    event = eeg.create_group("event")
    event.attrs["MATLAB_class"] = np.bytes_("struct")
    mat.value(event, "type", "only")
    mat.value(event, "latency", 11.0)
    mat.close()
    samples(1, 40, 1, "<f4").tofile(Path(path).with_suffix(".fdt"))


def noise(path):
    """Something like a real recording, for what is made of recordings: 22 s of slow noise, three events."""
    mat = Mat73(path)
    eeg = struct(mat)
    sizes(mat, eeg, 4, 2200, 1, 100)
    steps = np.random.default_rng(5).normal(0, 6, (2200, 4))
    data = np.zeros_like(steps)
    for t in range(1, len(steps)):
        data[t] = 0.95 * data[t - 1] + steps[t]
    mat.value(eeg, "data", np.round(data, 2).astype("float32"), chunks=(275, 4), compression="gzip", shuffle=True)
    mat.structs(eeg, "chanlocs", dict(labels=["Fp1", "Fp2", "Cz", "O2"], type=["EEG"] * 4))
    mat.structs(eeg, "event", dict(type=["Stimulus/S  1", "Stimulus/S  2", "Stimulus/S  1"],
                                   latency=[301.0, 850.0, 1234.0], duration=[1.0, 1.0, 1.0]))
    mat.close()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for write in (epochs, doubles, top_level, one_channel, noise):
        write(folder / f"{write.__name__}.set")
