"""Rules that build on others: what a file changes is put over what it extends.

Tables are merged key by key, lists of tables by the key of their items, all else is
replaced. A table that says its status anew takes nothing of the old basis.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from core.errors import N_
from core.rules.errors import CircularRulesError, MissingBaseError
from core.rules.reader import Node, read_toml
from core.rules.source import RULES, Key, Source, Spot

ITEM_KEYS = ("code", "unit", "result", "name")
WHOLE = frozenset({"citation", "possible"})
OUSTED: Mapping[str, tuple[str, ...]] = {
    "status": ("citation", "evidence", "possible"),
    "above": ("at_least", "possible"),
    "at_least": ("above", "possible"),
    "policy": ("second_key",),
}
Path_ = tuple[Key, ...]
Pair = tuple[Node | None, Node | None]


def read_extended(
    file: Path,
    above: tuple[Path, ...] = (),
    read: Callable[[Path], Node] = read_toml,
) -> Node:
    """Return the root of a rule file, over the rules it extends.

    Args:
        file: The rule file.
        above: The files that extend it, from the outermost.
        read: Reads one file.

    Raises:
        MissingBaseError: What it extends is not there; file and line are named.
        CircularRulesError: It extends itself, by way of other files or not.
        CchcError: One of the files cannot be read.
    """
    own = read(file)
    if not own.has("extends"):
        return own
    base = _base_of(own)
    chain = (*above, file.resolve())
    if base.resolve() in chain:
        names = " → ".join(str(one) for one in (*chain, base.resolve()))
        raise CircularRulesError(file=file, line=_line(own), chain=names)
    return merged(read_extended(base, chain, read), own)


def _line(own: Node) -> int:
    return own.source.line(("extends",))


def _base_of(own: Node) -> Path:
    name, file = own.string("extends"), own.source.file
    places = _candidates(name, file.parent)
    found = next((one for one in places if _is_file(one)), None)
    if found is None or not name:
        looked = ", ".join(str(one) for one in places)
        raise MissingBaseError(file=file, line=_line(own), base=name, looked=looked)
    return found


def _candidates(name: str, folder: Path) -> tuple[Path, ...]:
    """Return where rules called ``name`` may lie: a year beside, a folder, a file."""
    if name.isdecimal():
        year = folder.parent / name / RULES
        return year, folder / f"{name}.toml"
    return folder / name, folder / name / RULES


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any
        return False


@dataclass(frozen=True, slots=True)
class Merged(Source):
    """The file that extends another; each value is looked up where it stands.

    Attributes:
        origins: The file a path of the merged tree comes from, and its path there.
    """

    origins: Mapping[Path_, tuple[Source, Path_]] = field(default_factory=dict)

    def spot(self, path: Path_) -> Spot:
        """Return where ``path`` stands, in the file that holds it."""
        for length in range(len(path), 0, -1):
            if origin := self.origins.get(path[:length]):
                source, start = origin
                return source.spot((*start, *path[length:]))
        return Spot(file=self.file, line=self.line(path), path=path)


def merged(base: Node, own: Node) -> Node:
    """Return ``own`` over ``base``.

    Raises:
        BadValueError: Something is dropped that the base does not have.
    """
    merge = _Merge(origins={})
    tree = merge.table(base, own, ())
    source = Merged(own.source.file, own.source.text, merge.origins)
    return Node(source=source, path=(), tree=tree)


@dataclass(frozen=True, slots=True)
class _Merge:
    """One merge under way, and where each value of its outcome comes from."""

    origins: dict[Path_, tuple[Source, Path_]]

    def _from(self, node: Node, key: Key | None, out: Path_) -> None:
        path = node.path if key is None else (*node.path, key)
        self.origins[out] = (node.source, path)

    def table(self, old: Node, new: Node, out: Path_) -> dict[str, object]:
        """Return the keys of both tables, those of ``new`` over those of ``old``."""
        gone = {key for one in new.tree for key in OUSTED.get(one, ())}
        found: dict[str, object] = {}
        for key in (*old.tree, *(key for key in new.tree if key not in old.tree)):
            path = (*out, key)
            if key in new.tree:
                self._from(new, key, path)
                if not _is_dropped(new, old, key):
                    found[key] = self._value(old, new, key, path)
            elif key not in gone:
                self._from(old, key, path)
                found[key] = old.tree[key]
        return found

    def _value(self, old: Node, new: Node, key: str, out: Path_) -> object:
        before, after = old.tree.get(key), new.tree[key]
        if key in WHOLE:
            return after
        if isinstance(before, dict) and isinstance(after, dict):
            return self.table(old.node(key), new.node(key), out)
        if after and _are_tables(before) and _are_tables(after):
            return self._list(old.nodes(key), new.nodes(key), out)
        return after

    def _list(
        self, old: Sequence[Node], new: Sequence[Node], out: Path_
    ) -> list[object]:
        name = _item_key(old, new)
        pairs = [(None, item) for item in new] if name is None else None
        return [
            self._item(before, after, (*out, position))
            for position, (before, after) in enumerate(
                pairs or _paired(old, new, name or "", is_sorted=out[-1] == "bands")
            )
        ]

    def _item(self, old: Node | None, new: Node | None, out: Path_) -> object:
        known = new or old
        if known is None:  # pragma: no cover  # one of a pair is always there
            return {}
        self._from(known, None, out)
        if old is None or new is None:
            return known.tree
        return self.table(old, new, out)


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _item_key(old: Sequence[Node], new: Sequence[Node]) -> str | None:
    """Return the key that tells the items of both lists apart, if one does."""
    return next((k for k in ITEM_KEYS if _tells(k, old) and _tells(k, new)), None)


def _tells(key: str, items: Sequence[Node]) -> bool:
    values = [item.tree.get(key) for item in items]
    texts = [value for value in values if isinstance(value, str)]
    return len(set(texts)) == len(values)


def _paired(
    old: Sequence[Node], new: Sequence[Node], name: str, *, is_sorted: bool
) -> list[Pair]:
    """Return old and new items side by side, without what is dropped."""
    changes = {str(item.tree[name]): item for item in new}
    pairs: list[Pair] = [
        (item, changes.pop(str(item.tree[name]), None)) for item in old
    ]
    for code, item in changes.items():
        pairs.insert(_place(code, name, pairs), (None, item))
    kept = [pair for pair in pairs if not _drops(*pair)]
    return sorted(kept, key=_cut, reverse=True) if is_sorted else kept


def _place(code: str, name: str, pairs: Sequence[Pair]) -> int:
    """Return where a new item goes: behind what lies under the same heading."""
    heading = code.rpartition(".")[0]
    for position in range(len(pairs) - 1, -1, -1):
        node = pairs[position][0] or pairs[position][1]
        other = "" if node is None else str(node.tree[name])
        if heading and (other == heading or other.startswith(f"{heading}.")):
            return position + 1
    return len(pairs)


def _drops(old: Node | None, new: Node | None) -> bool:
    if new is None or not new.has("drop"):
        return False
    if new.tree["drop"] is not True or old is None:
        raise new.error("drop", N_("true, for something the extended rules have"))
    return True


def _is_dropped(new: Node, old: Node, key: str) -> bool:
    value = new.tree[key]
    if not isinstance(value, dict):
        return False
    return _drops(
        old.node(key) if isinstance(old.tree.get(key), dict) else None, new.node(key)
    )


def _cut(pair: Pair) -> Decimal:
    """Return the cut of a band, by which it stands highest first."""
    cuts = (node.tree.get("at_least") for node in reversed(pair) if node is not None)
    known = (cut for cut in cuts if isinstance(cut, int | Decimal))
    return Decimal(next(known, 0))
