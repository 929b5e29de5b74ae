"""The benchmarks: each a ratio taken in one run with what it is compared to."""
