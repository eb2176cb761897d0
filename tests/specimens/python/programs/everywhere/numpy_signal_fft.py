"""Finds the tones in a noisy signal, and smooths it."""
import io

import numpy as np

RATE = 1000
t = np.arange(0, 1, 1 / RATE)
rng = np.random.default_rng(5)
signal = np.sin(2 * np.pi * 50 * t) + 0.5 * np.sin(2 * np.pi * 120 * t) + 0.2 * rng.standard_normal(t.size)


def peaks(values, rate, n=2):
    spectrum = np.abs(np.fft.rfft(values * np.hanning(values.size)))
    frequency = np.fft.rfftfreq(values.size, 1 / rate)
    local = np.flatnonzero((spectrum[1:-1] > spectrum[:-2]) & (spectrum[1:-1] > spectrum[2:])) + 1
    strongest = local[np.argsort(spectrum[local])[::-1][:n]]
    return sorted(int(round(f)) for f in frequency[strongest])


def moving_average(values, window):
    return np.convolve(values, np.ones(window) / window, mode="valid")


def low_pass(values, cutoff, rate):
    spectrum = np.fft.rfft(values)
    spectrum[np.fft.rfftfreq(values.size, 1 / rate) > cutoff] = 0
    return np.fft.irfft(spectrum, n=values.size)


print("tones:", peaks(signal, RATE))
assert peaks(signal, RATE) == [50, 120]
smooth = moving_average(signal, 5)
quiet = low_pass(signal, 80, RATE)
print(f"std before {signal.std():.3f}, averaged {smooth.std():.3f}, filtered {quiet.std():.3f}")
assert quiet.std() < signal.std()

buffer = io.BytesIO()
np.save(buffer, quiet)
buffer.seek(0)
again = np.load(buffer)
assert np.array_equal(again, quiet)
print("saved and loaded", again.nbytes, "bytes in memory")

text = io.StringIO("1,2\n3,4\n")
table = np.loadtxt(text, delimiter=",")
print(table.sum(axis=0), np.einsum("ij,ij->", table, table), np.vectorize(lambda v: v > 2)(table).tolist())
