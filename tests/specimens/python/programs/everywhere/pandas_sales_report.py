"""A sales report from a table in memory."""

import io

import pandas as pd

CSV = """date,region,product,units,price
2024-01-05,north,pen,10,1.50
2024-01-17,south,pen,7,1.50
2024-02-02,north,book,3,12.00
2024-02-20,south,book,,12.00
2024-03-03,west,pen,25,1.40
2024-03-08,north,lamp,2,30.00
"""


def load(text):
    frame = pd.read_csv(io.StringIO(text), parse_dates=["date"])
    frame["units"] = frame["units"].fillna(0).astype(int)
    return frame.assign(revenue=lambda f: f["units"] * f["price"])


def monthly(frame):
    return frame.groupby(frame["date"].dt.to_period("M"))["revenue"].agg(["sum", "count"])


def pivot(frame):
    return frame.pivot_table(index="region", columns="product", values="revenue", aggfunc="sum", fill_value=0)


sales = load(CSV)
print(sales.dtypes.to_string())
print(monthly(sales))
print(pivot(sales))

north = sales.query("region == 'north' and units > 2")
assert len(north) == 2
sales = sales.eval("margin = revenue * 0.2")
assert abs(sales["margin"].sum() - sales["revenue"].sum() * 0.2) < 1e-9

managers = pd.DataFrame({"region": ["north", "south"], "manager": ["Ann", "Bob"]})
merged = sales.merge(managers, on="region", how="left")
assert merged["manager"].isna().sum() == 1

out = io.StringIO()
merged.sort_values("revenue", ascending=False).head(3).to_csv(out, index=False)
print(out.getvalue())
print(merged.drop(columns="date").to_json(orient="records")[:60])
print(sales.describe().loc[["mean", "max"]].round(2).to_dict()["revenue"])
print(sales.set_index("date")["revenue"].cumsum().iloc[-1])
