"""Writes which electrode of the 129 lies opposite to which, from MNE-Python's montage.

    python -m pip install -r src/test/python/requirements-filter.txt
    python src/test/python/make_net_mirror.py > src/main/resources/org/inion/model/augment/net-129-mirror.tsv
"""

import mne
import numpy as np
from scipy.optimize import linear_sum_assignment

montage = mne.channels.make_standard_montage("GSN-HydroCel-129")
places = montage.get_positions()["ch_pos"]
names = list(places)
xyz = np.array([places[name] for name in names])
mirrored = xyz * [-1, 1, 1]
distance = np.linalg.norm(xyz[:, None] - mirrored[None], axis=2)
# All pairs at once, so that no electrode is taken twice.
_, opposite = linear_sum_assignment(distance)
assert (opposite[opposite] == np.arange(len(names))).all()
nearest_other = np.sort(distance, axis=1)[:, 1].min()
worst = distance[np.arange(len(names)), opposite].max()
assert worst < nearest_other / 2, (worst, nearest_other)
print("# The mirror image of each electrode of the HydroCel Geodesic Sensor Net, 128 channels and Cz,")
print("# across the plane between left and right; those on it are their own.")
print("# Made by make_net_mirror.py from the montage GSN-HydroCel-129 of MNE-Python")
print("# (BSD-3-Clause, copyright 2011-2024 MNE-Python authors).")
print("name\tmirror")
for name, other in zip(names, opposite):
    print(f"{name}\t{names[other]}")
