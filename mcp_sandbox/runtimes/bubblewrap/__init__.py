"""The embedded runtime: bubblewrap, which `pip install` brings."""
