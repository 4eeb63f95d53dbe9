"""scikit-learn's logistic regression and Python's xgboost on the folds that the bench wrote: one core each, the same columns and settings."""
import csv
import json
import sys
import time

import numpy as np
import xgboost
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.preprocessing import StandardScaler

LEFT_OUT = {"customerID", "Churn"}


def columns(rows):
    """Numbers as they are with a column for missing, words but the first as 0 and 1; for trees words of three and more all."""
    linear, trees = [], []
    for name in [name for name in rows[0] if name not in LEFT_OUT]:
        cells = [row[name].strip() for row in rows]
        try:
            numbers = np.array([float(cell) if cell else np.nan for cell in cells])
            missing = np.isnan(numbers)
            trees.append(numbers)
            linear.append(np.where(missing, np.nanmedian(numbers), numbers))
            if missing.any():
                linear.append(missing.astype(float))
        except ValueError:
            words = sorted(set(cells))
            flags = [np.array([float(cell == word) for cell in cells]) for word in words]
            linear.extend(flags[1:])
            trees.extend(flags if len(words) > 2 else flags[1:])
    return np.column_stack(linear), np.column_stack(trees).astype(np.float32)


def boosted(x, y, held_out):
    settings = {"objective": "binary:logistic", "eval_metric": "logloss", "tree_method": "hist", "max_depth": 3, "eta": 0.05, "min_child_weight": 5,
                "subsample": 0.8, "colsample_bytree": 0.5, "base_score": float(y.mean()), "seed": 1, "nthread": 1, "verbosity": 0}
    seen, unseen = (xgboost.DMatrix(x[part], y[part]) for part in (~held_out, held_out))
    stopped = xgboost.train(settings, seen, 1000, [(unseen, "held_out")], early_stopping_rounds=50, verbose_eval=False)
    return xgboost.train(settings, xgboost.DMatrix(x, y), stopped.best_iteration + 1)


def main(data, folds):
    with open(data, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    y = np.array([row["Churn"] == "Yes" for row in rows], dtype=np.float32)
    linear, trees = columns(rows)
    deals = np.loadtxt(folds, delimiter=",", dtype=int)
    held_out, deals = deals[:, 0] == 1, deals[:, 1:]
    answers = {}
    for engine in ("logistic", "xgboost"):
        auc, loss, begin = [], [], time.process_time()
        for deal in deals.T:
            p = np.zeros(len(y))
            for fold in range(deal.max() + 1):
                train, test = deal != fold, deal == fold
                if engine == "logistic":
                    scale = StandardScaler().fit(linear[train])
                    model = LogisticRegression(C=1, max_iter=1000).fit(scale.transform(linear[train]), y[train])
                    p[test] = model.predict_proba(scale.transform(linear[test]))[:, 1]
                else:
                    p[test] = boosted(trees[train], y[train], held_out[train]).predict(xgboost.DMatrix(trees[test]))
            auc.append(roc_auc_score(y, p))
            loss.append(log_loss(y, p))
        answers[engine] = [float(np.mean(auc)), float(np.mean(loss)), time.process_time() - begin]
    print(json.dumps(answers))


main(sys.argv[1], sys.argv[2])
