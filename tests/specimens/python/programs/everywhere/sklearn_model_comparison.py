"""Compares classifiers on a bundled data set."""

import numpy as np
from sklearn.datasets import load_iris, make_blobs
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix
from sklearn.model_selection import GridSearchCV, cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0, stratify=y)

MODELS = {
    "logistic": make_pipeline(StandardScaler(), LogisticRegression(max_iter=500)),
    "neighbors": make_pipeline(StandardScaler(), KNeighborsClassifier(5)),
    "forest": RandomForestClassifier(n_estimators=20, random_state=0),
}


def compare(models):
    for name, model in models.items():
        scores = cross_val_score(model, X_train, y_train, cv=3)
        model.fit(X_train, y_train)
        yield name, scores.mean(), accuracy_score(y_test, model.predict(X_test))


for name, validation, test in compare(MODELS):
    print(f"{name:<10} cv {validation:.2f}  test {test:.2f}")
    assert test > 0.85

search = GridSearchCV(KNeighborsClassifier(), {"n_neighbors": [1, 3, 5, 7]}, cv=3).fit(X_train, y_train)
print("best", search.best_params_)
print(confusion_matrix(y_test, search.predict(X_test)).tolist())

points, labels = make_blobs(60, centers=3, random_state=4, cluster_std=0.5)
clusters = KMeans(3, n_init=5, random_state=0).fit_predict(points)
pairs = {(int(a), int(b)) for a, b in zip(labels, clusters)}
print("clusters match:", len(pairs) == 3)
flat = PCA(n_components=2).fit_transform(X)
print("explained shape", flat.shape, np.isfinite(flat).all())
