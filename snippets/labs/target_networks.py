# %% [markdown] tags=["zh"] description="EMA 和目标网络若和在线网络是同一个对象，会悄悄失效。用真实数据看它怎么失效，以及 deepcopy 与 AveragedModel 等正确写法。"
# # 目标网络与滑动平均 {#target-networks}
#
# 目标网络（target network）要比在线网络慢半拍，参数的指数移动平均（EMA，又称滑动平均）要比它更平稳。两者都得是另一个网络。要是它们其实就是在线网络自己，程序照样跑完，只是这个技巧没有起作用，甚至帮了倒忙。

# %% [markdown] tags=["en"] description="A moving average or target network that is secretly the online network fails silently. See how on real data, and the right ways, AveragedModel among them."
# # Target networks and moving averages {#target-networks}
#
# A target network has to lag behind the online one; an exponential moving average (EMA) of the weights has to be steadier than them. Both must be another network. If they are secretly the online network itself, the program still runs to its end: the trick just does nothing, or does harm.

# %%
import copy

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
torch.manual_seed(0)

digits = load_digits()
images = torch.tensor(digits.data / 16)
labels = torch.tensor(digits.target)
order = torch.randperm(len(images))
train, valid = order[:1000], order[1000:]


def new_model():
    torch.manual_seed(1)
    return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))


def accuracy(model):
    with torch.no_grad():
        right = model(images[valid]).argmax(1) == labels[valid]
    return round(100 * right.double().mean().item(), 1)


def steps(model, count, rate=0.5, size=8):
    generator = torch.Generator().manual_seed(2)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    for number in range(1, count + 1):
        batch = train[torch.randint(len(train), (size,), generator=generator)]
        optimizer.zero_grad()
        cross_entropy(model(images[batch]), labels[batch]).backward()
        optimizer.step()
        yield number


# %% [markdown] tags=["zh"]
# ## 两次 to(device) {#to-device}
#
# `Module.to()` 原地搬动模型，返回的就是它自己，和 `Tensor.to()` 不同。下面两行看着像造了两个网络，其实是给一个网络起了两个名字：

# %% [markdown] tags=["en"]
# ## `to(device)` twice {#to-device}
#
# Unlike `Tensor.to()`, `Module.to()` moves the module in place and returns the module itself. The two lines below look as if they made two networks; they give one network two names:

# %%
device = torch.device("cpu")
net = new_model()
online = net.to(device)
target = net.to(device)

with torch.no_grad():
    online[0].bias.add_(1)
print(torch.equal(target[0].bias, online[0].bias), target is online)

# %% [markdown] tags=["zh"]
# 换成别的设备也一样：被搬走的是同一个模块。下面每 20 步同步一次目标网络，每一步都算出它和在线网络在验证集上的输出差多少。

# %% [markdown] tags=["en"]
# Another device makes no difference: the same module is moved. Below, the target is synchronised every 20 steps, and at each step we measure how far its outputs on the validation set are from the online network's.

# %%
def gaps(online, target):
    found = []
    for number in steps(online, 100, rate=0.1, size=64):
        with torch.no_grad():
            difference = online(images[valid]) - target(images[valid])
        found.append(difference.abs().mean().item())
        if number % 20 == 0:
            target.load_state_dict(online.state_dict())
    return found


net = new_model()
same = gaps(net.to(device), net.to(device))
net = new_model()
other = gaps(net, copy.deepcopy(net).requires_grad_(False))
print(f"to(device) twice: largest gap {max(same):.2f}")
print(f"deepcopy:         largest gap {max(other):.2f}")
assert max(same) == 0 < max(other)

# %% alt_zh="折线图：deepcopy 出来的目标网络与在线网络的差距呈锯齿形，每 20 步归零一次；两次 to(device) 的差距始终为零。" alt_en="Line chart: with a deep copy the gap between target and online network is a sawtooth that falls every 20 steps; with to(device) twice it is zero throughout."
figure, axes = plt.subplots()
axes.plot(range(1, 101), other, label="target = copy.deepcopy(net)")
axes.plot(range(1, 101), same, "--", label="target = net.to(device)")
axes.set(xlabel="step", ylabel="mean difference of outputs")
axes.legend()
plt.show()

# %% [markdown] tags=["zh"]
# 锯齿才是目标网络该有的样子：同步之后差距归零，再慢慢拉开。始终为零的那条线说明目标一直在跟着跑。
#
# 把 `state_dict()` 留着当「目标参数」同样不行：它的张量和模型共用内存。

# %% [markdown] tags=["en"]
# The sawtooth is what a target network looks like: no gap after a synchronisation, then a growing one. The line that stays at zero is a target that runs along.
#
# Holding on to a `state_dict()` as the "target parameters" does not work either: its tensors share the model's memory.

# %%
net = new_model()
target_state = net.state_dict()
for _ in steps(net, 1):
    pass
print(torch.equal(target_state["0.weight"], net[0].weight))

# %% [markdown] tags=["zh"]
# ## 悄悄失效的 EMA {#ema}
#
# EMA 的更新有两种常见写法，数学上是一回事。可是平均对象若就是模型自己，两种写法的后果大不相同：`lerp_` 什么也不改；先 `mul_` 后 `add_` 会把刚缩小的值再加进来，参数每一步都乘以 0.99 左右，等于偷偷加了权重衰减（weight decay）。

# %% [markdown] tags=["en"]
# ## An EMA that is secretly the model {#ema}
#
# Two common updates of an EMA are the same in mathematics. When the average is the model itself, they differ: `lerp_` changes nothing, while `mul_` followed by `add_` adds the value that was just shrunk, so each step multiplies the weights by about 0.99. That is weight decay that nobody asked for.

