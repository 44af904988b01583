# %% [markdown] tags=["zh"] description="十个客户端、偏斜的手写数字数据：联邦平均的正确写法，以及累加器别名、平均整数缓冲区、共用一个模型对象各会怎样。"
# # 联邦平均 {#federated-averaging}
#
# 十个客户端各拿一份偏斜的数据，服务器每轮把它们的参数平均一次。同一套训练换几种平均的写法：标准写法；累加器就是第一个客户端的字典；整数缓冲区也跟着平均；所有客户端其实是同一个模型对象。哪种有害，哪种无害，数字说了算。

# %% [markdown] tags=["en"] description="Ten clients with skewed shares of real digits: federated averaging by the book, with an aliased accumulator, with averaged integer buffers, and with one shared model object."
# # Federated averaging {#federated-averaging}
#
# Ten clients hold skewed shares of the data, and each round a server averages their parameters. The same training runs with different averages: by the book; with the first client's dictionary as accumulator; with integer buffers averaged too; with all clients being one model object. The numbers say which of these does harm.

# %% [markdown] tags=["zh"]
# ## 十份偏斜的数据 {#shares}
#
# 把 1200 张训练图片按标签排好，切成 20 块，每个客户端拿两块，因此只见过两三种数字。其余 597 张用来测试。

# %% [markdown] tags=["en"]
# ## Ten skewed shares {#shares}
#
# The 1,200 training images are sorted by label and cut into 20 pieces; each client gets two, so it sees two or three digits only. The other 597 images are for testing.

# %%
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
train, test = order[:1200], order[1200:]
pieces = train[torch.argsort(labels[train], stable=True)].chunk(20)
shares = [torch.cat([pieces[2 * c], pieces[(2 * c + 7) % 20]]) for c in range(10)]
for client in (0, 1, 2):
    print(client, sorted(set(labels[shares[client]].tolist())))

# %% [markdown] tags=["zh"]
# 模型里有一层 BatchNorm，所以 `state_dict()` 不光有浮点参数，还有一个整数：`num_batches_tracked`，数它见过多少个批次。

# %% [markdown] tags=["en"]
# The model has a BatchNorm layer, so its `state_dict()` holds not only floating-point values but one integer: `num_batches_tracked`, the number of batches seen.

# %%
def new_model():
    torch.manual_seed(1)
    return nn.Sequential(
        nn.Linear(64, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 10)
    )


def train_locally(model, share, generator):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model.train()
    for batch in share[torch.randperm(len(share), generator=generator)].split(20):
        optimizer.zero_grad()
        cross_entropy(model(images[batch]), labels[batch]).backward()
        optimizer.step()


def accuracy(model, chosen):
    model.eval()
    with torch.no_grad():
        right = model(images[chosen]).argmax(1) == labels[chosen]
    return round(100 * right.double().mean().item(), 1)


# %% [markdown] tags=["zh"]
# ## 三种平均 {#averages}
#
# 每份数据一样大，所以权重都是 1/10。第一种每次都算出新的张量；第二种省了一个字典，把别人的参数原地加进第一个客户端的字典；第三种和第一种一样，只是除完之后先转回原来的类型再相加：整数缓冲区每一项的小数都被截掉，计数最后成了 0。

# %% [markdown] tags=["en"]
# ## Three averages {#averages}
#
# All shares are of one size, so every weight is 1/10. The first average computes new tensors. The second saves a dictionary and adds the others in place into the first client's. The third is the first, but casts each term back to its type, so that integer buffers lose the fraction of each term, and the counter ends at 0.

# %%
def by_the_book(states):
    return {k: sum(s[k] / len(states) for s in states) for k in states[0]}


def aliased(states):
    total = states[0]
    for k in total:
        for state in states[1:]:
            total[k] += state[k]
    return {k: v / len(states) for k, v in total.items()}


def truncated(states):
    return {
        k: sum((s[k] / len(states)).to(s[k].dtype) for s in states) for k in states[0]
    }


# %% [markdown] tags=["zh"]
# ## 十五轮 {#rounds}
#
# `away=True` 时，客户端 0 隔一轮缺席一次，服务器沿用它上次交来的状态。

# %% [markdown] tags=["en"]
# ## Fifteen rounds {#rounds}
#
# With `away=True`, client 0 stays away every other round and the server uses the state that it last sent.

# %%
def federate(average, one_object=False, away=False):
    generator = torch.Generator().manual_seed(0)
    server = new_model()
    clients = [new_model()] * 10 if one_object else [new_model() for _ in range(10)]
    of_server, of_client = [], []
    for number in range(15):
        states = []
        for client, (model, share) in enumerate(zip(clients, shares)):
            if not (away and client == 0 and number % 2):
                model.load_state_dict(server.state_dict())
                train_locally(model, share, generator)
            states.append(model.state_dict())
        server.load_state_dict(average(states))
        of_server.append(accuracy(server, test))
        of_client.append(accuracy(clients[0], shares[0]))
    return of_server, of_client, server[1].num_batches_tracked.item()


