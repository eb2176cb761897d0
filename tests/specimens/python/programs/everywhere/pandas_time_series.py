"""Resampling, rolling windows and seasonality of a series made up here."""
import numpy as np
import pandas as pd

index = pd.date_range("2024-01-01", periods=24 * 28, freq=pd.Timedelta(hours=1))
rng = np.random.default_rng(11)
load = 100 + 20 * np.sin(2 * np.pi * index.hour / 24) + np.where(index.day_of_week >= 5, -15, 0) + rng.normal(0, 2, len(index))
series = pd.Series(load, index=index, name="load")

daily = series.resample("D").mean()
weekly = daily.rolling(7, min_periods=7).mean().dropna()
by_hour = series.groupby(series.index.hour).mean()
weekday = series.groupby(series.index.day_name()).mean().sort_values()

print("days:", len(daily), "rolling:", len(weekly))
print("peak hour:", by_hour.idxmax(), "quietest days:", list(weekday.index[:2]))
assert by_hour.idxmax() == 6
assert set(weekday.index[:2]) == {"Saturday", "Sunday"}


def anomalies(values, window=24, limit=5.0):
    seasonal = values - values.groupby(values.index.hour).transform("median")
    spread = (seasonal - seasonal.median()).abs().median() * 1.4826
    return values[(seasonal - seasonal.median()).abs() > limit * spread]


broken = series.copy()
broken.iloc[[100, 300]] += 150
found = anomalies(broken)
print(found.round(1).to_dict())
assert len(found) >= 2 and broken.index[100] in found.index

shifted = daily.to_frame().assign(previous=lambda f: f["load"].shift(1), change=lambda f: f["load"].pct_change())
print(shifted.iloc[1:4].round(3))
correlation = shifted["load"].corr(shifted["previous"])
print(f"lag-1 correlation {correlation:.2f}")
window = series.loc["2024-01-10":"2024-01-12"].between_time("09:00", "17:00")
print(len(window), window.index.min().isoformat())
