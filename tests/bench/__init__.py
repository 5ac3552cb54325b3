"""The benchmarks: their shape, never their speed."""
