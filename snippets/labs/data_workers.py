# %% [markdown] tags=["zh"] description="__getitem__ 原地改了存着的图像，同一次训练在 num_workers=0、4 个 worker、4 个常驻 worker 下得到三个不同的结果。用真实数据看为什么。"
# # 0 个 worker 和 4 个 worker {#data-workers}
#
# 同一份代码、同一个种子，只改 `num_workers`，验证准确率却从 90.4 % 掉到 51.3 %。原因在数据集的 `__getitem__`：它把随机擦除（random erasing）直接写进了存着的图像。不用 worker 时，擦掉的像素一个 epoch 一个 epoch 累积下去；有 worker 时，每个 worker 改的是自己的副本，epoch 一结束就丢掉了，错误也就看不见了。

# %% [markdown] tags=["en"] description="__getitem__ writes into the stored image, and one training run has three results: with num_workers=0, with 4 workers, with 4 persistent workers. See why on real data."
# # 0 workers and 4 workers {#data-workers}
#
# The same code with the same seed: only `num_workers` differs, and validation accuracy falls from 90.4 % to 51.3 %. The cause is the data set's `__getitem__`, which erases a random patch (random erasing) in the stored image itself. Without workers, erased pixels accumulate from epoch to epoch. With workers, each worker writes into a copy of its own, which is dropped when the epoch ends, and the mistake does not show.

# %% [markdown] tags=["zh"]
# ## 数据集 {#data-set}
#
# 数据是 scikit-learn 自带的 8×8 手写数字，400 张用来训练。`self.images[i]` 是视图，所以 `Erased` 擦的就是存着的图；`Cloned` 先 `clone()`，别的完全一样。
#
# 擦除的位置只由 epoch 和样本编号决定，与哪个进程去取无关。epoch 由采样器（sampler）和编号一起交给数据集，因为设在数据集上的 epoch [传不进常驻的 worker](docs/loading-data.md#worker-copy)。这样，几次训练之间唯一的差别就是 worker。

# %% [markdown] tags=["en"]
# ## The data set {#data-set}
#
# The data are the handwritten digits of 8×8 pixels that come with scikit-learn, 400 of them for training. `self.images[i]` is a view, so `Erased` erases in the stored image; `Cloned` calls `clone()` first and is otherwise the same.
#
# Where a patch is erased depends on the epoch and the sample's number alone, not on the process that fetches it. The sampler hands the epoch over together with the number, because an epoch that is set on the data set [does not reach persistent workers](docs/loading-data.md#worker-copy). So workers are all that differs between the runs.

# %%
import warnings

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy
from torch.utils.data import DataLoader, Dataset

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
warnings.filterwarnings("ignore", "This DataLoader will create 4 worker processes")

digits = load_digits()
pixels = torch.tensor(digits.images / 16)
labels = torch.tensor(digits.target)
order = torch.randperm(len(pixels), generator=torch.Generator().manual_seed(0))
train, valid = order[:400], order[400:]


class Erased(Dataset):
    def __init__(self):
        self.images, self.labels = pixels[train], labels[train]

    def __len__(self):
        return len(self.images)

    def stored(self, i):
        return self.images[i]

    def __getitem__(self, key):
        epoch, i = key
        image = self.stored(i)
        generator = torch.Generator().manual_seed(1000 * epoch + i)
        row, column = torch.randint(5, (2,), generator=generator).tolist()
        image[row:row + 4, column:column + 4] = 0
        return image, self.labels[i]


class Cloned(Erased):
    def stored(self, i):
        return self.images[i].clone()


class Shuffled:
    epoch = 0

    def __len__(self):
        return len(train)

    def __iter__(self):
        generator = torch.Generator().manual_seed(self.epoch)
        return iter([(self.epoch, i) for i in torch.randperm(len(train), generator=generator).tolist()])


# %% [markdown] tags=["zh"]
# ## 训练 {#train}
#
# 每次训练都从同样的参数开始，用同样的顺序。每个 epoch 记下两个数：验证集（从不擦除）上的准确率，以及模型看到的训练图像里有多少像素是 0。PyTorch 提醒「worker 比处理器核心还多」的警告关掉了。

# %% [markdown] tags=["en"]
# ## Train {#train}
#
# Each run starts from the same weights and takes the same order. Two numbers are kept for each epoch: the accuracy on the validation set, in which nothing is erased, and the share of zeros in the training images that the model saw. PyTorch's warning that there are more workers than processor cores is turned off.

