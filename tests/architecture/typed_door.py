"""Tells mypy what the door takes: the parameters of the act it is asked for, or those with which a record begins.

Without it `**values` of the door takes anything, since no type of Python's own says "what that method takes, less the
actor, and these words besides". mypy loads this file by its path (pyproject.toml); the program never does.
"""

from functools import partial

from mypy.errorcodes import ARG_TYPE
from mypy.nodes import ARG_NAMED, ARG_NAMED_OPT, ARG_POS, ARG_STAR2, CallExpr, Decorator, FuncDef, MemberExpr
from mypy.plugin import Plugin
from mypy.types import AnyType, CallableType, TypeOfAny, TypeType, get_proper_type

ANY = AnyType(TypeOfAny.explicit)
SAID_AT_THE_DOOR = ("reason", "sequence", "password", "declared_on")


class Taken:
    """{name: (type, whether it must be given)} of what a method takes by name, and whether it takes any other name."""

    def __init__(self, arguments):
        arguments = [(name, kind, kind_of) for name, kind, kind_of in arguments if name not in ("self", "cls", "actor")]
        self.more = any(kind == ARG_STAR2 for _name, kind, _type in arguments)
        self.named = {
            name: (kind_of, kind in (ARG_NAMED, ARG_POS))
            for name, kind, kind_of in arguments
            if name and not kind.is_star()
        }

    def together(self, other):
        """What both take, when each is given everything."""
        both = Taken(())
        both.more = self.more and other.more
        names = {**self.named, **other.named}
        both.named = {name: each for name, each in names.items() if self._knows(name) and other._knows(name)}
        return both

    def _knows(self, name):
        return self.more or name in self.named


ANYTHING = Taken([("values", ARG_STAR2, ANY)])


def _with(ctx, taken, words=()):
    """The signature with what is taken in the place of `**values`."""
    signature, given = ctx.default_signature, ctx.context
    own = zip(signature.arg_names, signature.arg_kinds, signature.arg_types, strict=True)
    arguments = [each for each in own if each[1] != ARG_STAR2]
    if isinstance(given, CallExpr) and ARG_STAR2 in given.arg_kinds:
        # A dict's values are of one type; which of them are words for the door, nobody sees.
        arguments = [(name, kind, ANY if kind == ARG_NAMED_OPT else type_) for name, kind, type_ in arguments]
    arguments += [(name, ARG_NAMED_OPT, ANY) for name in words]
    known = {name for name, _kind, _type in arguments}
    for name, (type_, needed) in taken.named.items():
        if name not in known:
            arguments.append((name, ARG_NAMED if needed else ARG_NAMED_OPT, type_))
    if taken.more:
        arguments.append(("values", ARG_STAR2, ANY))
    names, kinds, types = (list(each) for each in zip(*arguments, strict=True))
    return signature.copy_modified(arg_names=names, arg_kinds=kinds, arg_types=types)


def _given(ctx, name):
    """The expression given for a parameter, or None."""
    given = ctx.args[ctx.default_signature.arg_names.index(name)]
    return given[0] if given else None


def asks_for_act(ctx, words=()):
    """A call that names an act by its method."""
    move = _given(ctx, "move")
    method = get_proper_type(ctx.api.get_expression_type(move)) if move is not None else None
    if not isinstance(method, CallableType):
        return _with(ctx, ANYTHING, words)
    if "actor" not in method.arg_names:
        ctx.api.fail(f"{_named(move)} is no act", ctx.context, code=ARG_TYPE)
        return _with(ctx, ANYTHING, words)
    arguments = zip(method.arg_names, method.arg_kinds, method.arg_types, strict=True)
    # An act is asked for by keywords, so what stands by position is the record of a method that is not bound.
    signature = _with(ctx, Taken([each for each in arguments if each[1] != ARG_POS]), words)
    if isinstance(signature.ret_type, AnyType) and isinstance(move, MemberExpr):
        return signature.copy_modified(ret_type=ctx.api.get_expression_type(move.expr))
    return signature


def _named(move):
    return f'"{move.name}"' if isinstance(move, MemberExpr) else "What is given"


def begins_record(ctx, words=()):
    """A call that creates a record of a model."""
    model = _given(ctx, "model")
    info = _class_of(get_proper_type(ctx.api.get_expression_type(model))) if model is not None else None
    if info is None:
        return _with(ctx, ANYTHING, words)
    ways = [_function(info.get_method(name)) for name in ("begin", "after_creation")]
    if None in ways:
        return _with(ctx, ANYTHING, words)
    begin, after = (Taken(_arguments(function)) for function in ways)
    return _with(ctx, begin.together(after), words)


def _class_of(model):
    if isinstance(model, CallableType) and model.is_type_obj():
        return model.type_object()
    item = get_proper_type(model.item) if isinstance(model, TypeType) else None
    return getattr(item, "type", None)


def _function(found):
    found = found.func if isinstance(found, Decorator) else found
    return found if isinstance(found, FuncDef) else None


def _arguments(function):
    types = function.type.arg_types if isinstance(function.type, CallableType) else [ANY] * len(function.arg_names)
    return zip(function.arg_names, function.arg_kinds, types, strict=True)


DOOR = {
    "qms.lifecycle.door.perform": asks_for_act,
    "qms.lifecycle.door.follow": asks_for_act,
    "qms.lifecycle.door.follow_each": asks_for_act,
    "qms.lifecycle.reception.attempt": partial(asks_for_act, words=SAID_AT_THE_DOOR),
    "qms.lifecycle.door.create": begins_record,
    "qms.lifecycle.door.create_as_part": begins_record,
    "qms.lifecycle.reception.attempt_to_create": partial(begins_record, words=("reason", "declared_on")),
}


class TypedDoor(Plugin):
    """The hooks of the door's functions."""

    def get_function_signature_hook(self, fullname):
        return DOOR.get(fullname)


def plugin(version):
    """What mypy asks a plugin for."""
    return TypedDoor
