"""Faults of what snippets do when they run: output that is not the same twice, and snippets that misbehave.

Each is harmless even if nothing stops it: a copy of the project is all it could spoil.
"""

from tests.faults.mutation import Fault, Guard, append, edit, pytest, snippets

ALIAS = "snippets/state_dict/alias"
BOUNDS = pytest("bounds of a run", "tests/engine/snippet/test_run.py", "-k", "nobody_watches or kernel_keeps")
VERIFY, RECORD = snippets(f"{ALIAS}.py"), snippets("record", f"{ALIAS}.py")
AT_END = f"{ALIAS}.py:31: "  # where `append` adds a line
DEPENDS = f"{ALIAS}.py:1: prints something else on another machine. It depends on "
UNSTABLE = (f"{ALIAS}.py:1: prints something else each time", "make it deterministic")


def prints(expression: str, imported: str = "torch"):
    """Print one thing more, in a section."""
    return edit(f"{ALIAS}.py", "print(list(state))\n", f"import {imported}\nprint({expression})\n")


def called(guard: Guard, **variables: str) -> Guard:
    """A guard called from a shell with these variables."""
    words = [f"{name}={value}" for name, value in variables.items()]
    return Guard(" ".join([*words, guard.name]), ("env", *words, *guard.command), guard.seconds)


def refused(name: str, expression: str, imported: str, tells: str, line: int = 9) -> Fault:
    """A fault of a name that tells a machine from another, which is refused in the source."""
    return Fault(name, prints(expression, imported), RECORD, (f"{ALIAS}.py:{line}: ", f" tells {tells}"))


def does(*lines: str):
    """Do something more at the snippet's end."""
    return append(f"{ALIAS}.py", "\n".join(lines) + "\n")


