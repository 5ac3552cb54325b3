"""How properties are tried: the same examples in every run, new ones by `--hypothesis-profile=thorough`."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# No deadlines: machines are shared, and speed is measured elsewhere.
QUIET = [HealthCheck.too_slow]
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=QUIET)
settings.register_profile("thorough", max_examples=2_000, deadline=None, suppress_health_check=QUIET)
settings.load_profile("same")
