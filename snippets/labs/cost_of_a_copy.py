# %% [markdown] tags=["zh"] description="别名、copy.copy、clone、deepcopy、存盘再读（包括 mmap）：对一百万、一千万、一亿个参数，各要多少时间和内存，什么时候可以不复制。"
# # 一次拷贝要花多少 {#cost-of-a-copy}
#
# 怕慢、怕占内存，所以不复制：这是许多别名 bug 的由来。那就量一量。模型有一百万、一千万、一亿个参数；时间一律和「把同样多的字节原样复制一遍」相比，因为绝对时间每台机器都不同。

# %% [markdown] tags=["en"] description="Alias, copy.copy, clone, deepcopy, save and load (also with mmap): time and memory for 1, 10 and 100 million parameters, and when not copying is right."
# # What a copy costs {#cost-of-a-copy}
#
# Many aliasing bugs begin with the wish to save time or memory by not copying. So let us measure. The models have 1, 10 and 100 million parameters; times are ratios to a plain copy of the same number of bytes, since absolute times differ from machine to machine.

# %%
import copy
import gc
import threading
import time
from pathlib import Path

import matplotlib.pyplot as plt
import psutil
import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(0)


def new_model(side, depth=10):
    layers = [
        nn.utils.skip_init(nn.Linear, side, side, bias=False) for _ in range(depth)
    ]
    model = nn.Sequential(*layers)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.fill_(0.5)
    return model


sides = {"1 million": 316, "10 million": 1000, "100 million": 3162}
for name, side in sides.items():
    print(f"{name:<12}{10 * side**2 * 4 / 1e6:6.0f} MB")

# %% [markdown] tags=["zh"]
# ## 八种写法 {#ways}
#
# 最后两种要说明一下：「存盘再读」量的是 `torch.save()` 加 `torch.load()`；「mmap」的文件事先写好，只量打开。

# %% [markdown] tags=["en"]
# ## Eight ways {#ways}
#
# For the last two, note what is measured: `torch.save()` and `torch.load()` together, and opening a file that is already there with `mmap=True`.

# %%
FILE = Path("state.pt")


def save_and_load(model):
    torch.save(model.state_dict(), FILE)
    return torch.load(FILE)


def load_mmap(model):
    return torch.load(FILE, mmap=True)


ways = {
    "alias": lambda m: m,
    "copy.copy": copy.copy,
    "state_dict()": lambda m: m.state_dict(),
    "clone of state": lambda m: {k: v.clone() for k, v in m.state_dict().items()},
    "deepcopy of state": lambda m: copy.deepcopy(m.state_dict()),
    "deepcopy of module": copy.deepcopy,
    "save and load": save_and_load,
    "load, mmap=True": load_mmap,
}

# %% [markdown] tags=["zh"]
# ## 谁和谁共用内存 {#who-shares}
#
# 先看会不会互相影响：把原模型清零，再看拿到手的那份变没变。内存量的是进程的常驻内存（resident memory）：一亿个参数的模型，执行期间每隔 2 毫秒看一次，峰值除以模型自身的大小，得到「多用了几个模型的内存」。

# %% [markdown] tags=["en"]
# ## Who shares memory {#who-shares}
#
# First, whether one affects the other: set the original to zero and look whether what we got changes. Memory is the resident memory of the process, looked at every 2 milliseconds while 100 million parameters are copied; the peak divided by the model's size says how many models' worth of memory was needed on top.

# %%
def first_weight(thing):
    state = thing.state_dict() if isinstance(thing, nn.Module) else thing
    return state["0.weight"]


def shares(way, side):
    model = new_model(side)
    torch.save(model.state_dict(), FILE)
    taken = ways[way](model)
    with torch.no_grad():
        model[0].weight.zero_()
    return first_weight(taken)[0, 0].item() == 0


def resident():
    return psutil.Process().memory_info().rss


def peak(way, model):
    gc.collect()
    before, done = resident(), threading.Event()
    seen = [before]

    def watch():
        while not done.wait(0.002):
            seen.append(resident())

    watcher = threading.Thread(target=watch)
    watcher.start()
    taken = ways[way](model)
    seen.append(resident())
    done.set()
    watcher.join()
    del taken
    return (max(seen) - before) / sum(p.nbytes for p in model.parameters())


sharing = {way: "yes" if shares(way, 316) else "no" for way in ways}
model = new_model(sides["100 million"])
torch.save(model.state_dict(), FILE)
print(f"{'':<20}{'shares memory':<16}extra memory (models)")
for way in ways:
    print(f"{way:<20}{sharing[way]:<16}{peak(way, model):.1f}")

# %% [markdown] tags=["zh"]
# 结果只有两档：共用内存的不花内存，不共用的多花一个模型。`mmap=True` 把代价推后了：它不和模型共用，刚打开时却几乎不占内存，因为张量只是映射到文件，读到哪一页才载入哪一页。全部读一遍，就和别的写法一样了：

# %% [markdown] tags=["en"]
# There are two classes: what shares memory costs none, what does not costs one model more. `mmap=True` defers the cost: it does not share with the model and yet takes next to no memory when opened, because its tensors are only mapped onto the file and each page is read when it is first used. After all of it was read it is like the others:

# %%
def load_mmap_and_read(model):
    state = torch.load(FILE, mmap=True)
    for tensor in state.values():
        tensor.sum()
    return state