runs = {
    "by the book": federate(by_the_book),
    "aliased accumulator": federate(aliased),
    "integers truncated": federate(truncated),
    "one model object": federate(by_the_book, one_object=True),
    "by the book, away": federate(by_the_book, away=True),
    "aliased, away": federate(aliased, away=True),
}
print(f"{'accuracy (%)':<20}{'server':>8}{'client 0, first':>17}{'last':>7}{'batches':>9}")
for name, (of_server, of_client, batches) in runs.items():
    print(
        f"{name:<20}{of_server[-1]:>8}{of_client[0]:>17}{of_client[-1]:>7}{batches:>9}"
    )

# %% alt_zh="折线图：标准写法、累加器别名、整数截断三条曲线重合，升到约 90%；共用一个模型对象停在约 19%；客户端 0 缺席时，累加器别名的曲线明显低于标准写法。" alt_en="Line chart: by the book, aliased accumulator and truncated integers coincide and rise to about 90%; one shared model object stays at about 19%; with client 0 away, the aliased accumulator is clearly below by the book."
figure, axes = plt.subplots(figsize=(7, 4))
styles = ["-", "--", ":", "-", "-", "--"]
for (name, (of_server, _, _)), style in zip(runs.items(), styles):
    axes.plot(range(1, 16), of_server, style, label=name)
axes.set(xlabel="round", ylabel="server, test accuracy (%)")
axes.legend(loc="center right", bbox_to_anchor=(1, 0.42))
plt.show()

# %% [markdown] tags=["zh"]
# ## 读这张图 {#reading}
#
# - **标准写法**和**累加器别名**的服务器曲线完全重合。下一轮开始时，每个客户端都先加载服务器的参数，被改坏的那份随即被覆盖。原文说「不用 deepcopy 也没事」，在这个条件下是对的，何况照它的说法，它的框架没有改动任何一份。
# - 可是客户端 0 的模型已经不是它自己的了：平均之后，它里面是十个客户端的总和。在自己的数据上，它本来每轮都全对；表里 `first` 和 `last` 两列是第一轮和最后一轮平均之后的准确率。
# - 只要旧状态还要再用一次，别名就会伤到服务器：客户端 0 缺席的那些轮，总和被当成「它上次交来的状态」又加了一遍。
# - **共用一个模型对象**时，十个 `state_dict()` 共用一块内存，「平均」等于最后训练的那个客户端。
# - `num_batches_tracked` 应当是 90（每轮 6 个批次，共 15 轮）。标准写法得到的也不是 90：十个 n/10 用浮点数加起来可能略小于 n，`load_state_dict()` 写回整数时又直接截断。BatchNorm 用默认的 `momentum=0.1` 时不读这个数，准确率不受影响；`momentum=None` 时它就是分母。

# %% [markdown] tags=["en"]
# ## Reading the plot {#reading}
#
# - **By the book** and **aliased accumulator** coincide on the server. Each client loads the server's parameters at the start of the next round, which overwrites the state that was spoilt. Under this condition the article is right that no deepcopy is needed; besides, by its own account, its framework changes no client's state.
# - But client 0's model is no longer its own: after averaging it holds the sum of all ten. On its own data it would be right every time; the columns `first` and `last` give its accuracy after the first and the last average.
# - As soon as an old state is used again, the alias hurts the server: in the rounds that client 0 misses, that sum is added once more as "the state it last sent".
# - With **one model object**, ten `state_dict()`s share one memory, and the "average" is the client that trained last.
# - `num_batches_tracked` should be 90 (6 batches a round, 15 rounds). By the book it is not 90 either: ten times n/10 added up in floating point can come out just below n, and `load_state_dict()` truncates when it writes the integer. BatchNorm with its default `momentum=0.1` does not read the number, so accuracy is unharmed; with `momentum=None` it is the divisor.

# %%
assert runs["aliased accumulator"][0] == runs["by the book"][0]
assert runs["integers truncated"][0] == runs["by the book"][0]
assert set(runs["by the book"][1]) == {100}
assert runs["aliased accumulator"][1][0] < 50
assert runs["one model object"][0][-1] < 30
assert runs["aliased, away"][0][-1] < runs["by the book, away"][0][-1] - 5
assert runs["by the book"][2] < 90 and runs["integers truncated"][2] == 0

# %% [markdown] tags=["zh"]
# ## 整数该怎么办 {#integers}
#
# 整数缓冲区不该平均。照抄一份即可，浮点的才平均：

# %% [markdown] tags=["en"]
# ## What to do with integers {#integers}
#
# Integer buffers are not for averaging. Take them from one client and average what is floating point:

# %%
def floats_only(states):
    return {
        k: sum(s[k] / len(states) for s in states) if v.is_floating_point() else v.clone()
        for k, v in states[0].items()
    }


of_server, of_client, batches = federate(floats_only)
assert of_server == runs["by the book"][0]
print(f"{of_server[-1]} %, {batches} batches")

# %% [markdown] tags=["zh"]
# 哪些写法算「原地」，见[联邦平均](docs/federated.md)一页。

# %% [markdown] tags=["en"]
# Which of these writes are in place is explained on [Federated averaging](docs/federated.md).
