import numpy as np
import pandas as pd

raw = pd.DataFrame(
    {
        "name": [" Ann ", "BOB", "cem", None, "BOB"],
        "age": ["34", "n/a", "29", "51", "n/a"],
        "email": ["ann@example.com", "bob@example", "cem@example.org", "", "bob@example"],
        "joined": ["2023-01-02", "2023-02-30", "2022-12-01", "2024-05-06", "2023-02-30"],
        "command": ["ls", "rm -rf /", "exec", "eval", "rm -rf /"],
    }
)


def clean(frame):
    return (
        frame.drop_duplicates()
        .assign(
            name=lambda f: f["name"].str.strip().str.title(),
            age=lambda f: pd.to_numeric(f["age"], errors="coerce"),
            joined=lambda f: pd.to_datetime(f["joined"], errors="coerce", format="%Y-%m-%d"),
            valid=lambda f: f["email"].str.fullmatch(r"[^@\s]+@[^@\s]+\.\w+").fillna(False),
        )
        .rename(columns=str.upper)
        .dropna(subset=["NAME"])
        .reset_index(drop=True)
    )


tidy = clean(raw)
print(tidy)
assert len(tidy) == 3
assert tidy["VALID"].tolist() == [True, False, True]
assert tidy["AGE"].isna().sum() == 1 and np.isnan(tidy.loc[1, "AGE"])

tidy["AGE"] = tidy["AGE"].fillna(tidy["AGE"].median())
tidy["GROUP"] = pd.cut(tidy["AGE"], [0, 30, 33, 120], labels=["young", "middle", "old"])
print(tidy["GROUP"].value_counts().to_dict())

long = tidy.melt(id_vars="NAME", value_vars=["AGE", "COMMAND"])
print(long.tail(3).to_string(index=False))
removed = tidy.pop("COMMAND")
assert "COMMAND" not in tidy and removed.str.contains("rm").any()
tidy.columns = pd.Index([column.lower() for column in tidy.columns])
print(tidy.apply(lambda row: f"{row['name']}:{row['age']:.0f}", axis=1).tolist())
