"""Random libraries of three machines, united in every order: how many, and whether the laws held."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.marks import test_merging


def unite(count: int) -> str:
    """Try so many triples, half of them as machines leave them; raises where a law is broken."""
    often = settings(max_examples=count // 2, deadline=None, suppress_health_check=list(HealthCheck))
    for law in (
        test_merging.test_libraries_of_three_machines_are_united_in_any_order,
        test_merging.test_documents_that_nobody_stamped_well_are_united_in_any_order,
    ):
        often(law)()
    often(test_merging.test_no_text_typed_at_the_same_time_is_lost)()
    return f"{count} triples of libraries: commutative, associative, idempotent; no typed text lost"
