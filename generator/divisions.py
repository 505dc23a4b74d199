"""The official divisions of China down to counties, by their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SUFFIXES = (
    "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "地区",
    "省", "市", "盟", "县", "区", "旗",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A division: its full name and what it lies in, the nearest last."""

    name: str
    inside: tuple[str, ...] = ()


@cache
def divisions() -> Mapping[str, tuple[Place, ...]]:
    """Full name → the divisions of that name (several districts are called 鼓楼区)."""
    found: dict[str, list[Place]] = {}
    text = Path(__file__).with_name("divisions.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        province, city, counties = line.split("\t")
        above = (province,) if city in ("-", "市辖区") else (province, city)
        _add(found, Place(province))
        if len(above) == 2:
            _add(found, Place(city, (province,)))
        for county in counties.split():
            _add(found, Place(county, above))
    return {name: tuple(places) for name, places in found.items()}


def bare_name(name: str) -> str:
    """The name of any division without its suffix, however short.

    >>> bare_name("浙江省"), bare_name("德清县"), bare_name("忠县")
    ('浙江', '德清', '忠')
    """
    suffix = next((suffix for suffix in _SUFFIXES if name.endswith(suffix)), "")
    return name.removesuffix(suffix)


def _add(found: dict[str, list[Place]], place: Place) -> None:
    places = found.setdefault(place.name, [])
    if place not in places:
        places.append(place)
