#!/usr/bin/env python3
"""Reference values for the filter tests, made by MNE-Python.

usage: python3 -m venv env && env/bin/pip install -r src/test/python/requirements-filter.txt
       env/bin/python src/test/python/make_filter_reference.py [--shared ../shared]

Writes into src/test/resources/org/inion/dsp:
 mne_kernels.json  taps of MNE's default FIR, the middle one and those after it (the others mirror them)
 mne_taken.json    of every recording of eegmat, the first channel filtered by MNE: every fifth sample at both ends
                   and in the middle, without any resampling
 mne_signals.json  recordings filtered by MNE, then resampled by MNE with npad=0; and both ends of the filtered ones
                   of which every fifth sample is taken, which shows the edges without those of the resampling

Inputs are the first channels of two recordings below SHARED/data, which stay outside the project (the tests read
them there), and signals of SHARED/peers/gen_eeg.py with the seed given here, which are kept as int16.
Numbers are little-endian and base64: taps float64, outputs float32 in µV, inputs int16 in units of `gain` µV.
"""
import argparse
import base64
import importlib.util
import json
import pathlib

import mne
import numpy as np
import scipy

OUT = pathlib.Path('src/test/resources/org/inion/dsp')
KERNELS = [  # rate, high-pass, low-pass
    (500, 0.5, 40), (500, 0.5, 50), (500, 1, None), (500, None, 30), (250, 1, 40), (256, 0.3, 45),
    (128, 0.5, 50), (128, 2, 60), (100, 0.5, 40), (200, 10, 20), (999, 4, 100), (512.5, 3, 70)]
NOTCHES = [(500, 60), (250, 50), (512, 60), (128, 50)]
BANDS = [(0.5, 40), (0.5, 50)]
SEED = 20
END = 400  # samples at 100 Hz: two windows of 2 s


def text(values, kind):
    return base64.b64encode(np.ascontiguousarray(values, kind).tobytes()).decode()


def harmonics(rate, line):
    """All whose stop band and transitions end below the Nyquist frequency."""
    return [f for f in line * np.arange(1, 100) if f + f / 400 + 0.5 < rate / 2]


def notch_taps(rate, line):
    """The filter that mne.filter.notch_filter makes by default."""
    centre = np.array(harmonics(rate, line))
    reach = centre / 400 + 0.5
    return mne.filter.create_filter(None, rate, centre + reach, centre - reach, l_trans_bandwidth=0.5,
                                    h_trans_bandwidth=0.5, fir_design='firwin')


def kernels():
    for rate, low, high in KERNELS:
        taps = mne.filter.create_filter(None, rate, low, high, fir_design='firwin')
        yield dict(rate_hz=rate, high_pass_hz=low, low_pass_hz=high, notch_hz=None, length=taps.size,
                   half=text(taps[taps.size // 2:], '<f8'))
    for rate, line in NOTCHES:
        taps = notch_taps(rate, line)
        yield dict(rate_hz=rate, high_pass_hz=None, low_pass_hz=None, notch_hz=line, length=taps.size,
                   half=text(taps[taps.size // 2:], '<f8'))


def results(raw, low, high, notch, rate):
    """The resampled signals, and where nothing can alias the ends of those of which every n-th sample is taken."""
    raw = raw.copy()
    if notch:
        raw.notch_filter(harmonics(raw.info['sfreq'], notch))
    raw.filter(low, high, fir_design='firwin')
    taken = raw.get_data()[:, ::5] * 1e6 if high == 40 and raw.info['sfreq'] == 500 and not notch else []
    raw.resample(rate, npad=0)
    return dict(outputs=[text(y, '<f4') for y in raw.get_data() * 1e6],
                taken_ends=[text(np.r_[y[:END], y[-END:]], '<f4') for y in taken])


def recording(shared, path, channels):
    raw = mne.io.read_raw_edf(shared / path, preload=True).pick(list(range(channels)))
    for low, high in BANDS:
        yield dict(name=f'{path.split("/")[-1]} {low}-{high} Hz', path=path, channels=raw.ch_names, rate_hz=500,
                   high_pass_hz=low, low_pass_hz=high, notch_hz=None, output_hz=100, samples=int(raw.n_times),
                   **results(raw, low, high, None, 100))


def taken(path, shared):
    raw = mne.io.read_raw_edf(path, preload=True).pick([0])
    raw.filter(0.5, 40, fir_design='firwin')
    y = raw.get_data()[0, ::5] * 1e6
    middle = y.size // 2
    return dict(path=str(path.relative_to(shared)), rate_hz=500, high_pass_hz=0.5, low_pass_hz=40, notch_hz=None,
                name=path.name, output_hz=100, samples=int(raw.n_times), middle=middle,
                taken=text(np.r_[y[:END], y[middle:middle + END], y[-END:]], '<f4'))


def generated(shared, rate, seconds, cases):
    spec = importlib.util.spec_from_file_location('gen_eeg', shared / 'peers/gen_eeg.py')
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    gain = 0.02
    digital = np.rint(generator.synth(3, rate, seconds, SEED)[:1] / gain).astype('<i2')
    raw = mne.io.RawArray(digital * gain * 1e-6, mne.create_info(len(digital), rate, 'eeg'))
    for low, high, notch in cases:
        yield dict(name=f'generated, seed {SEED}, {rate} Hz, {low}-{high} Hz, notch {notch}', rate_hz=rate, gain=gain,
                   high_pass_hz=low, low_pass_hz=high, notch_hz=notch, output_hz=100, samples=int(raw.n_times),
                   inputs=[text(x, '<i2') for x in digital], **results(raw, low, high, notch, 100))


def write(name, key, values):
    versions = dict(mne=mne.__version__, numpy=np.__version__, scipy=scipy.__version__)
    lines = ',\n'.join(json.dumps(v) for v in values)
    (OUT / name).write_text(f'{{"versions": {json.dumps(versions)}, "{key}": [\n{lines}\n]}}\n')


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--shared', type=pathlib.Path, default=pathlib.Path('../shared'))
    shared = parser.parse_args().shared
    mne.set_log_level('ERROR')
    write('mne_kernels.json', 'kernels', kernels())
    every = sorted((shared / 'data/eegmat-bids').glob('sub-*/eeg/*_eeg.edf'))
    write('mne_taken.json', 'recordings', (taken(path, shared) for path in every))
    data = 'data/eegmat-bids/sub-{0}/eeg/sub-{0}_task-arithmetic_eeg.edf'
    signals = [*recording(shared, data.format('00'), 2), *recording(shared, data.format('07'), 1),
               *generated(shared, 500, 40, [(0.5, 40, None), (0.5, 50, None), (0.5, 40, 60)]),
               *generated(shared, 256, 30, [(0.5, 40, None)])]
    write('mne_signals.json', 'signals', signals)
