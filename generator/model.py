"""What the data types are made of that a file of the user's is read into."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from generator.vocabulary import chinese_key


class Checked(Struct, frozen=True, omit_defaults=True):
    """Data that pydantic can check (``validation.py``), as a dataclass of the same fields.

    The dataclass is made only when there is something to check: a struct is built and read from
    the cache in a fraction of the time.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {}

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """The schema of the dataclass, and the way back from it."""
        from dataclasses import field, make_dataclass

        def described(info: Any) -> tuple[str, Any, Any]:
            kinds = ("default", "default_factory")
            given = {k: v for k in kinds if (v := getattr(info, k)) is not NODEFAULT}
            return info.name, info.type, field(**given)

        def back(checked: Any) -> Checked:
            return cls(*(getattr(checked, name) for name in cls.__struct_fields__))

        twin = make_dataclass(
            cls.__name__,
            map(described, fields(cls)),
            namespace={"__pydantic_config__": cls.__pydantic_config__},
        )
        function = {"type": "no-info", "function": back}
        return {"type": "function-after", "function": function, "schema": handler(twin)}


class Model(Checked, frozen=True, omit_defaults=True):
    """What YAML is read into, under Chinese keys."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "alias_generator": chinese_key,
        "extra": "forbid",
    }
