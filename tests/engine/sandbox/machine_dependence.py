"""What a snippet or lab must not print, because another machine or another day prints something else.

`DEPENDENT` maps a name to code that prints something of its machine and to the
words that its refusal contains: alternatives are separated by "|"; they are
whole words, singular or plural, in any case (`rf"\\b(?:{words})s?\\b"`, `re.IGNORECASE`).
`INDEPENDENT` maps a name to code that must be recorded without
complaint. Data only.
"""

# One name for each kind of dependence, so that the refusals use the same words.
HOST = "host name"
CPUS = "number of processor"
THREADS = "number of thread"
USER = "user"
HOME = "home folder|HOME|home directory"
DATE = "date|time"
ZONE = "time zone"
LOCALE = "locale"
KERNEL = "kernel|operating system"
LIBC = "C library|libc"
CPU = "processor's instruction|processor's feature|processor feature|other processor|CPU capability"
SEED = "hash seed|hash"
FOLDER = "working folder|working directory|path"
ENVIRONMENT = "environment variable|environment"
TERMINAL = "terminal"
UMASK = "umask|permissions"
ORDER = "order of a listing|order of the listing|listing"
MEMORY = "memory"
DISK = "disk"
PROCESS = "process"
INTERPRETER = "interpreter|path"
BUILD = "build|version"
NETWORK = "network"
FILES = "file of the machine|files of the machine|file of this machine|files of this machine|file outside|files outside"
DEVICES = "device|GPU|CUDA"
DESCRIPTORS = "file descriptor"
LIMITS = "limit|priority"
ADDRESS = "address|addresses|id|identity"
TIMING = "timing|time|clock"
RANDOM = "random|seed"
PACKAGES = "installed packages|package"
PROGRAMS = "program|subprocess|command"
ERRORS = "error text|C library|errno|message"
SIZES = "size"
REFERENCES = "reference count"
MODULES = "module"
GARBAGE = "garbage|object"
MTIME = "time|inode|file system"

