#!/usr/bin/env python3
"""Reference values for the metric tests, made by scikit-learn and SciPy.

usage: python3 -m venv env && env/bin/pip install -r src/test/python/requirements-metric.txt
       env/bin/python src/test/python/make_metric_reference.py

Writes src/test/resources/org/inion/metric/metric_cases.json: for each case its labels, predictions and the value of
every metric. null says that the metric is not defined for the case. That is what these libraries answer as well
(NaN with a warning), but for three answers that are theirs and not ours; they stand in OURS, with the reason.
"""
import json
import pathlib
import warnings

import numpy as np
from scipy import stats
from sklearn import calibration, metrics

OUT = pathlib.Path('src/test/resources/org/inion/metric/metric_cases.json')
BINS = 10
SEED = 12


def nrmse(y, p):
    """The starter kit's: root mean squared error over the population standard deviation."""
    return metrics.root_mean_squared_error(y, p) / np.std(y)


def ece(y, p):
    """scikit-learn gives the bins; it does not give how many rows each has."""
    ones, means = calibration.calibration_curve(y, p, n_bins=BINS, strategy='uniform')
    counts = np.bincount(np.searchsorted(np.linspace(0, 1, BINS + 1)[1:-1], p), minlength=BINS)
    counts = counts[counts > 0]
    return float(np.sum(counts * np.abs(ones - means)) / len(y))


def thresholded(score):
    return lambda y, p: score(y.astype(int), (p > 0.5).astype(int))


REGRESSION = {
    'nrmse': nrmse,
    'rmse': metrics.root_mean_squared_error,
    'mae': metrics.mean_absolute_error,
    'pearson_r': lambda y, p: stats.pearsonr(y, p).statistic,
    'spearman_r': lambda y, p: stats.spearmanr(y, p).statistic,
    'r2': metrics.r2_score,
}
CLASSES = {
    'accuracy': thresholded(metrics.accuracy_score),
    'balanced_accuracy': thresholded(metrics.balanced_accuracy_score),
    'auroc': metrics.roc_auc_score,
    'f1': thresholded(lambda y, p: metrics.f1_score(y, p, zero_division=np.nan)),
    'f1_macro': thresholded(lambda y, p: metrics.f1_score(y, p, average='macro')),
    'brier': metrics.brier_score_loss,
    'ece': ece,
}
# Where a metric is not defined for us although a library gives a number.
OURS = {
    ('nrmse', 'constant target'): None,  # a division by zero: NumPy says infinite
    ('r2', 'constant target'): None,  # a division by zero: scikit-learn puts 0 in its place
    ('balanced_accuracy', 'one class'): None,  # scikit-learn takes the mean over the one class
}


def value(name, score, y, p, kind):
    if (name, kind) in OURS:
        return OURS[name, kind]
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        found = float(score(y, p))
    return found if np.isfinite(found) else None


def case(name, scores, y, p, kind=''):
    y, p = np.asarray(y, float), np.asarray(p, float)
    expected = {metric: value(metric, score, y, p, kind) for metric, score in scores.items()}
    return {'name': name, 'labels': y.tolist(), 'predictions': p.tolist(), 'expected': expected}


def regression_cases(rng):
    y = rng.normal(10, 3, 200)
    yield 'noise', y, y + rng.normal(0, 2, 200), ''
    yield 'shrunken', y, 10 + 0.1 * (y - 10), ''
    yield 'reversed', y, -y, ''
    yield 'exact', y, y, ''
    yield 'mean of the labels', y, np.full(200, y.mean()), ''
    yield 'ties in both', rng.integers(0, 5, 300), rng.integers(0, 5, 300), ''
    yield 'ties in labels', rng.integers(5, 22, 150), rng.normal(12, 4, 150), ''
    yield 'offset', 1e6 + rng.normal(0, 1, 100), 1e6 + rng.normal(0, 1, 100), ''
    yield 'tiny', 1e-9 * rng.normal(0, 1, 100), 1e-9 * rng.normal(0, 1, 100), ''
    yield 'outlier', np.r_[y, 1e8], np.r_[y + rng.normal(0, 1, 200), -1e8], ''
    yield 'two rows', [1, 2], [1.5, 1.25], ''
    yield 'signed zeros', [0.0, -0.0, 1, 2, -0.0], [-0.0, 0.0, 0.5, 1, 2], ''
    yield 'constant predictions', y, np.full(200, 7.0), ''
    yield 'constant predictions 0.1', y, np.full(200, 0.1), ''
    yield 'constant labels', np.full(50, 0.1), rng.normal(0, 1, 50), 'constant target'
    yield 'one row', [3.0], [2.0], 'one row'


def class_cases(rng):
    y = rng.integers(0, 2, 300)
    p = 1 / (1 + np.exp(-(2 * y - 1 + rng.normal(0, 1, 300))))
    yield 'logistic', y, p, ''
    yield 'unbalanced', (rng.random(400) < 0.05), rng.random(400), ''
    yield 'ties and bin edges', rng.integers(0, 2, 500), rng.integers(0, 21, 500) / 20, ''
    yield 'all halves', rng.integers(0, 2, 60), np.full(60, 0.5), ''
    yield 'zeros and ones', rng.integers(0, 2, 90), rng.integers(0, 2, 90), ''
    yield 'exact', y, y, ''
    yield 'all wrong', y, 1 - y, ''
    yield 'never class 1', y, 0.4 * rng.random(300), ''
    yield 'always class 1', y, 0.6 + 0.4 * rng.random(300), ''
    yield 'two rows', [0, 1], [0.3, 0.7], ''
    yield 'only class 1', np.ones(20), rng.random(20), 'one class'
    yield 'only class 0', np.zeros(20), rng.random(20), 'one class'
    yield 'only class 0 and never class 1', np.zeros(20), 0.5 * rng.random(20), 'one class'
    yield 'one row', [1], [0.8], 'one class'


def one_row(scores, y, p):
    """Errors are defined for one row; what needs a spread is not. SciPy refuses one row."""
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        kept = {name: float(scores[name](np.array(y), np.array(p))) for name in ('rmse', 'mae')}
    return {'name': 'one row', 'labels': y, 'predictions': p, 'expected': {name: kept.get(name) for name in scores}}


def main():
    rng = np.random.default_rng(SEED)
    numbers = [one_row(REGRESSION, y, p) if kind == 'one row' else case(name, REGRESSION, y, p, kind)
               for name, y, p, kind in regression_cases(rng)]
    classes = [case(name, CLASSES, y, p, kind) for name, y, p, kind in class_cases(rng)]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps({'numbers': numbers, 'classes': classes}, indent=1).replace('\n    ', ' ') + '\n')


if __name__ == '__main__':
    main()
