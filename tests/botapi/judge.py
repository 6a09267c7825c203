"""Other people's idea of a right request: the models of aiogram, one per method.

The models let unknown keys pass, at the top and inside. Here nothing unknown passes.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from aiogram import methods
from aiogram.types import BufferedInputFile, Update
from pydantic import BaseModel, ValidationError

from tests.botapi.wire import Call, Json, Upload

MODELS = MappingProxyType(
    {
        model.__api_method__.lower(): model
        for name in methods.__all__
        if (model := getattr(methods, name)) is not methods.TelegramMethod
        and issubclass(model, BaseModel)
        and hasattr(model, "__api_method__")
        and isinstance(model.__api_method__, str)
    }
)
KINDS = ("type", "source", "status")


class ViolationError(Exception):
    """A request that is not what the Bot API describes."""

    def __init__(self, method: str, problems: tuple[str, ...]) -> None:
        super().__init__(f"{method}: {'; '.join(problems)}")
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A request found right: its method as the Bot API spells it, its values typed."""

    method: str
    fields: Json
    uploads: Mapping[str, Upload]


def judged(call: Call) -> Judged:
    """Return a request as the Bot API understands it.

    Raises:
        ViolationError: The method, a parameter or a key inside one is unknown, is
            missing or is of the wrong kind.
    """
    model = MODELS.get(call.method.lower())
    if model is None:
        raise ViolationError(call.method, ("unknown method",))
    request = _validated(model, call)
    if problems := (*_strangers(request, ""), *_loose_files(call)):
        raise ViolationError(call.method, problems)
    fields = request.model_dump(exclude_unset=True)
    return Judged(method=model.__api_method__, fields=fields, uploads=call.uploads)


def misfits(update: Json) -> tuple[str, ...]:
    """Return what aiogram does not know, or misses, in an update of ours."""
    try:
        read = Update.model_validate(update)
    except ValidationError as error:
        return _told(error)
    return tuple(_strangers(read, ""))


def _validated(model: type[BaseModel], call: Call) -> BaseModel:
    structured = _structured(model)
    fields = {
        name: _decoded(call.method, name, value) if name in structured else value
        for name, value in call.fields.items()
    }
    files = {
        name: BufferedInputFile(b"", upload.name)
        for name, upload in call.uploads.items()
        if name in model.model_fields
    }
    try:
        return model.model_validate(fields | files)
    except ValidationError as error:
        raise ViolationError(call.method, _told(error)) from error


def _told(error: ValidationError) -> tuple[str, ...]:
    return tuple(
        f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
        for fault in error.errors(include_url=False, include_input=False)
    )


@cache
def _structured(model: type[BaseModel]) -> frozenset[str]:
    """Return the parameters that travel as JSON inside a form."""
    model.model_rebuild()
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if _has_shape(field.annotation))


def _has_shape(annotation: Any) -> bool:
    if get_origin(annotation) is list:
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(map(_has_shape, get_args(annotation)))


def _decoded(method: str, name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise ViolationError(method, (f"{name}: no JSON",)) from error


def _strangers(value: object, path: str) -> Iterator[str]:
    """Yield the keys that no model knows, and the kinds that were left unsaid."""
    if isinstance(value, BaseModel):
        for name in value.model_extra or ():
            yield f"{path}{name}: unknown key"
        yield from _unsaid(value, path)
        for name in value.model_fields_set & type(value).model_fields.keys():
            yield from _strangers(getattr(value, name), f"{path}{name}.")
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            yield from _strangers(item, f"{path}{position}.")


def _unsaid(value: BaseModel, path: str) -> Iterator[str]:
    for name in KINDS:
        field = type(value).model_fields.get(name)
        fixed = field is not None and get_origin(field.annotation) is Literal
        if fixed and name not in value.model_fields_set:
            yield f"{path}{name}: missing"


def _loose_files(call: Call) -> Iterator[str]:
    """Yield the attachments that are named and not sent."""
    for name, value in call.fields.items():
        if isinstance(value, str) and value.startswith("attach://"):
            attached = value.removeprefix("attach://")
            if attached not in call.uploads:
                yield f"{name}: {attached} is not attached"
