"""Where code runs: one contract, several engines behind it."""
