"""What is compared does the same work."""

from __future__ import annotations

from pathlib import Path

from bench.store_peers import Ours, Peer, Plain, Sqlite, documents


def answers(peer: Peer) -> list[list[str]]:
    found = [peer.by_article(f"{3:032x}"), peer.by_tag("tag 7")]
    return [[f"{one['id']} {one['note']}" for one in some] for some in found]


def test_all_peers_find_the_same_after_the_same_changes(tmp_path: Path) -> None:
    given = list(documents(300))
    peers = (Ours(tmp_path, given), Sqlite(tmp_path, given), Plain(tmp_path, given))
    (fresh,) = documents(1, 107)
    for peer in peers:
        peer.insert(fresh | {"id": "fresh"})
        peer.update(given[107]["id"], "changed")
    ours, sqlite, plain = (answers(peer) for peer in peers)
    assert ours == sqlite == plain
    assert f"{given[107]['id']} changed" in ours[0]
    assert len(ours[1]) == 7
    for peer in peers:
        peer.close()
