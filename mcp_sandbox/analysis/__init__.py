"""Reads a program and a policy, and says what stands between them; pure and bounded."""
