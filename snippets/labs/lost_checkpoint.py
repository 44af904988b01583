# %% [markdown] tags=["zh"] description="用真实的手写数字数据训练，把「最优」状态按六种写法存下来再恢复，看每一种到底停在哪一轮。"
# # 丢失的检查点 {#lost-checkpoint}
#
# 验证准确率每创新高，就把模型「存」下来。存法有六种，看上去都行，其中三种什么也没留住：训练一结束，里面全是最后一轮的参数。这个实验把六种写法放进同一次训练，再逐个恢复，看各自落在哪里。

# %% [markdown] tags=["en"] description="Train on real handwritten digits, keep the best state in six ways, restore each, and see in which epoch it really lands."
# # The lost checkpoint {#lost-checkpoint}
#
# Whenever validation accuracy reaches a new high, the model is "kept". Six ways to keep it look alike, and three of them keep nothing: when training ends they hold the last epoch. This lab puts all six into one training run, then restores each and looks where it lands.

# %% [markdown] tags=["zh"]
# ## 数据与模型 {#data}
#
# 数据是 scikit-learn 自带的 1797 张 8×8 手写数字。只拿 400 张训练，还故意把前 160 张的标签换成随机数字：模型很快开始死记错误的标签，验证准确率先升后降，「最优」和「最后」因此差得很远。
#
# 用双精度、单线程、固定种子，为的是换一台机器也得到同样的数。

# %% [markdown] tags=["en"]
# ## Data and model {#data}
#
# The data are the 1,797 handwritten digits of 8×8 pixels that come with scikit-learn. Only 400 are used for training, and the labels of the first 160 are replaced with random digits: the model soon memorises wrong labels, so validation accuracy rises and then falls, and "best" and "last" are far apart.
#
# Double precision, one thread and a fixed seed are there so that other machines get the same numbers.

# %%
import copy
import io

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
torch.manual_seed(0)

digits = load_digits()
images = torch.tensor(digits.data / 16)
labels = torch.tensor(digits.target)
order = torch.randperm(len(images))
train, valid = order[:400], order[400:]
train_labels = labels[train].clone()
train_labels[:160] = torch.randint(10, (160,))
print(len(train), "train,", len(valid), "validation")

# %%
model = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10))


def accuracy():
    with torch.no_grad():
        right = model(images[valid]).argmax(1) == labels[valid]
    return round(100 * right.double().mean().item(), 1)


# %% [markdown] tags=["zh"]
# ## 六种存法 {#six-ways}
#
# 每种写法都传入一个模型，返回一份「快照」。第一种直接留着 `state_dict()`；第二种外面再加一层 `dict()`，和 `.copy()` 一样，只复制字典；第三种看着最像复制，可张量本来就在 CPU 上，`.cpu()` 返回的就是它自己。

# %% [markdown] tags=["en"]
# ## Six ways to keep a state {#six-ways}
#
# Each takes the model and returns what is kept. The first simply holds on to `state_dict()`. The second wraps it in `dict()`, which, like `.copy()`, copies the dictionary only. The third looks most like a copy, but the tensors are on the CPU already, so `.cpu()` returns the tensor itself.

# %%
def saved_to_disk(model):
    file = io.BytesIO()
    torch.save(model.state_dict(), file)
    file.seek(0)
    return file


ways = {
    "state_dict()": lambda m: m.state_dict(),
    "dict(state_dict())": lambda m: dict(m.state_dict()),
    "v.cpu()": lambda m: {k: v.cpu() for k, v in m.state_dict().items()},
    "deepcopy": lambda m: copy.deepcopy(m.state_dict()),
    "v.clone()": lambda m: {k: v.clone() for k, v in m.state_dict().items()},
    "save and load": saved_to_disk,
}

# %% [markdown] tags=["zh"]
# ## 训练 {#train}
#
# 一次训练，六份快照，每次都同时存下。

# %% [markdown] tags=["en"]
# ## Train {#train}
#
# One training run; all six are kept at the same moments.