DEPENDENT: dict[str, tuple[str, str]] = {
    # Host name
    "host-uname": ("import os\nprint(os.uname().nodename)", HOST),
    "host-platform-node": ("import platform\nprint(platform.node())", HOST),
    "host-platform-uname": ("import platform\nprint(platform.uname().node)", HOST),
    "host-socket": ("import socket\nprint(socket.gethostname())", HOST),
    "host-fqdn": ("import socket\nprint(socket.getfqdn().split('.')[0])", HOST),
    "host-etc": ("print(open('/etc/hostname').read().strip())", f"{HOST}|{FILES}"),
    "host-proc": ("from pathlib import Path\nprint(Path('/proc/sys/kernel/hostname').read_text().strip())", f"{HOST}|{FILES}"),
    "host-subprocess": ("import subprocess\nprint(subprocess.run(['uname', '-n'], capture_output=True, text=True).stdout.strip())",
                        f"{HOST}|{PROGRAMS}"),
    "host-length": ("import socket\nprint(len(socket.gethostname()))", HOST),
    "host-in-checkpoint": ("import platform\nimport torch\ntorch.save({'on': platform.node()}, 'run.pt')\n"
                           "print(torch.load('run.pt'))", HOST),
    # Number of processors, threads
    "cpus-os": ("import os\nprint(os.cpu_count())", CPUS),
    "cpus-multiprocessing": ("import multiprocessing\nprint(multiprocessing.cpu_count())", CPUS),
    "cpus-affinity": ("import os\nprint(len(os.sched_getaffinity(0)))", CPUS),
    "cpus-affinity-set": ("import os\nprint(sorted(os.sched_getaffinity(0)))", CPUS),
    "cpus-torch-mp": ("import torch.multiprocessing as mp\nprint(mp.cpu_count())", CPUS),
    "cpus-sysconf": ("import os\nprint(os.sysconf('SC_NPROCESSORS_ONLN'))", CPUS),
    "cpus-nproc": ("import subprocess\nprint(subprocess.check_output(['nproc'], text=True).strip())", f"{CPUS}|{PROGRAMS}"),
    "cpus-pool": ("from multiprocessing.pool import ThreadPool\nwith ThreadPool() as pool:\n    print(pool._processes)", CPUS),
    "cpus-executor": ("from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as pool:\n"
                      "    print(pool._max_workers)", CPUS),
    "cpus-workers": ("import os\nworkers = min(4, os.cpu_count() // 2)\nprint(f'{workers} workers')", CPUS),
    "threads-torch": ("import torch\nprint(torch.get_num_threads())", f"{THREADS}|{CPUS}"),
    "threads-interop": ("import torch\nprint(torch.get_num_interop_threads())", f"{THREADS}|{CPUS}"),
    "threads-parallel-info": ("import torch\nprint(torch.__config__.parallel_info())", f"{THREADS}|{CPUS}"),
    "threads-omp-variable": ("import os\nprint(os.environ.get('OMP_NUM_THREADS'))", f"{THREADS}|{ENVIRONMENT}"),
    "threads-native-id": ("import threading\nprint(threading.get_native_id() > 100)", f"{PROCESS}|thread"),
    # User, home
    "user-getpass": ("import getpass\nprint(getpass.getuser())", USER),
    "user-pwd": ("import os\nimport pwd\nprint(pwd.getpwuid(os.getuid()).pw_name)", USER),
    "user-uid": ("import os\nprint(os.getuid())", USER),
    "user-root": ("import os\nprint('root' if os.geteuid() == 0 else 'not root')", USER),
    "user-groups": ("import grp\nimport os\nprint(grp.getgrgid(os.getgid()).gr_name)", f"{USER}|group"),
    "user-variable": ("import os\nprint(os.environ.get('USER', 'nobody'))", f"{USER}|{ENVIRONMENT}"),
    "user-login": ("import os\ntry:\n    print(os.getlogin())\nexcept OSError as error:\n    print(error.errno)", f"{USER}|{TERMINAL}"),
    "user-owner": ("from pathlib import Path\nPath('a').touch()\nprint(Path('a').owner())", USER),
    "user-id-program": ("import subprocess\nprint(subprocess.check_output(['id', '-u'], text=True).strip())", f"{USER}|{PROGRAMS}"),
    "user-shell": ("import os\nimport pwd\nprint(pwd.getpwuid(os.getuid()).pw_shell)", USER),
    "home-path": ("from pathlib import Path\nprint(Path.home())", HOME),
    "home-expanduser": ("import os\nprint(os.path.expanduser('~'))", HOME),
    "home-path-expanduser": ("from pathlib import Path\nprint(Path('~/.cache').expanduser())", HOME),
    "home-variable": ("import os\nprint(os.environ['HOME'])", f"{HOME}|{ENVIRONMENT}"),
    "home-getenv": ("import os\nprint(os.getenv('HOME'))", f"{HOME}|{ENVIRONMENT}"),
    "home-torch-hub": ("import torch\nprint(torch.hub.get_dir())", HOME),
    "home-matplotlib": ("import matplotlib\nprint(matplotlib.get_configdir())", HOME),
    "home-exists": ("from pathlib import Path\nprint((Path.home() / '.bashrc').exists())", f"{HOME}|{FILES}"),
    # Date and time
    "date-now-year": ("from datetime import datetime\nprint(datetime.now().year)", DATE),
    "date-strftime-year": ("import time\nprint(time.strftime('%Y'))", DATE),
    "date-today": ("from datetime import date\nprint(date.today())", DATE),
    "date-today-weekday": ("from datetime import date\nprint(date.today().weekday())", DATE),
    "date-month-name": ("import calendar\nfrom datetime import datetime\nprint(calendar.month_name[datetime.now().month])", DATE),
    "date-localtime": ("import time\nprint(time.localtime().tm_year)", DATE),
    "date-gmtime": ("import time\nprint(time.gmtime()[:3])", DATE),
    "date-ctime": ("import time\nprint(time.ctime()[-4:])", DATE),
    "date-asctime": ("import time\nprint(time.asctime().split()[1])", DATE),
    "date-epoch-days": ("import time\nprint(int(time.time()) // 86400)", DATE),
    "date-utc": ("from datetime import datetime, timezone\nprint(datetime.now(timezone.utc).date())", DATE),
    "date-formatdate": ("from email.utils import formatdate\nprint(formatdate()[:16])", DATE),
    "date-logging": ("import logging\nimport sys\nlogging.basicConfig(stream=sys.stdout, format='%(asctime)s %(message)s', "
                     "datefmt='%Y-%m-%d')\nlogging.warning('saved')", DATE),
    "date-uuid1": ("import uuid\nprint(uuid.uuid1().time >> 52)", f"{DATE}|{RANDOM}"),
    "date-file-time": ("import os\nimport time\nopen('a', 'w').close()\nprint(time.gmtime(os.path.getmtime('a')).tm_year)", DATE),
    "date-zip": ("import zipfile\nopen('a', 'w').close()\nwith zipfile.ZipFile('a.zip', 'w') as z:\n    z.write('a')\n"
                 "print(zipfile.ZipFile('a.zip').infolist()[0].date_time[:3])", DATE),
    "date-numpy": ("import numpy as np\nprint(np.datetime64('today'))", DATE),
    "date-age": ("from datetime import date\nprint((date.today() - date(2016, 9, 1)).days // 365, 'years of PyTorch')", DATE),
    "date-program": ("import subprocess\nprint(subprocess.check_output(['date', '+%Y'], text=True).strip())", f"{DATE}|{PROGRAMS}"),
    "date-monotonic": ("import time\nprint(int(time.monotonic()) // 86400)", f"{TIMING}|boot"),
    "date-clock-gettime": ("import time\nprint(time.gmtime(time.clock_gettime(time.CLOCK_REALTIME)).tm_year)", DATE),
    "date-http": ("from wsgiref.handlers import format_date_time\nimport time\nprint(format_date_time(time.time())[8:16])", DATE),
    # Time zone
    "zone-tzname": ("import time\nprint(time.tzname)", ZONE),
    "zone-offset": ("import time\nprint(time.timezone)", ZONE),
    "zone-fromtimestamp": ("from datetime import datetime\nprint(datetime.fromtimestamp(0))", ZONE),
    "zone-localtime": ("import time\nprint(time.strftime('%H:%M', time.localtime(0)))", ZONE),
    "zone-mktime": ("import time\nprint(time.mktime((2020, 1, 1, 0, 0, 0, 0, 0, 0)))", ZONE),
    "zone-astimezone": ("from datetime import datetime, timezone\nprint(datetime(2020, 1, 1, tzinfo=timezone.utc).astimezone())", ZONE),
    "zone-ctime": ("import time\nprint(time.ctime(0))", ZONE),
    "zone-timestamp": ("from datetime import datetime\nprint(datetime(2020, 1, 1).timestamp())", ZONE),
    "zone-link": ("import os\nprint(os.path.realpath('/etc/localtime'))", f"{ZONE}|{FILES}"),
    # Locale
    "locale-getlocale": ("import locale\nlocale.setlocale(locale.LC_ALL, '')\nprint(locale.getlocale())", LOCALE),
    "locale-encoding": ("import locale\nprint(locale.getencoding())", LOCALE),
    "locale-setlocale": ("import locale\nprint(locale.setlocale(locale.LC_ALL, ''))", LOCALE),
    "locale-default": ("import locale\nprint(locale.getlocale())", LOCALE),
    "locale-currency": ("import locale\nlocale.setlocale(locale.LC_ALL, '')\ntry:\n    print(locale.currency(1234.5))\n"
                        "except ValueError as error:\n    print(error)", LOCALE),
    "locale-number": ("import locale\nlocale.setlocale(locale.LC_ALL, '')\nprint(f'{1234567.5:n}')", LOCALE),
    "locale-month": ("import locale\nimport time\nlocale.setlocale(locale.LC_ALL, '')\n"
                     "print(time.strftime('%B', (2020, 3, 1, 0, 0, 0, 0, 0, 0)))", LOCALE),
    "locale-day-name": ("import calendar\nimport locale\nlocale.setlocale(locale.LC_TIME, '')\nprint(calendar.day_name[0])", LOCALE),
    "locale-variable": ("import os\nprint(os.environ.get('LANG'))", f"{LOCALE}|{ENVIRONMENT}"),
    "locale-sort": ("import locale\nlocale.setlocale(locale.LC_COLLATE, '')\n"
                    "print(sorted(['b', 'A', 'a', 'B'], key=locale.strxfrm))", LOCALE),
    "locale-filesystem": ("import sys\nprint(sys.getfilesystemencoding(), sys.flags.utf8_mode)", f"{LOCALE}|encoding|interpreter"),
    "locale-message": ("import locale\nimport os\nlocale.setlocale(locale.LC_ALL, '')\nprint(os.strerror(2))", f"{LOCALE}|{ERRORS}"),
    # Kernel, C library, machine
    "kernel-release": ("import platform\nprint(platform.release())", KERNEL),
    "kernel-version": ("import platform\nprint(platform.version())", KERNEL),
    "kernel-uname": ("import os\nprint(os.uname().release.split('.')[0])", KERNEL),
    "kernel-platform": ("import platform\nprint(platform.platform())", f"{KERNEL}|{LIBC}"),
    "kernel-system": ("import platform\nprint(platform.system())", f"{KERNEL}|system"),
    "kernel-sys-platform": ("import sys\nprint(sys.platform)", f"{KERNEL}|system|platform"),
    "kernel-proc": ("print(open('/proc/version').read().split()[2])", f"{KERNEL}|{FILES}"),
    "kernel-program": ("import subprocess\nprint(subprocess.check_output(['uname', '-r'], text=True).strip())", f"{KERNEL}|{PROGRAMS}"),
    "kernel-distribution": ("import platform\nprint(platform.freedesktop_os_release()['ID'])", f"{KERNEL}|distribution|{FILES}"),
    "kernel-page-size": ("import mmap\nprint(mmap.PAGESIZE)", f"{KERNEL}|page size|{MEMORY}"),
    "libc-platform": ("import platform\nprint(platform.libc_ver())", LIBC),
    "libc-confstr": ("import os\nprint(os.confstr('CS_GNU_LIBC_VERSION'))", LIBC),
    "libc-ctypes": ("import ctypes\nlibc = ctypes.CDLL(None)\nlibc.gnu_get_libc_version.restype = ctypes.c_char_p\n"
                    "print(libc.gnu_get_libc_version().decode())", f"{LIBC}|ctypes"),
    "machine-architecture": ("import platform\nprint(platform.machine())", "processor|machine|architecture"),
    "machine-byte-order": ("import sys\nprint(sys.byteorder)", "byte order|processor|machine"),
    "machine-pointer": ("import struct\nprint(struct.calcsize('P'))", "pointer|processor|machine|size|build"),
    "machine-longdouble": ("import numpy as np\nprint(np.finfo(np.longdouble).precision)", "longdouble|processor|machine"),
    "machine-maxsize": ("import sys\nprint(sys.maxsize > 2**32)", "processor|machine|build|size"),
    # Processor
    "cpu-capability": ("import torch\nprint(torch.backends.cpu.get_cpu_capability())", CPU),
    "cpu-info": ("print(sum('avx512f' in line for line in open('/proc/cpuinfo')) > 0)", f"{CPU}|{FILES}"),
    "cpu-name": ("import platform\nprint(repr(platform.processor()))", CPU),
    "cpu-mkldnn": ("import torch\nprint(torch.backends.mkldnn.is_available())", f"{CPU}|{BUILD}"),
    "cpu-mkl": ("import torch\nprint(torch.backends.mkl.is_available())", f"{CPU}|{BUILD}"),
    "cpu-quantized": ("import torch\nprint(torch.backends.quantized.supported_engines)", f"{CPU}|{BUILD}"),
    "cpu-numpy-features": ("from numpy._core._multiarray_umath import __cpu_features__\nprint(__cpu_features__['AVX2'])", CPU),
    "cpu-matmul": ("import torch\ntorch.manual_seed(0)\na = torch.randn(64, 64)\nprint((a @ a).sum().item())", CPU),
    "cpu-exp": ("import torch\ntorch.manual_seed(0)\nprint(torch.randn(9).exp().tolist())", CPU),
    "cpu-softmax": ("import torch\ntorch.manual_seed(0)\nprint(torch.randn(9).softmax(0).tolist())", CPU),
    "cpu-svd": ("import torch\ntorch.manual_seed(0)\nprint(torch.linalg.svdvals(torch.randn(9, 9)).tolist())", CPU),
    "cpu-conv": ("import torch\ntorch.manual_seed(0)\n"
                 "print(torch.conv2d(torch.randn(1, 3, 9, 9), torch.randn(4, 3, 3, 3)).sum().item())", CPU),
    "cpu-sum": ("import torch\ntorch.manual_seed(0)\nprint(torch.randn(20).sum().item())", CPU),
    "cpu-large-sum": ("import torch\ntorch.manual_seed(0)\nprint(torch.rand(100003).sum().item())", f"{CPU}|{THREADS}"),
    "cpu-bfloat16": ("import torch\ntorch.manual_seed(0)\na = torch.randn(64, 64).bfloat16()\nprint((a @ a).float().sum().item())", CPU),
    "cpu-training-loss": ("import torch\ntorch.manual_seed(0)\nnet = torch.nn.Linear(64, 1)\n"
                          "optimizer = torch.optim.SGD(net.parameters(), lr=0.1)\nx, y = torch.randn(99, 64), torch.randn(99, 1)\n"
                          "for _ in range(50):\n    loss = ((net(x) - y) ** 2).mean()\n    optimizer.zero_grad()\n"
                          "    loss.backward()\n    optimizer.step()\nprint(loss.item())", CPU),
    "cpu-numpy-sum": ("import numpy as np\nprint(np.random.default_rng(0).standard_normal(1001).astype('f').sum())", CPU),
    "cpu-numpy-dot": ("import numpy as np\na = np.random.default_rng(0).standard_normal((99, 99))\nprint((a @ a).sum())", CPU),
    "cpu-numpy-exp": ("import numpy as np\nprint(float(np.exp(np.linspace(-3, 3, 1001).astype('f')).sum()))", CPU),
    "cpu-numpy-sin": ("import numpy as np\nprint(float(np.sin(np.linspace(0, 9, 1001)).sum()))", CPU),
    "cpu-unstable-sort": ("import numpy as np\nprint(np.argsort(np.arange(300) % 3)[:9])", f"{CPU}|sort"),
    "cpu-topk-ties": ("import torch\nprint(torch.topk(torch.zeros(100), 3).indices)", f"{CPU}|ties|sort"),
    "cpu-layernorm": ("import torch\ntorch.manual_seed(0)\nprint(torch.nn.functional.layer_norm(torch.randn(3, 100), (100,)).sum(1).tolist())", CPU),
    "cpu-inverse": ("import torch\ntorch.manual_seed(0)\nprint(torch.linalg.inv(torch.randn(9, 9))[0].tolist())", CPU),
    "cpu-zero-or-not": ("import torch\ntorch.manual_seed(0)\na = torch.randn(64, 64)\nprint(torch.equal((a @ a) @ a, a @ (a @ a)), "
                        "((a @ a) @ a - a @ (a @ a)).abs().max().item())", CPU),
    # Hash seed
    "seed-string-set": ("print({'weight', 'bias', 'running_mean'})", SEED),
    "seed-list-of-set": ("print(list(set('state dict')))", SEED),
    "seed-hash": ("print(hash('weight') % 1000)", SEED),
    "seed-bytes": ("print(hash(b'weight') % 7)", SEED),
    "seed-join": ("print(', '.join({'lr', 'momentum', 'dampening'}))", SEED),
    "seed-set-pop": ("names = {'a', 'b', 'c', 'd', 'e', 'f'}\nprint(names.pop())", SEED),
    "seed-frozenset": ("print(frozenset(['lr', 'betas', 'eps', 'amsgrad']))", SEED),
    "seed-difference": ("print({'a': 1, 'bc': 2, 'cd': 3, 'de': 4}.keys() - {'a'})", SEED),
    "seed-variable": ("import os\nprint(os.environ.get('PYTHONHASHSEED'))", f"{SEED}|{ENVIRONMENT}"),
    "seed-flag": ("import sys\nprint(sys.flags.hash_randomization)", f"{SEED}|interpreter"),
    "seed-objects": ("class Layer:\n    def __init__(self, name):\n        self.name = name\n    def __repr__(self):\n"
                     "        return self.name\nprint({Layer(c) for c in 'abcdefgh'})", f"{SEED}|{ADDRESS}"),
    "seed-types": ("print({int, str, float, list, dict, tuple})", f"{SEED}|{ADDRESS}"),
    "seed-none": ("print({None, 1, int, 'a'})", f"{SEED}|{ADDRESS}"),
    "seed-ints": ("print({8, 1, 1000, -5, 70})", f"{SEED}|order of a set|set"),
    "seed-tensors": ("import torch\ntorch.manual_seed(0)\nnet = torch.nn.Sequential(*[torch.nn.Linear(1, 1) for _ in range(4)])\n"
                     "print([p.shape for p in set(net.parameters())])", f"{SEED}|{ADDRESS}"),
    # Working folder, paths
    "folder-cwd": ("import os\nprint(os.getcwd())", FOLDER),
    "folder-name": ("import os\nprint(os.path.basename(os.getcwd()))", FOLDER),
    "folder-path": ("from pathlib import Path\nprint(Path().resolve())", FOLDER),
    "folder-absolute": ("import os\nprint(os.path.abspath('checkpoint.pt'))", FOLDER),
    "folder-depth": ("from pathlib import Path\nprint(len(Path.cwd().parts))", FOLDER),
    "folder-variable": ("import os\nprint(os.environ.get('PWD'))", f"{FOLDER}|{ENVIRONMENT}"),
    "folder-relative": ("import os\nprint(os.path.relpath('/'))", FOLDER),
    "folder-temporary": ("import tempfile\nprint(tempfile.gettempdir())", f"{FOLDER}|temporary"),
    "folder-mkdtemp": ("import tempfile\nprint(tempfile.mkdtemp())", f"{FOLDER}|temporary|{RANDOM}"),
    "folder-file": ("print(__file__)", f"{FOLDER}|path"),
    "folder-error": ("try:\n    import torch\n    torch.load('missing.pt')\nexcept OSError as error:\n    import os\n"
                     "    print(os.path.join(os.getcwd(), error.filename))", FOLDER),
    "folder-traceback": ("import traceback\ntry:\n    1 / 0\nexcept ZeroDivisionError:\n    print(traceback.format_exc())", f"{FOLDER}|path"),
    "folder-argv": ("import sys\nprint(sys.argv[0])", f"{FOLDER}|interpreter|path|arguments"),
    # Environment variables
    "environment-all": ("import os\nprint(len(os.environ))", ENVIRONMENT),
    "environment-names": ("import os\nprint(sorted(os.environ))", ENVIRONMENT),
    "environment-path": ("import os\nprint(os.environ['PATH'])", ENVIRONMENT),
    "environment-which": ("import shutil\nprint(shutil.which('sh'))", f"{ENVIRONMENT}|{PROGRAMS}|{FILES}"),
    "environment-ci": ("import os\nprint('CI' in os.environ)", ENVIRONMENT),
    "environment-cuda": ("import os\nprint(os.environ.get('CUDA_VISIBLE_DEVICES', 'unset'))", f"{ENVIRONMENT}|{DEVICES}"),
    "environment-editor": ("import os\nprint(os.getenv('SHELL'))", ENVIRONMENT),
    "environment-program": ("import subprocess\nprint(len(subprocess.check_output(['env'], text=True).splitlines()))",
                            f"{ENVIRONMENT}|{PROGRAMS}"),
    "environment-expandvars": ("import os\nprint(os.path.expandvars('$HOME/data'))", f"{ENVIRONMENT}|{HOME}"),
    # Terminal
    "terminal-shutil": ("import shutil\nprint(shutil.get_terminal_size())", TERMINAL),
    "terminal-os": ("import os\ntry:\n    print(os.get_terminal_size().columns)\nexcept OSError as error:\n    print(error)", TERMINAL),
    "terminal-argparse": ("import argparse\nparser = argparse.ArgumentParser(prog='train')\nparser.add_argument('--learning-rate', "
                          "help='how far each step goes along the negative gradient of the loss, before momentum')\n"
                          "parser.print_help()", TERMINAL),
    "terminal-tty": ("import sys\nprint(sys.stdin.isatty())", TERMINAL),
    "terminal-stdout": ("import sys\nprint(sys.stdout.isatty())", TERMINAL),
    "terminal-columns": ("import os\nprint(os.environ.get('COLUMNS'))", f"{TERMINAL}|{ENVIRONMENT}"),
    "terminal-term": ("import os\nprint(os.environ.get('TERM', 'dumb'))", f"{TERMINAL}|{ENVIRONMENT}"),
    "terminal-encoding": ("import sys\nprint(sys.stdin.encoding)", f"{TERMINAL}|{LOCALE}|encoding"),
    "terminal-controlling": ("import os\ntry:\n    os.close(os.open('/dev/tty', os.O_RDWR))\n    print('terminal')\n"
                             "except OSError:\n    print('no terminal')", f"{TERMINAL}|{FILES}"),
    # Umask, listings, file system
    "umask": ("import os\nold = os.umask(0o22)\nos.umask(old)\nprint(oct(old))", UMASK),
    "umask-mode": ("import os\nopen('a', 'w').close()\nprint(oct(os.stat('a').st_mode))", UMASK),
    "umask-folder": ("import os\nos.mkdir('a')\nprint(oct(os.stat('a').st_mode & 0o777))", UMASK),
    "order-listdir": ("import os\nfor name in ('b', 'a', 'step-10', 'step-9', 'z'):\n    open(name, 'w').close()\nprint(os.listdir())", ORDER),
    "order-glob": ("import glob\nfor n in range(9):\n    open(f'step-{n}.pt', 'w').close()\nprint(glob.glob('*.pt'))", ORDER),
    "order-pathlib": ("from pathlib import Path\nfor n in range(9):\n    Path(f'{n}.pt').touch()\nprint([p.name for p in Path().iterdir()])", ORDER),
    "order-path-glob": ("from pathlib import Path\nfor n in range(9):\n    Path(f'{n}.pt').touch()\nprint(next(Path().glob('*.pt')).name)", ORDER),
    "order-scandir": ("import os\nfor n in range(9):\n    open(f'{n}.pt', 'w').close()\nprint([e.name for e in os.scandir()])", ORDER),
    "order-walk": ("import os\nfor n in range(9):\n    open(f'{n}.pt', 'w').close()\nprint(next(os.walk('.'))[2])", ORDER),
    "inode": ("import os\nopen('a', 'w').close()\nprint(os.stat('a').st_ino)", "inode|file system"),
    "inode-device": ("import os\nprint(os.stat('.').st_dev)", "device|file system"),
    "folder-size": ("import os\nprint(os.stat('.').st_size)", f"file system|{SIZES}"),
    "blocks": ("import os\nopen('a', 'w').write('x')\nprint(os.stat('a').st_blocks, os.stat('a').st_blksize)", "file system|disk|block"),
    "file-mtime": ("import os\nopen('a', 'w').close()\nprint(os.path.getmtime('a'))", f"{DATE}|{MTIME}"),
    "file-case": ("import os\nopen('a', 'w').close()\nprint(os.path.exists('A'))", "file system"),
    "name-max": ("import os\nprint(os.pathconf('.', 'PC_NAME_MAX'))", "file system"),
    # Memory, disk, load
    "memory-total": ("import os\nprint(os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') // 2**30, 'GB')", MEMORY),
    "memory-free": ("import os\nprint(os.sysconf('SC_AVPHYS_PAGES') > 1000)", MEMORY),
    "memory-meminfo": ("print(open('/proc/meminfo').readline().split()[0::2])", f"{MEMORY}|{FILES}"),
    "memory-peak": ("import resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**20)", MEMORY),
    "memory-resident": ("print(int(open('/proc/self/statm').read().split()[1]) > 1000)", f"{MEMORY}|{FILES}"),
    "memory-tracemalloc": ("import tracemalloc\ntracemalloc.start()\na = [0] * 1000\nprint(tracemalloc.get_traced_memory()[0])",
                           f"{MEMORY}|{SIZES}"),
    "disk-usage": ("import shutil\nprint(shutil.disk_usage('.').total // 2**30)", DISK),
    "disk-free": ("import shutil\nprint(shutil.disk_usage('/').free > 10**9)", DISK),
    "disk-statvfs": ("import os\nprint(os.statvfs('.').f_bsize)", f"{DISK}|file system"),
    "disk-program": ("import subprocess\nprint(len(subprocess.check_output(['df', '/'], text=True).splitlines()))", f"{DISK}|{PROGRAMS}"),
    "load": ("import os\nprint(os.getloadavg()[0] < 100)", "load"),
    "load-proc": ("print(len(open('/proc/loadavg').read().split()))", f"load|{FILES}"),
    "boot-time": ("print([line.split()[1] for line in open('/proc/stat') if line.startswith('btime')])", f"boot|{FILES}|{DATE}"),
    "uptime": ("print(float(open('/proc/uptime').read().split()[0]) > 60)", f"boot|{FILES}|{DATE}"),
    # Processes
    "process-id": ("import os\nprint(os.getpid())", PROCESS),
    "process-id-parity": ("import os\nprint(os.getpid() % 2)", PROCESS),
    "process-parent": ("import os\nprint(os.getppid())", PROCESS),
    "process-group": ("import os\nprint(os.getpgrp() == os.getpid())", PROCESS),
    "process-session": ("import os\nprint(os.getsid(0))", PROCESS),
    "process-self-link": ("import os\nprint(os.readlink('/proc/self'))", f"{PROCESS}|{FILES}"),
    "process-children": ("import subprocess\nimport sys\nprint(subprocess.check_output([sys.executable, '-c', "
                         "'import os; print(os.getppid())'], text=True).strip())", PROCESS),
    "process-name": ("print(open('/proc/self/comm').read().strip())", f"{PROCESS}|{FILES}"),
    "process-multiprocessing": ("import multiprocessing\nprint(multiprocessing.current_process().pid)", PROCESS),
    "process-count": ("import os\nprint(sum(name.isdigit() for name in os.listdir('/proc')))", f"{PROCESS}|{FILES}"),
    # Interpreter, build, packages
    "interpreter-executable": ("import sys\nprint(sys.executable)", INTERPRETER),
    "interpreter-prefix": ("import sys\nprint(sys.prefix)", INTERPRETER),
    "interpreter-path": ("import sys\nprint(sys.path[-1])", INTERPRETER),
    "interpreter-path-length": ("import sys\nprint(len(sys.path))", INTERPRETER),
    "interpreter-venv": ("import sys\nprint(sys.prefix != sys.base_prefix)", INTERPRETER),
    "interpreter-torch-file": ("import torch\nprint(torch.__file__)", INTERPRETER),
    "interpreter-stdlib": ("import json\nprint(json.__file__)", INTERPRETER),
    "interpreter-sysconfig": ("import sysconfig\nprint(sysconfig.get_paths()['purelib'])", INTERPRETER),
    "interpreter-site": ("import site\nprint(site.getsitepackages())", INTERPRETER),
    "interpreter-spec": ("import importlib.util\nprint(importlib.util.find_spec('torch').origin)", INTERPRETER),
    "interpreter-source-file": ("import inspect\nimport copy\nprint(inspect.getsourcefile(copy.deepcopy))", INTERPRETER),
    "interpreter-module-repr": ("import copy\nprint(copy)", INTERPRETER),
    "interpreter-flags": ("import sys\nprint(sys.flags)", "interpreter|flags"),
    "interpreter-orig-argv": ("import sys\nprint(len(sys.orig_argv))", "interpreter|arguments"),
    "build-version": ("import sys\nprint(sys.version)", BUILD),
    "build-platform": ("import platform\nprint(platform.python_build())", BUILD),
    "build-compiler": ("import platform\nprint(platform.python_compiler())", BUILD),
    "build-sysconfig": ("import sysconfig\nprint(sysconfig.get_platform())", f"{BUILD}|platform|machine"),
    "build-soabi": ("import sysconfig\nprint(sysconfig.get_config_var('SOABI'))", f"{BUILD}|platform|machine"),
    "build-torch-version": ("import torch\nprint(torch.__version__)", BUILD),
    "build-torch-config": ("import torch\nprint(torch.__config__.show())", BUILD),
    "build-torch-git": ("import torch\nprint(torch.version.git_version[:8])", BUILD),
    "build-torch-cuda": ("import torch\nprint(torch.version.cuda)", f"{BUILD}|{DEVICES}"),
    "build-torch-debug": ("import torch\nprint(torch.version.debug, torch.compiled_with_cxx11_abi())", BUILD),
    "build-numpy-config": ("import numpy as np\nprint(np.show_config('dicts')['Build Dependencies']['blas']['name'])", BUILD),
    "build-openssl": ("import ssl\nprint(ssl.OPENSSL_VERSION)", f"{BUILD}|library"),
    "build-sqlite": ("import sqlite3\nprint(sqlite3.sqlite_version)", f"{BUILD}|library"),
    "build-zlib": ("import zlib\nprint(zlib.ZLIB_RUNTIME_VERSION)", f"{BUILD}|library"),
    "build-gil": ("import sys\nprint(sys._is_gil_enabled() if hasattr(sys, '_is_gil_enabled') else 'GIL')", f"{BUILD}|interpreter"),
    "build-compressed-size": ("import zlib\nprint(len(zlib.compress(bytes(range(256)) * 40)))", f"{BUILD}|library|{SIZES}"),
    "packages-count": ("from importlib.metadata import distributions\nprint(len(list(distributions())))", PACKAGES),
    "packages-version": ("from importlib.metadata import version\nprint(version('pip'))", PACKAGES),
    "packages-find": ("import importlib.util\nprint(importlib.util.find_spec('pandas') is not None)", PACKAGES),
    "packages-try": ("try:\n    import jax\n    print('jax')\nexcept ImportError:\n    print('no jax')", PACKAGES),
    "packages-pip": ("import subprocess\nimport sys\nprint(subprocess.run([sys.executable, '-m', 'pip', 'list', '--format=freeze'], "
                     "capture_output=True, text=True).stdout.count('=='))", f"{PACKAGES}|{PROGRAMS}"),
    "packages-pkgutil": ("import pkgutil\nprint(sum(1 for _ in pkgutil.iter_modules()))", PACKAGES),
    "packages-modules": ("import sys\nprint(len(sys.modules))", f"{MODULES}|{PACKAGES}"),
    "packages-loaded": ("import sys\nprint('numpy' in sys.modules)", f"{MODULES}|{PACKAGES}"),
    # Programs
    "program-git": ("import subprocess\nprint(subprocess.check_output(['git', '--version'], text=True).split()[2])", PROGRAMS),
    "program-shell": ("import os\nprint(os.popen('echo $0').read().strip())", PROGRAMS),
    "program-python": ("import subprocess\nprint(subprocess.run('python3 -V', shell=True, capture_output=True, text=True).stdout.strip())", PROGRAMS),
    "program-ls": ("import subprocess\nopen('a', 'w').close()\nprint(subprocess.check_output(['ls'], text=True))", PROGRAMS),
    "program-system": ("import os\nprint(os.system('true'))", PROGRAMS),
    # Network
    "network-mac": ("import uuid\nprint(hex(uuid.getnode()))", f"{NETWORK}|MAC"),
    "network-ipv6": ("import socket\nprint(socket.has_ipv6)", f"{NETWORK}|{BUILD}"),
    "network-interfaces": ("import socket\nprint(len(socket.if_nameindex()))", NETWORK),
    "network-localhost": ("import socket\nprint(socket.gethostbyname('localhost'))", NETWORK),
    "network-port": ("import socket\nwith socket.socket() as s:\n    s.bind(('127.0.0.1', 0))\n    print(s.getsockname()[1])", f"{NETWORK}|port"),
    "network-resolve": ("import socket\ntry:\n    socket.getaddrinfo('pytorch.org', 443)\n    print('online')\nexcept OSError:\n    print('offline')", NETWORK),
    "network-service": ("import socket\ntry:\n    print(socket.getservbyname('https'))\nexcept OSError:\n    print('unknown')", f"{NETWORK}|{FILES}"),
    "network-distributed": ("import torch.distributed as dist\nprint(dist.is_available(), dist.is_nccl_available())", f"{BUILD}|{NETWORK}|{DEVICES}"),
    # Files of the machine
    "files-etc-passwd": ("print(sum(1 for _ in open('/etc/passwd')))", FILES),
    "files-os-release": ("print(open('/etc/os-release').readline().strip())", FILES),
    "files-exists": ("import os\nprint(os.path.exists('/etc/debian_version'))", FILES),
    "files-dev-shm": ("import os\nprint(os.path.isdir('/dev/shm'))", FILES),
    "files-sys": ("import os\nprint(len(os.listdir('/sys/class/net')))", f"{FILES}|{NETWORK}"),
    "files-cgroup": ("print(open('/proc/self/cgroup').readline().strip())", f"{FILES}|{PROCESS}"),
    "files-docker": ("from pathlib import Path\nprint(Path('/.dockerenv').exists())", FILES),
    "files-root": ("import os\nprint(sorted(os.listdir('/'))[:3])", FILES),
    "files-mounts": ("print(sum(1 for _ in open('/proc/mounts')))", FILES),
    "files-maps": ("print(any('mkl' in line for line in open('/proc/self/maps')))", FILES),
    "files-fonts": ("import matplotlib.font_manager as fonts\nprint(len(fonts.findSystemFonts()))", f"{FILES}|font"),
    # Devices
    "devices-cuda": ("import torch\nprint(torch.cuda.is_available())", DEVICES),
    "devices-count": ("import torch\nprint(torch.cuda.device_count())", DEVICES),
    "devices-choice": ("import torch\ndevice = 'cuda' if torch.cuda.is_available() else 'cpu'\nprint(torch.zeros(1, device=device).device)", DEVICES),
    "devices-mps": ("import torch\nprint(torch.backends.mps.is_available())", DEVICES),
    "devices-accelerator": ("import torch\nprint(torch.accelerator.is_available())", DEVICES),
    "devices-error": ("import torch\ntry:\n    torch.zeros(1).cuda()\nexcept (AssertionError, RuntimeError) as error:\n    print(type(error).__name__)", DEVICES),
    "devices-pinned": ("import torch\ntry:\n    print(torch.zeros(1).pin_memory().is_pinned())\nexcept RuntimeError as error:\n    print(type(error).__name__)", DEVICES),
    "devices-cudnn": ("import torch\nprint(torch.backends.cudnn.is_available())", f"{DEVICES}|{BUILD}"),
    # Descriptors, limits
    "descriptors-next": ("f = open('a', 'w')\nprint(f.fileno())", DESCRIPTORS),
    "descriptors-open": ("import os\nprint(len(os.listdir('/proc/self/fd')))", f"{DESCRIPTORS}|{FILES}"),
    "descriptors-dup": ("import os\nprint(os.dup(1))", DESCRIPTORS),
    "descriptors-pipe": ("import os\nprint(os.pipe())", DESCRIPTORS),
    "descriptors-socket": ("import socket\na, b = socket.socketpair()\nprint(a.fileno())", DESCRIPTORS),
    "limits-files": ("import resource\nprint(resource.getrlimit(resource.RLIMIT_NOFILE))", LIMITS),
    "limits-processes": ("import resource\nprint(resource.getrlimit(resource.RLIMIT_NPROC)[0])", LIMITS),
    "limits-memory": ("import resource\nprint(resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY)", f"{LIMITS}|{MEMORY}"),
    "limits-stack": ("import resource\nprint(resource.getrlimit(resource.RLIMIT_STACK)[0])", LIMITS),
    "limits-nice": ("import os\nprint(os.nice(0))", LIMITS),
    "limits-priority": ("import os\nprint(os.getpriority(os.PRIO_PROCESS, 0))", LIMITS),
    "limits-open-max": ("import os\nprint(os.sysconf('SC_OPEN_MAX'))", LIMITS),
    "limits-program": ("import subprocess\nprint(subprocess.check_output('ulimit -n', shell=True, text=True).strip())", f"{LIMITS}|{PROGRAMS}"),
    "limits-scheduler": ("import os\nprint(os.sched_getscheduler(0))", f"{LIMITS}|scheduler"),
    # Addresses and ids
    "address-id": ("print(id([]))", ADDRESS),
    "address-hex": ("a = [1]\nprint(hex(id(a)))", ADDRESS),
    "address-repr": ("print(object())", ADDRESS),
    "address-lambda": ("print([lambda x: x])", ADDRESS),
    "address-data-ptr": ("import torch\nprint(torch.zeros(3).data_ptr())", ADDRESS),
    "address-alignment": ("import torch\nprint(torch.zeros(3).data_ptr() % 64)", ADDRESS),
    "address-distance": ("import torch\na, b = torch.zeros(3), torch.zeros(3)\nprint(b.data_ptr() - a.data_ptr())", ADDRESS),
    "address-id-distance": ("a, b = [1], [2]\nprint(id(b) - id(a))", ADDRESS),
    "address-reuse": ("a = id([1, 2])\nb = id([3, 4])\nprint(a == b)", f"{ADDRESS}|reuse"),
    "address-order": ("a, b = object(), object()\nprint(id(a) < id(b))", ADDRESS),
    "address-sorted": ("names = {}\nfor name in 'abc':\n    names[id([name])] = name\nprint(len(names))", f"{ADDRESS}|reuse"),
    "address-numpy": ("import numpy as np\nprint(np.zeros(3).ctypes.data % 64)", ADDRESS),
    "address-interface": ("import numpy as np\nprint(np.zeros(3).__array_interface__['data'][0])", ADDRESS),
    "address-thread": ("import threading\nprint(threading.get_ident())", f"{ADDRESS}|thread"),
    "address-default-hash": ("print(hash(object()) % 16)", f"{ADDRESS}|{SEED}"),
    "address-storage": ("import torch\nprint(torch.zeros(2).untyped_storage()._cdata % 4096)", ADDRESS),
    # Timing
    "timing-elapsed": ("import time\nstart = time.perf_counter()\nsum(range(1000))\nprint(time.perf_counter() - start)", TIMING),
    "timing-comparison": ("import copy\nimport time\n\n\ndef took(work):\n    start = time.perf_counter()\n    work()\n"
                          "    return time.perf_counter() - start\n\n\na = [[0]] * 1000\n"
                          "print(took(lambda: copy.copy(a)) < took(lambda: copy.deepcopy(a)))", TIMING),
    "timing-timeit": ("import timeit\nprint(timeit.timeit('list(a)', 'a = [0] * 9', number=1000) < 1)", TIMING),
    "timing-rounded": ("import time\nstart = time.time()\ntime.sleep(0.1)\nprint(round(time.time() - start, 1))", TIMING),
    "timing-process": ("import time\nprint(round(time.process_time(), 2))", TIMING),
    "timing-rusage": ("import resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_utime > 0)", TIMING),
    "timing-times": ("import os\nprint(os.times().user > 0)", TIMING),
    "timing-benchmark": ("from torch.utils.benchmark import Timer\nprint(Timer('a.clone()', 'import torch; a = torch.ones(3)').timeit(99).mean < 1)",
                         TIMING),
    "timing-resolution": ("import time\nprint(time.get_clock_info('perf_counter').resolution)", TIMING),
    "timing-race": ("import threading\nfound = []\nthreads = [threading.Thread(target=lambda n=n: (__import__('time').sleep(0), "
                    "found.append(n))) for n in range(8)]\nfor t in threads:\n    t.start()\nfor t in threads:\n    t.join()\nprint(found)",
                    f"{TIMING}|thread"),
    # Random without a seed
    "random-random": ("import random\nprint(random.random())", RANDOM),
    "random-int": ("import random\nprint(random.randrange(2))", RANDOM),
    "random-torch": ("import torch\nprint(torch.rand(2))", RANDOM),
    "random-torch-seeded-by-time": ("import time\nimport torch\ntorch.manual_seed(int(time.time()))\nprint(torch.rand(1))", f"{RANDOM}|{DATE}"),
    "random-numpy": ("import numpy as np\nprint(np.random.default_rng().integers(1000))", RANDOM),
    "random-numpy-old": ("import numpy as np\nprint(np.random.rand())", RANDOM),
    "random-urandom": ("import os\nprint(os.urandom(2).hex())", RANDOM),
    "random-secrets": ("import secrets\nprint(secrets.token_hex(4))", RANDOM),
    "random-uuid4": ("import uuid\nprint(uuid.uuid4())", RANDOM),
    "random-shuffle": ("import random\na = list(range(9))\nrandom.shuffle(a)\nprint(a)", RANDOM),
    "random-loader": ("from torch.utils.data import DataLoader\nprint([int(b) for b in DataLoader(range(9), shuffle=True)])", RANDOM),
    "random-weights": ("import torch\nprint(torch.nn.Linear(2, 1).weight)", RANDOM),
    "random-empty": ("import torch\nprint(torch.empty(1000).sum().item())", f"{RANDOM}|{MEMORY}|uninitialised|uninitialized"),
    "random-initial-seed": ("import torch\nprint(torch.seed() % 10)", RANDOM),
    # Error texts, sizes, references, garbage
    "errors-strerror": ("import os\nprint(os.strerror(11))", ERRORS),
    "errors-open": ("try:\n    open('missing.pt')\nexcept OSError as error:\n    print(error)", ERRORS),
    "errors-number": ("import errno\nprint(errno.EDEADLK)", f"{ERRORS}|{KERNEL}"),
    "errors-signal": ("import signal\nprint(signal.strsignal(11))", f"{ERRORS}|{LIBC}|signal"),
    "errors-unlink": ("import os\ntry:\n    os.unlink('missing')\nexcept OSError as error:\n    print(error.strerror)", ERRORS),
    "sizes-list": ("import sys\nprint(sys.getsizeof([]))", SIZES),
    "sizes-method": ("print([].__sizeof__())", SIZES),
    "sizes-dict": ("import sys\nprint(sys.getsizeof({'a': 1}))", SIZES),
    "sizes-tensor": ("import sys\nimport torch\nprint(sys.getsizeof(torch.zeros(3)))", SIZES),
    "sizes-growth": ("import sys\na = []\nsizes = set()\nfor n in range(20):\n    a.append(n)\n    sizes.add(sys.getsizeof(a))\n"
                     "print(len(sizes))", SIZES),
    "sizes-basic": ("print(object.__basicsize__, int.__itemsize__)", SIZES),
    "sizes-file": ("import os\nimport torch\ntorch.save(torch.zeros(3), 'a.pt')\nprint(os.path.getsize('a.pt'))", f"{SIZES}|{BUILD}"),
    "sizes-pickle": ("import pickle\nimport torch\nprint(len(pickle.dumps(torch.zeros(3))))", f"{SIZES}|{BUILD}"),
    "references-none": ("import sys\nprint(sys.getrefcount(None))", REFERENCES),
    "references-int": ("import sys\nprint(sys.getrefcount(1))", REFERENCES),
    "references-string": ("import sys\nprint(sys.getrefcount('weight'))", REFERENCES),
    "references-type": ("import sys\nprint(sys.getrefcount(list) > 100)", REFERENCES),
    "garbage-objects": ("import gc\nprint(len(gc.get_objects()))", GARBAGE),
    "garbage-count": ("import gc\nprint(gc.get_count())", GARBAGE),
    "garbage-collected": ("import gc\nprint(gc.collect())", GARBAGE),
    "garbage-stats": ("import gc\nprint(gc.get_stats()[2]['collections'])", GARBAGE),
    "garbage-blocks": ("import sys\nprint(sys.getallocatedblocks())", f"{GARBAGE}|{MEMORY}"),
    "garbage-tensors": ("import gc\nimport torch\nprint(sum(type(o) is torch.Tensor for o in gc.get_objects()))", GARBAGE),
    "modules-order": ("import sys\nprint(list(sys.modules)[:3])", MODULES),
    "threads-count": ("import threading\nprint(threading.active_count())", "thread"),
    "recursion-limit": ("import sys\nprint(sys.getrecursionlimit())", "interpreter|limit"),
    "stack-depth": ("import inspect\nprint(len(inspect.stack()))", "stack|interpreter"),
}

