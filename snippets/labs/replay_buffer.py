# %% [markdown] tags=["zh"] description="Gymnasium 的向量环境用 copy=False 借出同一个观测数组。回放池不复制就存，7657 条经验其实只有 8 个观测，Q 网络什么也学不到。"
# # 只有一个观测的回放池 {#replay-buffer}
#
# 用同样的随机数据、同样的种子训练同一个 Q 网络，唯一的差别是存进回放池（replay buffer）时有没有 `.copy()`。存了副本，杆子平均立住 238 步；没有复制，只立住 10 步，和什么都没学一样。环境把每一步的观测都写进同一个数组，没有复制的回放池里，所有经验都是最后那一步。

# %% [markdown] tags=["en"] description="With copy=False, vector environments of Gymnasium lend one observation array. A replay buffer that does not copy holds thousands of transitions and 8 observations, and Q-learning learns nothing."
# # The replay buffer with one observation {#replay-buffer}
#
# One Q-network is trained twice on the same random data with the same seed; all that differs is a `.copy()` where an observation enters the replay buffer. With copies, the pole stays up for 238 steps on average; without, for 10, as if nothing had been learned. The environment writes each step's observations into one array, and without copies every transition in the buffer is the last one.

# %% [markdown] tags=["zh"]
# ## 环境借出的数组 {#environment}
#
# 环境是 Gymnasium 的 `CartPole-v1`，八个并成一个向量环境。`SyncVectorEnv` 默认返回副本；设成 `copy=False` 可以省下复制，每一步返回的就是同一个数组：

# %% [markdown] tags=["en"]
# ## The array that the environment lends {#environment}
#
# The environment is Gymnasium's `CartPole-v1`, eight of them in one vector environment. By default `SyncVectorEnv` returns copies; `copy=False` saves them, and each step returns the same array:

# %%
import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def poles(copy):
    return gym.vector.SyncVectorEnv([lambda: gym.make("CartPole-v1")] * 8, copy=copy)


for copy in (True, False):
    environments = poles(copy)
    first, _ = environments.reset(seed=0)
    second, *_ = environments.step(np.ones(8, dtype=int))
    print(f"copy={copy}: the same array again: {first is second}")

# %% [markdown] tags=["zh"]
# ## 收集经验 {#collect}
#
# 动作是随机的，所以两次收集走过的轨迹完全相同，区别只在 `keep`。一局结束后的下一步由环境自己重置，那一条不算经验，去掉。

# %% [markdown] tags=["en"]
# ## Collect {#collect}
#
# Actions are random, so both collections go through the same states; only `keep` differs. In the step after the end of an episode the environment resets itself; that step is no transition and is left out.

# %%
def collect(keep):
    environments, generator = poles(copy=False), np.random.default_rng(0)
    observation, replay, running = keep(environments.reset(seed=0)[0]), [], np.ones(8, dtype=bool)
    for _ in range(1000):
        action = generator.integers(2, size=8)
        following, reward, ended, cut, _ = environments.step(action)
        following = keep(following)
        replay.append((observation, action, following, ended, running))
        observation, running = following, ~(ended | cut)
    fields = [torch.tensor(np.stack(field)).flatten(0, 1) for field in zip(*replay)]
    return [field[fields[-1]] for field in fields[:-1]]


ways = {"observation.copy()": np.copy, "observation": lambda observation: observation}
replays = {name: collect(keep) for name, keep in ways.items()}
for name, (observation, *rest) in replays.items():
    print(f"{name:<20}{len(observation)} transitions, {len(observation.unique(dim=0))} different observations")

# %% [markdown] tags=["zh"]
# 没有复制的那一份只剩 8 个不同的观测：八个环境各一个，都是最后一步的。动作、是否结束这些字段是对的，因为环境每一步都给它们新数组，所以打印一条经验看上去并没有毛病。

# %% [markdown] tags=["en"]
# Without copies, 8 different observations are left: one for each environment, that of the last step. Actions and ends are right, because the environment makes new arrays of them in each step, so one transition that is printed looks fine.

# %% [markdown] tags=["zh"]
# ## 训练 {#train}
#
# 普通的 Q 学习：一个小网络，每 100 次更新同步一次目标网络。每同步两次，就让贪心策略在八个新环境里跑一局，最多 500 步，记下平均步数。

# %% [markdown] tags=["en"]
# ## Train {#train}
#
# Plain Q-learning: a small network, and a target network that is synchronized every 100 updates. After every second synchronization the greedy policy plays one episode in eight new environments, of 500 steps at most, and the mean number of steps is kept.

