"""The words of the problem: immutable values, no I/O."""