INDEPENDENT: dict[str, str] = {
    "sleep": "import time\ntime.sleep(0.01)\nprint('done')",
    "measured-not-printed": "import time\nstart = time.perf_counter()\na = sum(range(1000))\ntook = time.perf_counter() - start\n"
                            "again = time.perf_counter() - start\nassert again >= took >= 0\nprint(a)",
    "monotonic-clock-grows": "import time\na = time.monotonic()\nassert time.monotonic() >= a\nprint('later')",
    "seeded-torch": "import torch\ntorch.manual_seed(0)\nprint(torch.randint(10, (5,)).tolist())",
    "seeded-generator": "import torch\ng = torch.Generator().manual_seed(3)\nprint(torch.randperm(6, generator=g).tolist())",
    "seeded-random": "import random\nrandom.seed(0)\nprint(random.randrange(100), random.sample(range(9), 3))",
    "seeded-numpy": "import numpy as np\nprint(np.random.default_rng(0).integers(10, size=4).tolist())",
    "random-not-printed": "import torch\na = torch.rand(3)\nb = a.clone()\nprint(torch.equal(a, b), a.shape)",
    "sorted-set": "print(sorted({'weight', 'bias', 'running_mean'}))",
    "set-membership": "names = {'weight', 'bias'}\nprint('bias' in names, len(names), names == {'bias', 'weight'})",
    "one-in-a-set": "print({'weight'}, set())",
    "dict-order": "print({name: len(name) for name in ('weight', 'bias')})",
    "torch-save": "import torch\ntorch.save({'a': torch.arange(3)}, 'a.pt')\nprint(torch.load('a.pt'))",
    "torch-mmap": "import torch\ntorch.save(torch.arange(3), 'a.pt')\nprint(torch.load('a.pt', mmap=True))",
    "buffer": "import io\nimport torch\nb = io.BytesIO()\ntorch.save(torch.ones(2), b)\nb.seek(0)\nprint(torch.load(b))",
    "temporary-folder": "import tempfile\nfrom pathlib import Path\nwith tempfile.TemporaryDirectory() as folder:\n"
                        "    (Path(folder) / 'a').write_text('x')\n    print(sorted(p.name for p in Path(folder).iterdir()))\nprint(Path(folder).exists())",
    "temporary-file": "import tempfile\nwith tempfile.TemporaryFile() as f:\n    f.write(b'abc')\n    f.seek(0)\n    print(f.read())",
    "subprocess-python": "import subprocess\nimport sys\nprint(subprocess.run([sys.executable, '-c', 'print(1 + 1)'], capture_output=True, "
                         "text=True, check=True).stdout.strip())",
    "subprocess-status": "import subprocess\nimport sys\nprint(subprocess.run([sys.executable, '-c', 'raise SystemExit(3)']).returncode)",
    "threads-joined": "import threading\na = []\nt = threading.Thread(target=a.append, args=(1,))\nt.start()\nt.join()\nprint(a)",
    "thread-local": "import threading\nlocal = threading.local()\nlocal.x = 1\nfound = []\n"
                    "t = threading.Thread(target=lambda: found.append(hasattr(local, 'x')))\nt.start()\nt.join()\nprint(found)",
    "thread-pool": "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as pool:\n    print(list(pool.map(abs, (-1, -2))))",
    "set-threads": "import torch\ntorch.set_num_threads(1)\nprint(torch.arange(4).sum().item())",
    "fork": "import multiprocessing\nc = multiprocessing.get_context('fork')\na = [1]\np = c.Process(target=a.append, args=(2,))\n"
            "p.start()\np.join()\nprint(a, p.exitcode)",
    "spawn": "import multiprocessing\nc = multiprocessing.get_context('spawn')\nif __name__ == '__main__':\n    with c.Pool(1) as pool:\n"
             "        print(pool.map(abs, (-1, -2)))",
    "os-fork": "import os\npid = os.fork()\nif pid == 0:\n    os._exit(0)\nprint(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))",
    "queue": "import multiprocessing\nc = multiprocessing.get_context('fork')\nq = c.SimpleQueue()\np = c.Process(target=q.put, args=([1, 2],))\n"
             "p.start()\nprint(q.get())\np.join()",
    "loader-workers": "from torch.utils.data import DataLoader\nif __name__ == '__main__':\n"
                      "    print([b.tolist() for b in DataLoader(range(4), batch_size=2, num_workers=2)])",
    "loader-seeded": "import torch\nfrom torch.utils.data import DataLoader\ng = torch.Generator().manual_seed(0)\n"
                     "print([int(b) for b in DataLoader(range(5), shuffle=True, generator=g)])",
    "same-id": "a = [1]\nb = a\nprint(id(a) == id(b), id(a) == id([1]))",
    "id-kept": "a = [1]\nbefore = id(a)\na += [2]\nprint(id(a) == before)",
    "ids-in-a-set": "a = [[0]] * 3\nprint(len({id(x) for x in a}))",
    "memo-by-id": "a = [1]\nmemo = {id(a): 'first'}\nprint(memo[id(a)], id([2]) in memo)",
    "same-data-pointer": "import torch\na = torch.arange(4)\nb = a.view(2, 2)\nprint(a.data_ptr() == b.data_ptr(), "
                         "a.data_ptr() == a.clone().data_ptr())",
    "pointer-offset": "import torch\na = torch.zeros(4)\nprint(a[1:].data_ptr() - a.data_ptr())",
    "same-storage": "import torch\na = torch.zeros(4)\nprint(a[1:].untyped_storage().data_ptr() == a.untyped_storage().data_ptr())",
    "shares-memory": "import numpy as np\na = np.zeros(3)\nprint(np.shares_memory(a, a[1:]))",
    "date-arithmetic": "from datetime import datetime, timedelta\nprint(datetime(2020, 1, 1) + timedelta(days=40))",
    "date-utc": "from datetime import datetime, timezone\nprint(datetime(2020, 1, 1, tzinfo=timezone.utc).timestamp())",
    "date-fixed-zone": "from datetime import datetime, timezone\nprint(datetime.fromtimestamp(0, timezone.utc))",
    "date-epoch": "import time\nprint(time.gmtime(0)[:3])",
    "listing-sorted": "import os\nfor name in ('b', 'a'):\n    open(name, 'w').close()\nprint(sorted(os.listdir()))",
    "listing-counted": "from pathlib import Path\nfor n in range(3):\n    Path(f'{n}.pt').touch()\nprint(len(list(Path().glob('*.pt'))))",
    "own-name": "import os\nprint(os.path.basename(__file__) != '')",
    "own-basename": "import os\nprint(os.path.basename(__file__))",
    "path-arithmetic": "from pathlib import PurePosixPath\nprint(PurePosixPath('/data/run') / 'a.pt')",
    "relative-path": "from pathlib import Path\nPath('runs').mkdir()\nprint(Path('runs/a.pt').parent, Path('runs').is_dir())",
    "chdir": "import os\nhere = os.getcwd()\nos.mkdir('a')\nos.chdir('a')\nos.chdir(here)\nprint(os.path.isdir('a'))",
    "references-compared": "import sys\na = []\nbefore = sys.getrefcount(a)\nb = a\nprint(sys.getrefcount(a) - before)",
    "weak-reference": "import weakref\nclass Net:\n    pass\na = Net()\nr = weakref.ref(a)\ndel a\nprint(r() is None)",
    "weak-dictionary": "import weakref\nclass Net:\n    pass\nd = weakref.WeakValueDictionary()\na = Net()\nd['a'] = a\nprint(len(d))\ndel a\nprint(len(d))",
    "collected-cycle": "import gc\nimport weakref\nclass Node:\n    pass\na = Node()\na.me = a\nr = weakref.ref(a)\ndel a\ngc.collect()\nprint(r() is None)",
    "finalizer": "import weakref\nclass Net:\n    pass\na = Net()\nweakref.finalize(a, print, 'gone')\ndel a",
    "referrers": "import gc\na = []\nholder = [a]\nprint(any(x is holder for x in gc.get_referrers(a)))",
    "warning-caught": "import warnings\nwith warnings.catch_warnings(record=True) as caught:\n    warnings.simplefilter('always')\n"
                      "    warnings.warn('copied')\nprint(caught[0].message)",
    "exception-printed": "import torch\ntry:\n    torch.zeros(2).view(3)\nexcept RuntimeError as error:\n    print(str(error).splitlines()[0])",
    "missing-file": "try:\n    open('missing')\nexcept FileNotFoundError as error:\n    print(type(error).__name__)",
    "traceback-last-line": "import traceback\ntry:\n    [][0]\nexcept IndexError as error:\n    print(traceback.format_exception_only(error)[-1].strip())",
    "pickle": "import pickle\na = [1]\nb = pickle.loads(pickle.dumps([a, a]))\nprint(b[0] is b[1], b)",
    "pickle-tensor": "import pickle\nimport torch\na = torch.arange(3)\nprint(pickle.loads(pickle.dumps(a)))",
    "deepcopy": "import copy\na = [[1]]\nb = copy.deepcopy(a)\nb[0].append(2)\nprint(a, b)",
    "argparse-fixed-width": "import argparse\nparser = argparse.ArgumentParser(prog='train', formatter_class="
                            "lambda prog: argparse.HelpFormatter(prog, width=60))\nparser.add_argument('--rate', help='step')\nparser.print_help()",
    "argparse-parsed": "import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument('--rate', type=float)\n"
                       "print(parser.parse_args(['--rate', '0.5']))",
    "python-version": "import platform\nprint(platform.python_version())",
    "python-major": "import sys\nprint(sys.version_info >= (3,), sys.version_info.major)",
    "torch-major": "import torch\nprint(torch.__version__.split('.')[0])",
    "torch-release": "import torch\nprint(torch.__version__.split('+')[0])",
    "implementation": "import sys\nprint(sys.implementation.name)",
    "default-type": "import torch\nprint(torch.get_default_dtype(), torch.zeros(1).device)",
    "integer-sum": "import torch\nprint(torch.arange(100003).sum().item())",
    "exact-matmul": "import torch\nprint(torch.eye(3) @ torch.tensor([1.0, 2.0, 3.0]))",
    "rounded-loss": "import torch\ntorch.manual_seed(0)\nx = torch.randn(20, 4, dtype=torch.float64)\nprint(f'{(x @ x.T).mean().item():.3f}')",
    "gradient": "import torch\na = torch.tensor([2.0], requires_grad=True)\n(a ** 2).backward()\nprint(a.grad)",
    "training": "import torch\ntorch.manual_seed(0)\nnet = torch.nn.Linear(2, 1)\nbefore = net.weight.detach().clone()\n"
                "optimizer = torch.optim.SGD(net.parameters(), lr=0.1)\nnet(torch.ones(1, 2)).sum().backward()\noptimizer.step()\n"
                "print(torch.allclose(net.weight, before - 0.1))",
    "close": "import torch\na = torch.tensor([0.1, 0.2])\nprint(torch.allclose(a.exp().log(), a))",
    "stable-sort": "import torch\nprint(torch.sort(torch.tensor([2, 1, 2, 1]), stable=True).indices.tolist())",
    "state-dict": "import torch\nnet = torch.nn.Linear(2, 1)\nprint(list(net.state_dict()), net)",
    "bytes-of-a-tensor": "import torch\na = torch.zeros(3)\nprint(a.element_size() * a.nelement(), a.untyped_storage().nbytes())",
    "sizes-compared": "import sys\nprint(sys.getsizeof([0] * 1000) > sys.getsizeof([0]))",
    "own-variable": "import os\nos.environ['MODE'] = 'train'\nprint(os.environ['MODE'])",
    "child-environment": "import os\nimport subprocess\nimport sys\nprint(subprocess.run([sys.executable, '-c', \"import os; print(os.environ['X'])\"], "
                         "env={**os.environ, 'X': '1'}, capture_output=True, text=True).stdout.strip())",
    "logging-without-time": "import logging\nimport sys\nlogging.basicConfig(stream=sys.stdout, format='%(levelname)s %(message)s')\n"
                            "logging.warning('saved')",
    "shared-memory": "from multiprocessing.shared_memory import SharedMemory\nm = SharedMemory(create=True, size=16)\nm.buf[0] = 7\n"
                     "print(m.buf[0])\nm.close()\nm.unlink()",
    "share-memory": "import torch\na = torch.zeros(2)\nprint(a.share_memory_().is_shared())",
    "asyncio": "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(0)\n    return 1\n\n\nprint(asyncio.run(main()))",
    "numpy-view": "import numpy as np\na = np.arange(6).reshape(2, 3)\nprint(a.T.base is a.base, a.strides)",
    "hash-of-numbers": "print(hash(1) == hash(1.0), hash(2))",
    "sha256": "import hashlib\nprint(hashlib.sha256(b'weight').hexdigest()[:8])",
    "json": "import json\nprint(json.dumps({'b': 1, 'a': [1, 2]}, sort_keys=True))",
    "csv-and-file-text": "from pathlib import Path\nPath('a.csv').write_text('a,b\\n1,2\\n')\nprint(Path('a.csv').read_text().splitlines())",
    "file-size": "import os\nopen('a', 'wb').write(bytes(10))\nprint(os.path.getsize('a'))",
    "mode-set": "import os\nopen('a', 'w').close()\nos.chmod('a', 0o600)\nprint(oct(os.stat('a').st_mode & 0o777))",
    "hard-link": "import os\nopen('a', 'w').close()\nos.link('a', 'b')\nprint(os.path.samefile('a', 'b'), os.stat('a').st_nlink)",
    "same-inode": "import os\nopen('a', 'w').close()\nbefore = os.stat('a').st_ino\nopen('a', 'a').close()\nprint(os.stat('a').st_ino == before)",
    "newer-file": "import os\nopen('a', 'w').close()\nos.utime('a', (1, 1))\nopen('b', 'w').close()\nprint(os.path.getmtime('a') < os.path.getmtime('b'))",
    "mmap": "import mmap\nopen('a', 'wb').write(bytes(16))\nwith open('a', 'r+b') as f, mmap.mmap(f.fileno(), 0) as m:\n    m[0] = 5\n"
            "print(open('a', 'rb').read()[0])",
    "interned": "import sys\na = sys.intern('a b')\nprint(a is sys.intern('a ' + 'b'))",
    "lru-cache": "from functools import lru_cache\n\n\n@lru_cache\ndef made():\n    return []\n\n\nprint(made() is made(), made.cache_info().hits)",
    "source": "import inspect\nimport copy\nprint(inspect.isfunction(copy.deepcopy), copy.deepcopy.__module__)",
    "contextvars": "import contextvars\nv = contextvars.ContextVar('v', default=1)\nprint(v.get())",
    "sqlite": "import sqlite3\nc = sqlite3.connect(':memory:')\nprint(c.execute('select 1 + 1').fetchone())",
}