# %%
def steps_up(network):
    environments, running, steps = poles(copy=True), np.ones(8, dtype=bool), 0
    observation, _ = environments.reset(seed=100)
    while running.any():
        with torch.no_grad():
            action = network(torch.tensor(observation, dtype=torch.float64)).argmax(1).numpy()
        observation, _, ended, cut, _ = environments.step(action)
        steps += running.sum()
        running &= ~(ended | cut)
    return float(steps / 8)


def train(observation, action, following, ended):
    observation, following = observation.double(), following.double()
    torch.manual_seed(0)
    network, target = (nn.Sequential(nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 2)) for _ in range(2))
    optimizer = torch.optim.Adam(network.parameters(), lr=0.002)
    curve = []
    for update in range(2000):
        if update % 100 == 0:
            target.load_state_dict(network.state_dict())
        batch = torch.randint(len(action), (128,))
        with torch.no_grad():
            value = 1 + 0.98 * target(following[batch]).amax(1) * ~ended[batch]
        loss = nn.functional.mse_loss(network(observation[batch])[torch.arange(128), action[batch]], value)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if update % 200 == 199:
            curve.append(steps_up(network))
    return curve


curves = {name: train(*replay) for name, replay in replays.items()}
for name, curve in curves.items():
    print(f"{name:<20}after 2000 updates: {curve[-1]:.0f} steps")

# %% alt_zh="两幅图：存副本时平均步数升到两百多步，不复制时始终约 10 步；回放池里第一个环境的杆角，副本上下摆动，不复制时是一条水平线。" alt_en="Two charts: with copies the mean number of steps rises above 200, without it stays at about 10; the pole's angle in the first environment swings in the buffer of copies and is one flat line without copies."
figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6))
for (name, curve), style in zip(curves.items(), ["-", "--"]):
    left.plot(range(200, 2001, 200), curve, style, label=name)
    right.plot(replays[name][0][:800:8, 2], style, label=name)
left.set(xlabel="update", ylabel="steps until the pole falls")
right.set(xlabel="step", ylabel="pole's angle in the buffer")
left.legend()
figure.tight_layout()
plt.show()

# %% [markdown] tags=["zh"]
# ## 怎样存才对 {#right-ways}
#
# 在存的时候复制，不要等到采样时：那时旧值已经没有了。写进预先分配的数组（`storage[t] = observation`）也是复制。`np.asarray`、切片和 `torch.from_numpy` 都不复制；观测是字典时，要用 `copy.deepcopy`。

# %% [markdown] tags=["en"]
# ## The right ways {#right-ways}
#
# Copy when it is stored, not when it is sampled: by then the old values are gone. Writing into an array that was allocated before (`storage[t] = observation`) copies as well. `np.asarray`, a slice and `torch.from_numpy` do not; observations that are dictionaries need `copy.deepcopy`.

# %%
environments, storage = poles(copy=False), np.zeros((2, 8, 4), dtype=np.float32)
observation, _ = environments.reset(seed=0)
storage[0] = observation
kept = {"np.copy": np.copy(observation), "storage[0]": storage[0], "np.asarray": np.asarray(observation),
        "a slice": observation[:], "torch.from_numpy": torch.from_numpy(observation)}
before = np.copy(observation)
environments.step(np.ones(8, dtype=int))
for name, array in kept.items():
    print(f"{name:<20}{'kept' if np.array_equal(array, before) else 'overwritten'}")

# %% [markdown] tags=["zh"]
# ## 什么时候不是这样 {#when-not}
#
# 默认的 `copy=True` 每一步都返回副本，单个 `CartPole-v1` 每一步也是新数组。自己写的环境、包装器（wrapper）和模拟器是否复用缓冲，要看文档，或者试一下：连走两步，看第一个观测变没变。见[这块缓冲归谁](docs/buffers.md#environment)。

# %% [markdown] tags=["en"]
# ## When it does not hold {#when-not}
#
# With `copy=True`, the default, each step returns a copy, and a single `CartPole-v1` makes a new array each time. Whether an environment, a wrapper or a simulator of your own uses one buffer again is in its documentation, or tried: take two steps and see whether the first observation changed. See [Who owns this buffer?](docs/buffers.md#environment)

# %%
single = gym.make("CartPole-v1")
first, _ = single.reset(seed=0)
second, *_ = single.step(1)
assert not np.shares_memory(first, second)
assert len(replays["observation"][0].unique(dim=0)) == 8
assert curves["observation"][-1] < 20 < 200 < curves["observation.copy()"][-1]
