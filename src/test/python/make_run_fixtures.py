#!/usr/bin/env python3
"""Files of a run folder as Python's own libraries write them, and a check of those that Inion wrote.

usage: python3 -m venv env && env/bin/pip install -r src/test/python/requirements-run.txt
       env/bin/python src/test/python/make_run_fixtures.py              writes the fixtures
       env/bin/python src/test/python/make_run_fixtures.py FOLDER       reads a folder with ours.safetensors and events

Writes src/test/resources/org/inion/train/record/python.safetensors and python.tfevents. The second use prints what the
libraries found, and fails where they refuse a file. RunFilesForPython writes such a folder.
"""
import pathlib
import sys

import numpy as np
from safetensors.numpy import load_file, save_file
from safetensors import safe_open
from tensorboard.backend.event_processing import event_accumulator
from tensorboard.compat.proto import event_pb2, summary_pb2
from tensorboard.summary.writer.record_writer import RecordWriter

OUT = pathlib.Path('src/test/resources/org/inion/train/record')
WALL_TIME = 1700000000.25


def write():
    save_file(
        {
            'weight': np.arange(6, dtype=np.float32).reshape(2, 3) / 4 - 0.5,
            'wide': np.array([1e-300, -2.5, np.pi]),
            'step': np.array(1234567890123, dtype=np.int64),
            'empty': np.zeros((0, 4), dtype=np.float32),
        },
        OUT / 'python.safetensors',
        metadata={'network': 'eegnet', 'umlaut': 'ä "quoted"'},
    )
    with open(OUT / 'python.tfevents', 'wb') as file:
        writer = RecordWriter(file)
        writer.write(event_pb2.Event(wall_time=WALL_TIME, file_version='brain.Event:2').SerializeToString())
        for step, tag, value in [(0, 'train/loss', 1.5), (7, 'train/loss', 0.25), (300, 'ä', -3e-8)]:
            summary = summary_pb2.Summary(value=[summary_pb2.Summary.Value(tag=tag, simple_value=value)])
            event = event_pb2.Event(wall_time=WALL_TIME + step, step=step, summary=summary)
            writer.write(event.SerializeToString())


def read(folder):
    path = folder / 'ours.safetensors'
    for name, array in load_file(path).items():
        print(name, array.dtype, array.shape, array.ravel().tolist())
    with safe_open(path, framework='np') as file:
        print(file.metadata())
    events = event_accumulator.EventAccumulator(str(folder))
    events.Reload()
    for tag in events.Tags()['scalars']:
        print(tag, [(one.step, one.value, one.wall_time) for one in events.Scalars(tag)])


if len(sys.argv) > 1:
    read(pathlib.Path(sys.argv[1]))
else:
    write()
