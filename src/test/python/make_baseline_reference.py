"""Scores of baselines by scikit-learn, on the real text of four releases.

python src/test/python/make_baseline_reference.py ../shared/data/hbn-text \
    > src/test/resources/org/inion/baseline/hbn_baselines.json

Trials are those of the independent list, subjects those of participants.tsv; each release is
predicted from the three others. Made with the versions in requirements-metric.txt.
"""

import csv
import gzip
import io
import json
import sys
import tarfile

import numpy as np
import sklearn
from sklearn.linear_model import LinearRegression
from sklearn.metrics import balanced_accuracy_score, mean_absolute_error, mean_squared_error, roc_auc_score

FOLDER = sys.argv[1]
DATASETS = ["ds005505", "ds005506", "ds005507", "ds005508"]


def trials():
    with gzip.open(f"{FOLDER}/ccd_trials_R1-R4.csv.gz", "rt", newline="") as file:
        return [
            (row["release"], row["participant_id"], float(row["rt_from_stimulus_s"]), float(row["age"]), row["sex"] == "M")
            for row in csv.DictReader(file)
        ]


def subjects(column):
    rows = []
    for dataset in DATASETS:
        with tarfile.open(f"{FOLDER}/{dataset}.tar.gz") as tar:
            text = tar.extractfile(f"{dataset}/participants.tsv").read().decode()
        for row in csv.DictReader(io.StringIO(text), delimiter="\t"):
            if row[column] != "n/a":
                target = float(row["sex"] == "M") if column == "sex" else float(row[column])
                rows.append((row["release_number"], row["participant_id"], target, float(row["age"]), row["sex"] == "M"))
    return rows


def regression(y, p):
    rmse = float(np.sqrt(mean_squared_error(y, p)))
    return {
        "nrmse": rmse / float(np.std(y)),
        "rmse": rmse,
        "mae": float(mean_absolute_error(y, p)),
        "pearson_r": float(np.corrcoef(y, p)[0, 1]) if np.ptp(p) > 0 else None,
    }


def classes(y, p):
    return {
        "balanced_accuracy": float(balanced_accuracy_score(y, np.asarray(p) > 0.5)),
        "auroc": float(roc_auc_score(y, p)),
    }


def baselines(rows, features, own, score):
    release = np.array([row[0] for row in rows])
    person = np.array([row[1] for row in rows])
    y = np.array([row[2] for row in rows])
    x = np.array([row[3:] for row in rows], dtype=float)[:, features]
    held = {name: np.zeros(len(y)) for name in ["mean", "median", "age + sex"] + (["own mean"] if own else [])}
    for out in sorted(set(release)):
        test = release == out
        held["mean"][test] = np.mean(y[~test])
        held["median"][test] = np.median(y[~test])
        held["age + sex"][test] = LinearRegression().fit(x[~test], y[~test]).predict(x[test])
    if score is classes:
        held["age + sex"] = np.clip(held["age + sex"], 0, 1)
    if own:
        _, number = np.unique(person, return_inverse=True)
        means = np.bincount(number, y) / np.bincount(number)
        held["own mean"] = means[number]
    groups = {name: release == name for name in sorted(set(release))}
    groups["all"] = np.ones(len(y), bool)
    return {
        name: {
            group: {"rows": int(of.sum()), "subjects": len(set(person[of])), **score(y[of], p[of])}
            for group, of in groups.items()
        }
        for name, p in held.items()
    }


json.dump(
    {
        "made_with": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
        "response-time": baselines(trials(), [0, 1], True, regression),
        "externalizing": baselines(subjects("externalizing"), [0, 1], False, regression),
        "age": baselines(subjects("age"), [1], False, regression),
        "sex": baselines(subjects("sex"), [0], False, classes),
    },
    sys.stdout,
    indent=1,
)
print()
