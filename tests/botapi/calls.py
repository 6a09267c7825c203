"""Reading a request of the bot: form, multipart, JSON or the address itself."""

import json

from aiohttp import web
from aiohttp.web_request import FileField

from tests.botapi.wire import Call, Json, Upload, refuse


async def read_call(request: web.Request) -> Call:
    """Return the request with its parameters as they came.

    Raises:
        RefusedError: The body cannot be read.
    """
    fields: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        fields |= _json_body(await request.read())
    else:
        for name, value in (await request.post()).items():
            if isinstance(value, FileField):
                uploads[name] = _upload(value)
            else:
                fields[name] = value if isinstance(value, str) else value.decode()
    method = request.match_info["method"]
    return Call(method=method, fields=_utf8(fields), uploads=uploads)


def _json_body(body: bytes) -> Json:
    try:
        fields = json.loads(body or b"{}")
    except ValueError:
        refuse("can't parse JSON object")
    if not isinstance(fields, dict):
        refuse("JSON object expected")
    return fields


def _upload(part: FileField) -> Upload:
    with part.file as file:
        content = file.read()
    return Upload(name=part.filename, media_type=part.content_type, content=content)


def _utf8(fields: Json) -> Json:
    """Return the fields, which a lone half of a surrogate pair would spoil."""
    try:
        json.dumps(fields, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        refuse("strings must be encoded in UTF-8")
    return fields