FAULTS = [
    Fault("output that depends on the time", prints("time.time()", "time"), RECORD, UNSTABLE),
    Fault("output that depends on the hash seed", prints("set('abcdefghijkl')"), RECORD, (DEPENDS + "the hash seed",)),
    Fault("output that depends on an address", prints("object()"), RECORD, (DEPENDS + "ids, addresses",)),
    Fault("output that depends on the process", prints("os.getpid()", "os"), RECORD, UNSTABLE),
    Fault("output that depends on an unseeded generator", prints("random.random()", "random"), RECORD, UNSTABLE),
    Fault("a snippet that hangs", does("while True: pass"), VERIFY,
          (AT_END + "ran longer than 60 s and was stopped",)),
    Fault("a snippet that kills its interpreter", does("import os, signal; os.kill(os.getpid(), signal.SIGKILL)"), VERIFY,
          (AT_END + "its interpreter died before the end (killed by signal 9)",)),
    Fault("a snippet that crashes its interpreter", does("import ctypes; ctypes.string_at(0)"), VERIFY,
          (AT_END + "its interpreter died before the end (killed by signal 11)",)),
    Fault("a snippet that ends early", does("import os; os._exit(0)"), VERIFY,
          (AT_END + "its interpreter died before the end (exit code 0)",)),
    Fault("a snippet that leaves by sys.exit", does("raise SystemExit"), VERIFY, (AT_END + "raised SystemExit",)),
    Fault("a snippet that writes outside its folder", does("open(__file__ + '.txt', 'w')"), VERIFY,
          (AT_END + "raised PermissionError: a snippet writes in its own folder alone, not ", "alias.py.txt")),
    Fault("a snippet that removes a file outside its folder", does("import os; os.remove(__file__)"), VERIFY,
          (AT_END + "raised PermissionError: a snippet writes in its own folder alone, not ",)),
    Fault("a snippet that opens a socket", does("import socket; socket.create_connection(('127.0.0.1', 9))"), VERIFY,
          (AT_END + "raised PermissionError: a snippet has no network",)),
    Fault("a snippet that looks a host up", does("import socket; socket.getaddrinfo('localhost', 80)"), VERIFY,
          (AT_END + "raised PermissionError: a snippet has no network",)),
    Fault("a snippet that forks forever", does("import os", "while os.fork(): pass"), VERIFY,
          (f"{ALIAS}.py:32: raised PermissionError: a snippet starts at most 16 processes",)),
    Fault("a snippet that fills memory", does("held = [bytearray(1 << 28) for _ in range(64)]"), VERIFY,
          (AT_END + "raised MemoryError: a snippet may allocate 2 GB",)),
    Fault("a snippet whose tensors fill memory", does("held = [torch.empty(1 << 26) for _ in range(64)]"), VERIFY,
          (AT_END + "raised RuntimeError: ", "a snippet may allocate 2 GB")),
    Fault("a snippet that imports its neighbour", does("import ways"), VERIFY, (AT_END + "raised ModuleNotFoundError",)),
    Fault("a snippet that prints a gigabyte", does("for _ in range(1024): print('x' * (1 << 20))"), VERIFY,
          (AT_END + "printed more than 1 MB, and was stopped", "print less")),
    Fault("a snippet that fills a shared mapping", does("import mmap", "held = mmap.mmap(-1, 3 << 30, mmap.MAP_SHARED | mmap.MAP_POPULATE)"), VERIFY,
          (f"{ALIAS}.py:32: takes more than 2 GB of memory, all its processes together",)),
    Fault("a snippet whose C code forks", does("import ctypes, time", "for _ in range(50): ctypes.CDLL(None).fork() or time.sleep(60)"), VERIFY,
          (f"{ALIAS}.py:32: started too many: at most 16 processes",)),
    Fault("a snippet that fills the disk", does("import os", "for name in 'abc': os.posix_fallocate(os.open(name, os.O_CREAT | os.O_RDWR), 0, 200 << 20)"), VERIFY,
          (f"{ALIAS}.py:32: writes more than 512 MB",)),
    Fault("a snippet that prints a bidirectional character", prints("'a\\u202eb'"), VERIFY, (f"{ALIAS}.py:9: prints an invisible character",)),
    Fault("a bidirectional character in a snippet", does("# a\u202eb"), VERIFY, (f"{ALIAS}.py:31: ", "invisible character")),
    Fault("a snippet that replaces print", does("import builtins; builtins.print = lambda *words: None", "x = 1"), VERIFY,
          (AT_END + "replaced print",)),
    Fault("a snippet that replaces stdout", does("import io, sys; sys.stdout = io.StringIO()", "x = 1"), VERIFY, (AT_END + "replaced sys.stdout",)),
    Fault("a snippet that removes a file by a program", does("import subprocess; subprocess.run(['rm', '-f', __file__])"), VERIFY,
          (AT_END + "raised PermissionError: a snippet starts rm: ", "starts no program but Python")),
    Fault("a snippet that removes a file by C code", does("import ctypes, os", "assert not ctypes.CDLL(None).unlink(os.fsencode(__file__))"), VERIFY,
          (f"{ALIAS}.py:32: raised AssertionError",)),
    Fault("a snippet that saves a tensor outside", does("torch.save(state, __file__ + '.pt')"), VERIFY, (AT_END + "raised RuntimeError: ",)),
    Fault("a snippet that catches a refusal", does("try: open(__file__ + '.txt', 'w')", "except OSError: pass"), VERIFY,
          (AT_END + "caught a refusal: a snippet writes in its own folder alone",)),
    Fault("a snippet that reads a file of the machine", does("open('/etc/' + 'hostname')"), VERIFY, (AT_END + "raised PermissionError: ", "other files")),
    Fault("a false assertion under PYTHONOPTIMIZE", does("assert 1 == 2"), called(VERIFY, PYTHONOPTIMIZE="2"), (AT_END + "raised AssertionError",)),
    Fault("a warning that the caller ignores", does("import warnings", "warnings.warn('seen')"), called(VERIFY, PYTHONWARNINGS="ignore"),
          (f"{ALIAS}.py:32: wrote to stderr", "UserWarning: seen")),
    Fault("an assertion whose failure is caught", does("try: assert 1 == 2", "except AssertionError: pass"), VERIFY,
          (AT_END + "this assertion failed, and something caught its failure",)),
    Fault("a snippet with a print of its own", does("print = lambda *words: None", "print('unseen')"), VERIFY, (AT_END + "replaced print",)),
    Fault("a snippet that replaces stderr", does("import io, sys; sys.stderr = io.StringIO()", "x = 1"), VERIFY, (AT_END + "replaced sys.stderr",)),
    Fault("a snippet that becomes another program", does("import os, sys; os.execv(sys.executable, [sys.executable, '-c', ''])"), VERIFY,
          (AT_END + "raised PermissionError: a snippet does not become another program",)),
    Fault("an assertion that never ran", does("if not model: assert False"), VERIFY, (AT_END + "this assertion never ran",)),
    refused("output that tells the number of threads", "torch.get_num_threads()", "torch", "the build of PyTorch"),
    refused("output that tells the kernel", "platform.release()", "platform", "the operating system, its kernel or the processor"),
    refused("output that tells the C library", "platform.libc_ver()", "platform", "the C library"),
    refused("output that tells the load", "os.getloadavg()", "os", "the load of the machine"),
    refused("output that a child interpreter tells", "subprocess.check_output([sys.executable, '-c', 'import platform; print(platform.libc_ver())'])",
            "subprocess, sys", "the C library"),
    refused("output that tells how processes start", "torch.multiprocessing.get_start_method()", "torch", "the operating system, its kernel or the processor"),
    refused("output that tells a version that no head names", "sqlite3.sqlite_version", "sqlite3", "a version that the recording's head does not name"),
    refused("output that tells the terminal's file", "os.fstat(0).st_mode", "os", "the user's terminal"),
    refused("output that depends on the encoding of files", "open('a', 'w').write('\u00e9')", "torch", "the locale", 9),
    Fault("output that depends on a path's length", prints("len(tempfile.gettempdir())", "tempfile"), RECORD, (DEPENDS,)),
    Fault("output that depends on the recursion limit", edit(f"{ALIAS}.py", "print(list(state))\n", "def deep(n):\n    try: return deep(n + 1)\n"
          "    except RecursionError: return n\nprint(deep(0))\n"), RECORD, (DEPENDS + "limits of the process",)),
    Fault("output that depends on the C library's last digits", prints("math.exp(1.1)", "math"), RECORD,
          (f"{ALIAS}.py:1: prints more digits than every processor computes alike", "round it")),
    Fault("output that depends on the host", prints("socket.gethostname()", "socket"), RECORD, (DEPENDS + "the host name",)),
    Fault("output that depends on the processors", prints("os.cpu_count()", "os"), RECORD, (DEPENDS + "the number of processors",)),
    Fault("output that depends on the home", prints("os.path.basename(os.path.expanduser('~'))", "os"), RECORD, (DEPENDS + "the home folder",)),
    Fault("output that depends on the user", prints("getpass.getuser()", "getpass"), RECORD, (DEPENDS, "the user")),
    Fault("output that depends on the year", prints("datetime.date.today().year", "datetime"), RECORD, (DEPENDS + "the date and the time",)),
    Fault("output that depends on the time zone", prints("time.tzname", "time"), RECORD, (DEPENDS + "the time zone",)),
    Fault("output that depends on the locale", prints("locale.getlocale()", "locale"), RECORD, (DEPENDS + "the locale",)),
    Fault("output that depends on the terminal", prints("shutil.get_terminal_size()", "shutil"), RECORD, (DEPENDS + "the terminal",)),
    Fault("output that depends on the working folder", prints("os.path.basename(os.getcwd())", "os"), RECORD, (DEPENDS + "the working folder",)),
    Fault("output that depends on the processor's last digits", prints("(torch.arange(9.) / 7).exp().sum().item()"), RECORD,
          (f"{ALIAS}.py:1: prints more digits than every processor computes alike", "round it")),
    Fault("a run does not check its bounds itself", edit("snippets/engine/snippet/worker.py", "        within(watcher.since(began))\n", ""), BOUNDS,
          ("test_a_bound_holds_where_nobody_watches",)),
    Fault("the kernel holds nothing where bubblewrap is missing", edit("snippets/engine/sandbox/landlock.py", "        _call(RESTRICT_SELF,", "        (lambda *_: 0)(RESTRICT_SELF,"),
          BOUNDS, ("test_the_kernel_keeps_c_code_and_other_programs_from_the_rest",)),
    Fault("a snippet that needs what is not pinned", does("import einops"), VERIFY, (AT_END + "raised ModuleNotFoundError",)),
]