# %%
def run(dataset, **options):
    sampler = Shuffled()
    loader = DataLoader(dataset, batch_size=50, sampler=sampler, **options)
    torch.manual_seed(1)
    model = nn.Sequential(nn.Flatten(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    accuracies, zeros = [], []
    for sampler.epoch in range(10):
        seen = []
        for images, targets in loader:
            seen.append(images == 0)
            optimizer.zero_grad()
            cross_entropy(model(images), targets).backward()
            optimizer.step()
        with torch.no_grad():
            right = model(pixels[valid]).argmax(1) == labels[valid]
        accuracies.append(round(100 * right.double().mean().item(), 1))
        zeros.append(round(100 * torch.cat(seen).double().mean().item(), 1))
    return accuracies, zeros


def stored_zeros(dataset):
    return round(100 * (dataset.images == 0).double().mean().item(), 1)


forked = {"num_workers": 4, "multiprocessing_context": "fork"}
settings = {
    "in place, 0 workers": (Erased(), {}),
    "in place, 4 workers": (Erased(), forked),
    "in place, 4 persistent": (Erased(), {**forked, "persistent_workers": True}),
    "clone(), 0 workers": (Cloned(), {}),
}
print(f"{'stored zeros before':<24}{stored_zeros(Erased()):5} %")
results = {name: run(dataset, **options) for name, (dataset, options) in settings.items()}
for name, (accuracies, zeros) in results.items():
    print(f"{name:<24}{accuracies[-1]:5} %, zeros seen {zeros[-1]:5} %, stored {stored_zeros(settings[name][0]):5} %")

# %% alt_zh="两幅折线图：原地擦除、不用 worker 时，看到的零从 65 % 涨到 96 %，准确率降到 51 %；4 个 worker 与 clone() 完全重合，升到 90 %；4 个常驻 worker 介于两者之间。" alt_en="Two line charts: erasing in place without workers, the zeros seen rise from 65 % to 96 % and accuracy falls to 51 %; with 4 workers both coincide with clone() and accuracy rises to 90 %; 4 persistent workers are in between."
figure, panels = plt.subplots(1, 2, figsize=(9, 3.6))
for (name, curves), style in zip(results.items(), ["-", "-", "-", ":"]):
    for axes, curve in zip(panels, curves):
        axes.plot(range(1, 11), curve, style, label=name)
panels[0].set(xlabel="epoch", ylabel="validation accuracy (%)")
panels[1].set(xlabel="epoch", ylabel="zeros in the training images (%)")
panels[0].legend()
figure.tight_layout()
plt.show()

# %% [markdown] tags=["zh"]
# ## 为什么不一样 {#why}
#
# - **0 个 worker**：循环里用的就是这个数据集。每个 epoch 都在上一个 epoch 擦剩的图上再擦一块，训练结束时存着的像素几乎全是 0。
# - **4 个 worker**：每个 epoch 派生（fork）新的 worker，各自从训练进程拿一份没改过的副本；一张图在一个 epoch 里只擦一次，结果和 `clone()` 一模一样。错误还在，只是看不见。
# - **4 个常驻 worker**：副本一直留着，擦除也就累积；但一张图每次由哪个 worker 取是随机的，平均四次里只有一次落到同一份副本上，所以慢得多。训练进程里存着的图没变，去那里检查什么也查不出来。

# %% [markdown] tags=["en"]
# ## Why they differ {#why}
#
# - **0 workers**: the data set in the loop is this one. Each epoch erases another patch in what the epoch before left, and in the end almost all stored pixels are 0.
# - **4 workers**: each epoch forks new workers, and each takes a copy of the training process's images, which nobody changed. An image is erased once in an epoch, and the result is exactly that of `clone()`. The mistake is still there; it does not show.
# - **4 persistent workers**: their copies stay, so erasing accumulates, but which worker fetches an image is random: one time in four it is the same copy as before, so it goes slower. The images stored in the training process are unchanged, and looking there finds nothing.

# %%
accuracy = {name: accuracies for name, (accuracies, zeros) in results.items()}
assert accuracy["in place, 4 workers"] == accuracy["clone(), 0 workers"]
assert accuracy["in place, 0 workers"][-1] < accuracy["in place, 4 persistent"][-1] < accuracy["clone(), 0 workers"][-1]
before = stored_zeros(Erased())
stored = {name: stored_zeros(dataset) for name, (dataset, options) in settings.items()}
print([name for name, zeros in stored.items() if zeros != before])

# %% [markdown] tags=["zh"]
# ## 怎样查出来 {#check}
#
# 用 `num_workers=0` 取一个样本，比较前后存着的图像。或者把数据设成只读（NumPy 数组的 `setflags(write=False)`），写入就会报错。

# %% [markdown] tags=["en"]
# ## How to find it {#check}
#
# Fetch a sample with `num_workers=0` and compare the stored images before and after. Or make the data read-only (`setflags(write=False)` of a NumPy array), and the write raises.

# %%
for kind in (Erased, Cloned):
    dataset = kind()
    before = dataset.images.clone()
    dataset[0, 0]
    print(kind.__name__, "changes what is stored:", not torch.equal(dataset.images, before))

# %% [markdown] tags=["zh"]
# ## 什么时候不是这样 {#when-not}
#
# 以上是派生（fork）出来的 worker。用 spawn 或 forkserver 启动时（macOS、Windows 的默认，Python 3.14 起也是 Linux 的默认），PyTorch 把数据集里的张量搬进共享内存，worker 写的就是训练进程的那一份，于是 4 个 worker 和 0 个一样会累积；NumPy 数组则照旧各有副本。见[加载数据](docs/loading-data.md#start-methods)。

# %% [markdown] tags=["en"]
# ## When it does not hold {#when-not}
#
# All this is about workers that are forked. Started by `spawn` or `forkserver` (the default on macOS and Windows, and on Linux since Python 3.14), PyTorch moves the data set's tensors to shared memory, and workers write into those of the training process: then 4 workers accumulate as 0 do. NumPy arrays are still copied. See [Loading data](docs/loading-data.md#start-methods).