# %%
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
curve, kept, best, best_epoch = [], {}, -1.0, 0
for epoch in range(1, 41):
    for batch in torch.randperm(len(train)).split(50):
        optimizer.zero_grad()
        cross_entropy(model(images[train[batch]]), train_labels[batch]).backward()
        optimizer.step()
    curve.append(accuracy())
    if curve[-1] > best:
        best, best_epoch = curve[-1], epoch
        kept = {name: keep(model) for name, keep in ways.items()}
print(f"best: {best} % in epoch {best_epoch}")
print(f"last: {curve[-1]} % in epoch {len(curve)}")

# %% [markdown] tags=["zh"]
# ## 恢复 {#restore}
#
# 恢复会改写模型，而前三份快照正和模型共用内存：头一次 `load_state_dict()` 就会把它们一起改掉。所以先把六份各自存着的值复制出来，再逐一加载回去。

# %% [markdown] tags=["en"]
# ## Restore {#restore}
#
# Restoring writes into the model, and the first three share the model's memory: the first `load_state_dict()` would change them as well. So the values that each holds are copied out before anything is restored.

# %%
def values(state):
    state = torch.load(state) if isinstance(state, io.BytesIO) else state
    return {name: tensor.clone() for name, tensor in state.items()}


found = {name: values(state) for name, state in kept.items()}
landed = {}
for name, state in found.items():
    model.load_state_dict(state)
    landed[name] = accuracy()
    print(f"{name:<20}{landed[name]:5} %  {'best' if landed[name] == best else 'last epoch'}")

# %%
assert all(landed[name] == curve[-1] for name in list(ways)[:3])
assert all(landed[name] == best for name in list(ways)[3:])
for name in list(ways)[:3]:
    assert all(torch.equal(a, b) for a, b in zip(values(kept[name]).values(), model.state_dict().values()))

# %% [markdown] tags=["zh"]
# 曲线是验证准确率，点是恢复之后真正的准确率：圆点落在最优那一轮，叉全落在最后一轮。打叉的那三份快照从头到尾就是模型本身，训练走到哪，它们跟到哪。上面最后三行断言说的就是这件事：把模型恢复成别的状态，它们也跟着变。

# %% [markdown] tags=["en"]
# The curve is validation accuracy, the marks are what each restored model really reaches: the dots lie at the best epoch, the crosses at the last. Those three "checkpoints" were the model itself all along and followed wherever training went. The last lines above assert just that: restore something else into the model, and they change with it.

# %% alt_zh="折线图：验证准确率在第 9 轮达到最高，此后下降。deepcopy、clone、存盘恢复后停在最高点；state_dict()、dict()、cpu() 恢复后停在最后一轮。" alt_en="Line chart: validation accuracy peaks in epoch 9 and then falls. Restored from deepcopy, clone and disk, the model is at the peak; from state_dict(), dict() and cpu() it is at the last epoch."
figure, axes = plt.subplots()
axes.plot(range(1, 41), curve, label="validation accuracy")
for shift, name in enumerate(list(ways)[3:]):
    axes.plot(best_epoch + shift, landed[name], "o", color="C2")
for shift, name in enumerate(list(ways)[:3]):
    axes.plot(40 + shift, landed[name], "x", color="C1", markersize=8)
axes.annotate("deepcopy, clone, save and load", (best_epoch + 4, best), va="center")
axes.annotate("state_dict(), dict(), cpu()", (40, curve[-1] - 1), ha="right", va="top")
axes.set(xlabel="epoch", ylabel="%", ylim=(60, 92))
plt.show()

# %% [markdown] tags=["zh"]
# ## 什么时候不成立 {#when-not}
#
# 按文档，模型在 GPU 上时，`.cpu()` 会真的复制到内存，快照就有效（这里没有在 GPU 上跑过）；同一段代码换到 CPU 上跑就失效。只在训练结束后取一次 `state_dict()`、此后模型不再变，也不需要复制。更多写法见[保存最优模型](docs/best-model.md)。

# %% [markdown] tags=["en"]
# ## When it does not hold {#when-not}
#
# By the documentation, with the model on a GPU `.cpu()` really copies, and the checkpoint is good (not run on a GPU here); the same code on the CPU loses it. And a `state_dict()` taken once, after training, of a model that no longer changes needs no copy. More ways are on [Keeping the best model](docs/best-model.md).
