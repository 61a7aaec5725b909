"""Writes the directions of the 129 electrodes that the simulator uses, from MNE-Python's montage.

    python -m pip install -r src/test/python/requirements-filter.txt
    python src/test/python/make_net_positions.py > src/main/resources/org/inion/simulate/net-129.tsv
"""

import mne
import numpy as np

montage = mne.channels.make_standard_montage("GSN-HydroCel-129")
places = montage.get_positions()["ch_pos"]
xyz = np.array(list(places.values()))
# The sphere that fits the electrodes best; what counts is their direction from its centre.
system = np.c_[2 * xyz, np.ones(len(xyz))]
centre = np.linalg.lstsq(system, (xyz**2).sum(axis=1), rcond=None)[0][:3]
unit = xyz - centre
unit /= np.linalg.norm(unit, axis=1, keepdims=True)
print("# Directions of the HydroCel Geodesic Sensor Net, 128 channels and Cz, on a sphere:")
print("# x to the right ear, y to the nose, z up. Approximate: rounded to 0.01.")
print("# Made by make_net_positions.py from the montage GSN-HydroCel-129 of MNE-Python")
print("# (BSD-3-Clause, copyright 2011-2024 MNE-Python authors).")
print("name\tx\ty\tz")
for name, (x, y, z) in zip(places, unit):
    print(f"{name}\t{x:.2f}\t{y:.2f}\t{z:.2f}")
