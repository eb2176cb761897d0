"""The six policies that ship, as TOML data in the format of a user's own."""
