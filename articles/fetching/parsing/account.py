"""The account under which hostile bytes are parsed, where the worker may change to it.

A parser that a document has taken over could still read what the worker may read: captures, and the
secrets in its environment. An account of its own can do neither.
"""

import ctypes
import os
import pwd
import sys

_NO_NEW_PRIVILEGES, _AMBIENT, _CLEAR_ALL = 38, 47, 4  # of prctl
_CAPABILITIES_VERSION = 0x20080522


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


def continue_as(user: str) -> None:
    """Continue this process as `user`, and give up every privilege for ever.

    Raises `KeyError` if there is no such account, `OSError` if this process may not become it.
    """
    account = pwd.getpwnam(user)
    os.setgroups([])
    os.setresgid(account.pw_gid, account.pw_gid, account.pw_gid)
    os.setresuid(account.pw_uid, account.pw_uid, account.pw_uid)
    if sys.platform == "linux":
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(_AMBIENT, _CLEAR_ALL, 0, 0, 0)
        # Effective, permitted and inheritable capabilities, in two parts of 32 bits.
        if system.capset(ctypes.byref(_Header(_CAPABILITIES_VERSION, 0)), (ctypes.c_uint32 * 6)()):
            raise OSError(ctypes.get_errno(), "The capabilities could not be given up.")
        system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