ways["mmap, then read"] = load_mmap_and_read
print(f"{'mmap, then read':<36}{peak('mmap, then read', model):.1f}")

# %%
state = torch.load(FILE, mmap=True)
state["0.weight"].zero_()
again = torch.load(FILE, mmap=True)
print(again["0.weight"][0, 0].item())
del state, again

# %% [markdown] tags=["zh"]
# 改映射出来的张量不会改到文件：默认的映射是私有的（写时复制），改过的页从此占内存。（用 `torch.serialization.set_default_mmap_options(mmap.MAP_SHARED)` 改成共享的映射，就会改到文件。）
#
# ## 时间 {#time}
#
# 每种写法跑几遍，取最快的一遍；分母是把同样多的字节原样复制到一块现成的内存里，因此要申请新内存的写法往往比它慢。别名之类的近乎不花时间，图上就不画了。

# %% [markdown] tags=["en"]
# Writing to a mapped tensor does not write to the file: by default the mapping is private (copy on write), and pages that were written take memory from then on. (With `torch.serialization.set_default_mmap_options(mmap.MAP_SHARED)` it is shared, and writes reach the file.)
#
# ## Time {#time}
#
# Each way runs a few times and the fastest run counts; the divisor is a plain copy of the same number of bytes into memory that is already there, so a way that has to ask for new memory is usually slower. Aliases take next to no time and are left out.

# %%
def best_time(work, times):
    def once():
        start = time.perf_counter()
        taken = work()
        took = time.perf_counter() - start
        del taken
        return took

    return min(once() for _ in range(times))


slow = list(ways)[3:8]
ratios = {way: [] for way in slow}
for side, times in zip(sides.values(), (10, 3, 1)):
    model = new_model(side)
    plain, there = torch.full((10 * side**2,), 0.5), torch.zeros(10 * side**2)
    unit = best_time(lambda: there.copy_(plain), times + 1)
    del plain, there
    for way in slow:
        ratios[way].append(best_time(lambda: ways[way](model), times) / unit)
model = None
FILE.unlink()

# %% tags=["one-run"] alt_zh="条形图：对三种模型大小，clone、deepcopy、存盘再读、mmap 读取的时间是原样复制的多少倍。" alt_en="Bar chart: for three sizes of model, the time of clone, deepcopy, save and load, and load with mmap as multiples of a plain copy."
figure, axes = plt.subplots(figsize=(7, 4))
for position, (way, found) in enumerate(ratios.items()):
    places = [group + 0.16 * (position - 2) for group in range(3)]
    axes.bar(places, found, 0.15, label=way)
axes.axhline(1, color="0.5", linewidth=1)
axes.set(yscale="log", ylabel="times a plain copy", xticks=range(3), xticklabels=sides)
axes.set_ylim(top=axes.get_ylim()[1] * 20)
axes.legend(loc="upper right", ncols=2)
plt.show()

# %% [markdown] tags=["zh"]
# ## 什么时候不复制才对 {#when-not-copying}
#
# - 只读：评估、导出、打印，用 `state_dict()` 就行，不必复制。
# - 马上写进另一个模型：`b.load_state_dict(a.state_dict())` 自己会复制值，先 `deepcopy` 只是白花一份内存。
# - 加载大模型：先在 `meta` 设备上建一个不占内存的空壳，再用 `torch.load(..., mmap=True)` 加 `load_state_dict(..., assign=True)`，不必同时在内存里放两份。状态字典里没有的张量（非持久缓冲区、存成普通属性的张量）会悄悄留在 `meta` 上，要自己重建。
# - 要留住某一刻的值，就复制：`{k: v.clone() for k, v in model.state_dict().items()}`，代价是一次内存复制。

# %% [markdown] tags=["en"]
# ## When not copying is right {#when-not-copying}
#
# - Reading only: to evaluate, export or print, `state_dict()` will do without a copy.
# - Writing straight into another model: `b.load_state_dict(a.state_dict())` copies the values itself, and a `deepcopy` before it only costs memory.
# - Loading a large model: a shell without memory on the `meta` device, then `torch.load(..., mmap=True)` and `load_state_dict(..., assign=True)`, never holds two copies in memory. Tensors that are not in the state dict, non-persistent buffers and plain attributes, silently stay on `meta`: build them again.
# - To keep the values of a moment, copy: `{k: v.clone() for k, v in model.state_dict().items()}`, at the price of one memory copy.

# %%
side = sides["100 million"]
a, b = new_model(side, depth=3), new_model(side, depth=3)
torch.save(a.state_dict(), FILE)
with torch.device("meta"):
    shell = new_model(side, depth=3)
ways["write into b"] = lambda model: b.load_state_dict(model.state_dict())
ways["deepcopy first"] = lambda model: b.load_state_dict(copy.deepcopy(model.state_dict()))
ways["assign to shell"] = lambda model: shell.load_state_dict(
    load_mmap(model), assign=True
)
for way in ("write into b", "deepcopy first", "assign to shell"):
    print(f"{way:<20}{peak(way, a):.1f}")
assert shell[0].weight[0, 0].item() == 0.5
FILE.unlink()

# %% [markdown] tags=["zh"]
# `assign=True` 的代价是别名：见 [`load_state_dict()`](docs/load-state-dict.md)。

# %% [markdown] tags=["en"]
# The price of `assign=True` is an alias: see [`load_state_dict()`](docs/load-state-dict.md).
