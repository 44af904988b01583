"""Another date, and clocks that run otherwise."""

import datetime
import math
import os
import sys
import time

from .files import FILE_TIMES, change_status
from .replace import replace


def date() -> None:
    """Let the process have another year, month, day of the week and hour."""
    import time_machine
    now = datetime.datetime.now(datetime.timezone.utc)
    then = now.replace(year=now.year + 3, day=min(now.day, 28)) + datetime.timedelta(days=100, hours=7, minutes=17)
    ahead = datetime.timedelta(hours=14)  # more than the other time zone is
    while now.weekday() in (then.weekday(), (then + ahead).weekday()) or now.day in (then.day, (then + ahead).day):
        then += datetime.timedelta(days=1)
    time_machine.travel(then.timestamp(), tick=True).start()  # a number: the time zone stays
    replace(time, "asctime", lambda real: lambda *when: real(*when or (time.localtime(),)))
    replace(time, "ctime", lambda real: lambda *when: real(*when or (time.time(),)))
    change_status(lambda field, value: value + (then - now).total_seconds() if field in FILE_TIMES and abs(value - now.timestamp()) < 3600
                  else value)


def disturb_clocks(grow: bool) -> None:
    """Let each look at a clock add more than the one before, or less: what compares two durations then comes out otherwise.

    Only for the program's own looks: libraries see the true time, and wait as long as they mean to.
    """
    looked = 0
    libraries = (os.path.dirname(os.__file__), os.sep + "site-packages" + os.sep, os.sep + "dist-packages" + os.sep, "<frozen")

    def passed() -> float:
        nonlocal looked
        caller = sys._getframe(2).f_code.co_filename
        if any(part in caller for part in libraries):
            return 0.0
        looked += 1
        return float(looked * looked) if grow else 1e6 * (1 - math.ldexp(1, -min(looked, 60)))

    for name in ("perf_counter", "process_time", "thread_time", "monotonic", "time"):
        replace(time, name, lambda real: lambda: real() + passed())
        replace(time, f"{name}_ns", lambda real: lambda: real() + int(passed() * 1e9))
    if "timeit" in sys.modules:
        sys.modules["timeit"].default_timer = time.perf_counter
