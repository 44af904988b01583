"""The boundary around every command: what goes wrong is one message, and a signal ends all that runs.

SIGTERM, SIGHUP and SIGINT raise `Stopped` in the main thread, so that `finally` and context
managers run. What has not ended a second later (a thread that waits for a snippet,
a program that was started) is killed with the process.
"""

import _thread
import errno
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from . import scratch
from .errors import explained, file_of
from .problem import Problem

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
GRACE = 1.0  # seconds for `finally` and context managers
CLOSED_PIPE = 128 + 13  # what a shell reports of a program that SIGPIPE ended


class Stopped(BaseException):
    """A signal asked this process to end. Not an Exception, so that nothing but the boundary handles it."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number


def run(main: Callable[[list[str]], int | None], arguments: list[str]) -> int:
    """Run a command with its arguments. Returns its exit status: that of `main` (None: 0), or 1 for what went wrong.

    That is said in one message on stderr. Does not return if a signal ends it: the process
    then exits with 128 and the signal's number.
    """
    stop_on_signals()
    try:
        scratch.sweep()
        code = main(arguments) or 0
        sys.stdout.flush()
        return code
    except (Problem, OSError, UnicodeDecodeError) as error:
        end_if_stopped()
        return failed(error)
    finally:
        end_if_stopped()


def stop_on_signals() -> None:
    """Have signals raise `Stopped` from here on, also where nothing catches it. Ignored ones (`nohup`) stay ignored."""
    taken = [number for number in SIGNALS if signal.getsignal(number) != signal.SIG_IGN]
    with suppress(ValueError):  # not the main thread, so this is not the process's own command
        for number in taken:
            signal.signal(number, _stop)
        sys.excepthook = _excepthook
        # The interpreter's C code writes each signal's number there at once, even while the main thread waits in C code.
        read, write = os.pipe()
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=_as_before)
        _thread.start_new_thread(_end_later, (read,))


def _stop(number: int, frame) -> None:
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    _received.append(number)
    raise Stopped(number)


def _as_before() -> None:
    """In a forked child: signals are its own and not its parent's."""
    signal.set_wakeup_fd(-1)
    for number in SIGNALS:
        if signal.getsignal(number) == _stop:
            signal.signal(number, signal.SIG_DFL)


def _excepthook(kind: type[BaseException], error: BaseException, trace) -> None:
    end_if_stopped()
    if isinstance(error, (Problem, OSError)):
        failed(error)
    else:
        sys.__excepthook__(kind, error, trace)


def end_if_stopped() -> None:
    """End the process if a signal asked for it, whatever was raised since."""
    if _received:
        end(_received[0])


def _end_later(read: int) -> None:
    """Wait for a signal; give the main thread a second to end the process, then end it."""
    while (number := os.read(read, 1)[0]) not in SIGNALS:
        pass
    time.sleep(GRACE)
    end(number)


def end(number: int) -> None:
    """End the process now, and all that it started, as a signal asked. Does not return."""
    _ending.acquire()  # once; another thread that comes here waits for the end
    _kill_descendants()
    scratch.remove_all()
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        print(f"stopped by {signal.Signals(number).name}; nothing is half written", file=sys.stderr, flush=True)
    os._exit(128 + number)


_ending = _thread.allocate_lock()
_received: list[int] = []


def failed(error: Exception) -> int:
    """Say what went wrong. Returns the exit status."""
    closed = isinstance(error, BrokenPipeError) and _output_is_closed()
    output = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG) and not file_of(error)
    if closed or output:  # let it lead nowhere, so that Python's own exit does not complain of the same
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 1)
    if closed:
        return CLOSED_PIPE  # whoever read the output has seen enough
    with suppress(OSError):
        print(f"the output could not be written: {error.strerror}" if output else explained(error), file=sys.stderr, flush=True)
    return 1


def _output_is_closed() -> bool:
    """Whether nobody reads stdout any more."""
    try:
        sys.stdout.flush()
        poll = select.poll()
        poll.register(1, 0)
        return any(state & select.POLLERR for _, state in poll.poll(0))
    except BrokenPipeError:
        return True
    except (AttributeError, OSError, ValueError):  # no poll, or no such file
        return False


def _kill_descendants() -> None:
    """Kill what this process started and what that started; on other systems than Linux, what hangs on this process ends by itself."""
    killed: set[int] = set()
    while new := _descendants(os.getpid()) - killed:
        for pid in new:
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        killed |= new


def _descendants(pid: int) -> set[int]:
    found: set[int] = set()
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, listed.read_text().split()):
                found |= {child} | _descendants(child)
    return found
