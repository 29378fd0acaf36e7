"""Whether data from outside, once put into dataclasses, is what their annotations promise to whoever reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def check_conforms(value: object, promised: Any) -> None:
    """Compare a value, and all within it, with a type: plain ones, dataclasses, and what is made of them by unions,
    ``Literal``, ``tuple[X, ...]`` and ``Mapping[K, V]``. A whole number will do for a float, a truth value for neither.

    Raises TypeError at the first that is something else.
    """
    origin = get_origin(promised)
    if origin in (Union, UnionType):
        _check_one_of(value, get_args(promised))
    elif origin is Literal:
        _expect(value in get_args(promised) if isinstance(value, str) else False, value, promised)
    elif origin is tuple:
        _expect(isinstance(value, tuple), value, promised)
        for one in value if isinstance(value, tuple) else ():
            check_conforms(one, get_args(promised)[0])
    elif origin is not None and issubclass(origin, Mapping):
        _check_mapping(value, promised)
    elif is_dataclass(promised):
        _check_fields(value, promised)
    elif promised in (int, float):
        number = isinstance(value, int | promised) and not isinstance(value, bool)
        _expect(number, value, promised)
    else:
        _expect(isinstance(value, promised), value, promised)


def _check_one_of(value: object, ways: tuple[Any, ...]) -> None:
    if value is None and NoneType in ways:
        return
    plain = (way for way in ways if way is not NoneType and not is_dataclass(way))
    chosen = type(value) if type(value) in ways else next(plain, None)
    _expect(chosen is not None, value, ways)
    check_conforms(value, chosen)


def _check_mapping(value: object, promised: Any) -> None:
    _expect(isinstance(value, Mapping), value, promised)
    keys, values = get_args(promised)
    for key, one in value.items() if isinstance(value, Mapping) else ():
        check_conforms(key, keys)
        check_conforms(one, values)


def _check_fields(value: object, promised: Any) -> None:
    _expect(isinstance(value, promised), value, promised)
    for name, hint in _promises(promised):
        check_conforms(getattr(value, name), hint)


@cache
def _promises(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields a dataclass is made with, and their types."""
    hints = get_type_hints(kind)
    return tuple((one.name, hints[one.name]) for one in fields(kind) if one.init)


def _expect(fits: bool, value: object, promised: Any) -> None:
    if not fits:
        raise TypeError(f"{type(value).__name__} is not {promised}")
