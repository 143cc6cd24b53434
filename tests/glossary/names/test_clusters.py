from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transnews.glossary import same_name
from transnews.glossary.names.clusters import cluster, keys

NAMES = ["Shoigu", "Iran", "Choïgou", "Iraq", "Шойгу", "Aliyev", "Irak", "Aliyeva", "Əliyev", "Baku"]


def test_spellings_come_together_in_their_order() -> None:
    assert cluster(NAMES) == [["Shoigu", "Choïgou", "Шойгу"], ["Iraq", "Irak"], ["Aliyev", "Əliyev"]]


def test_two_spellings_can_be_kept_apart() -> None:
    assert cluster(["Iraq", "Irak"], apart=lambda one, other: {one, other} == {"Iraq", "Irak"}) == []


@given(st.permutations(NAMES))
def test_the_order_does_not_change_who_is_together(names: list[str]) -> None:
    assert {frozenset(group) for group in cluster(names)} == {frozenset(group) for group in cluster(NAMES)}


def test_names_that_are_the_same_share_a_key() -> None:
    for one in NAMES:
        for other in NAMES:
            assert not same_name(one, other) or keys(one) & keys(other)


def test_a_chain_of_likenesses_is_no_cluster() -> None:
    """Each is like the next; the first and the last are not alike, and at least half of the links must hold."""
    names = ["Kadar", "Kadyr", "Kidir"]
    links = {(one, other) for one in names for other in names if one != other and same_name(one, other)}
    for group in cluster(names):
        pairs = [(one, other) for one in group for other in group if one != other]
        assert sum(pair in links for pair in pairs) >= len(pairs) / 2