# %%
def lerp(average, model):
    with torch.no_grad():
        for a, p in zip(average.parameters(), model.parameters()):
            a.lerp_(p, 0.1)


def mul_add(average, model):
    with torch.no_grad():
        for a, p in zip(average.parameters(), model.parameters()):
            a.mul_(0.9).add_(p, alpha=0.1)


for update in (lerp, mul_add):
    net = new_model()
    before = net[0].weight.norm().item()
    update(net, net)
    print(f"{update.__name__:<8}{net[0].weight.norm().item() / before:.2f}")

# %% [markdown] tags=["zh"]
# 训练 300 步，学习率大、批次小，在线网络的准确率因此忽高忽低。真正的 EMA 会把它抹平。

# %% [markdown] tags=["en"]
# Now 300 steps with a large learning rate and small batches, so that the online network's accuracy jumps up and down. A real EMA smooths it.

# %%
def train_with(update, average_of):
    model = new_model()
    average = average_of(model)
    curve = []
    for number in steps(model, 300):
        update(average, model)
        if number % 5 == 0:
            curve.append(accuracy(average))
    return curve


curves = {
    "no average": train_with(lambda average, model: None, lambda model: model),
    "ema = model, lerp_": train_with(lerp, lambda model: model),
    "ema = model, mul_ add_": train_with(mul_add, lambda model: model),
    "ema = deepcopy(model)": train_with(mul_add, copy.deepcopy),
}
for name, curve in curves.items():
    tail = curve[-20:]
    print(f"{name:<24}last 20: from {min(tail)} to {max(tail)} %")
assert curves["no average"] == curves["ema = model, lerp_"]

# %% alt_zh="折线图：在线网络的验证准确率上下跳动，别名加 lerp 与它完全重合；别名加 mul add 同样跳动；deepcopy 的 EMA 平稳上升。" alt_en="Line chart: the online network's validation accuracy jumps up and down, and the alias with lerp coincides with it; the alias with mul and add jumps as well; the EMA made by deepcopy rises smoothly."
figure, axes = plt.subplots(figsize=(7, 4))
for (name, curve), style in zip(curves.items(), ["-", ":", "-", "-"]):
    axes.plot(range(5, 301, 5), curve, style, label=name)
axes.set(xlabel="step", ylabel="validation accuracy (%)", ylim=(40, 100))
axes.legend(loc="lower right")
plt.show()

# %% [markdown] tags=["zh"]
# ## 正确的写法 {#right-ways}
#
# - `copy.deepcopy(model)`：新的模块、新的参数。若只用来算目标，再加上 `requires_grad_(False)`。
# - 另造一个同样的模型，用 `load_state_dict()` 写入初值。
# - `torch.optim.swa_utils.AveragedModel`：构造时自己做一次深拷贝，`update_parameters()` 负责更新。第一次更新直接复制参数，所以它和手写的 EMA 起点不同。
#
# `AveragedModel` 默认只平均参数，缓冲区（例如 BatchNorm 的统计量）在每次更新时从模型复制；要连缓冲区一起平均，用 `use_buffers=True`。

# %% [markdown] tags=["en"]
# ## The right ways {#right-ways}
#
# - `copy.deepcopy(model)`: a new module with new parameters; add `requires_grad_(False)` if it only computes targets.
# - Another model of the same kind, given its values by `load_state_dict()`.
# - `torch.optim.swa_utils.AveragedModel` makes a deep copy when it is built, and `update_parameters()` updates it. Its first update copies the parameters, so it starts elsewhere than an EMA written by hand.
#
# By default `AveragedModel` averages parameters only, and each update copies buffers, such as BatchNorm's statistics, from the model; `use_buffers=True` averages buffers too.

# %%
def averaged(model):
    return AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.9))


curve = train_with(lambda average, model: average.update_parameters(model), averaged)
print(f"AveragedModel: last 20: from {min(curve[-20:])} to {max(curve[-20:])} %")

net = new_model()
average = averaged(net)
with torch.no_grad():
    net[0].bias.add_(1)
print(torch.equal(average.module[0].bias, net[0].bias))

# %%
with_norm = nn.Sequential(nn.Linear(64, 4), nn.BatchNorm1d(4))
average = averaged(with_norm)
with_norm(images[:100])
average.update_parameters(with_norm)
with_norm(images[100:200])
average.update_parameters(with_norm)
assert torch.equal(average.module[1].running_mean, with_norm[1].running_mean)
with torch.no_grad():
    with_norm[1].running_mean.add_(1)
assert not torch.equal(average.module[1].running_mean, with_norm[1].running_mean)

both = AveragedModel(with_norm, multi_avg_fn=get_ema_multi_avg_fn(0.9), use_buffers=True)
with torch.no_grad():
    with_norm[1].running_mean.add_(1)
    with_norm[0].bias.add_(1)
both.update_parameters(with_norm)
assert torch.equal(both.module[0].bias, with_norm[0].bias)
with torch.no_grad():
    with_norm[1].running_mean.add_(1)
both.update_parameters(with_norm)
assert not torch.equal(both.module[1].running_mean, with_norm[1].running_mean)

# %% [markdown] tags=["zh"]
# 检查自己的代码只要一行：改一下在线网络，看目标变不变。复制模块的其他写法见[复制模型](docs/copying-modules.md)。

# %% [markdown] tags=["en"]
# To check your own code takes one line: change the online network and see whether the target changes. Other ways to copy a module are on [Copying modules](docs/copying-modules.md).
