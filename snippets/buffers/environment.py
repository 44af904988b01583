# --8<-- [start:lent]
import numpy as np


class Environment:
    def __init__(self):
        self.observation, self.time = np.zeros(2), 0

    def step(self):
        self.time += 1
        self.observation[:] = self.time
        return self.observation


environment, replay = Environment(), []
observation = environment.step()
for _ in range(4):
    following = environment.step()
    replay.append((observation, following))
    observation = following
print([(int(before[0]), int(after[0])) for before, after in replay])
# --8<-- [end:lent]

# --8<-- [start:kept]
environment, replay = Environment(), []
observation = environment.step().copy()
for _ in range(4):
    following = environment.step().copy()
    replay.append((observation, following))
    observation = following
print([(int(before[0]), int(after[0])) for before, after in replay])
# --8<-- [end:kept]

# --8<-- [start:ways]
import copy

import torch

WAYS = {
    "x": lambda x: x,
    "x[:]": lambda x: x[:],
    "np.asarray(x)": np.asarray,
    "torch.from_numpy(x)": torch.from_numpy,
    "torch.as_tensor(x)": torch.as_tensor,
    "torch.tensor(x)": torch.tensor,
    "np.array(x)": np.array,
    "x.copy()": lambda x: x.copy(),
    "np.stack([x, x])[0]": lambda x: np.stack([x, x])[0],
    "x.astype(x.dtype)": lambda x: x.astype(x.dtype),
    "x.tolist()": lambda x: x.tolist(),
}


def keeps(way, buffer):
    kept = way(buffer)
    before = copy.deepcopy(kept)
    buffer[:] = 9
    return bool(np.array_equal(kept, before))


for name, way in WAYS.items():
    print(f"{name:20} {'kept' if keeps(way, np.zeros(2)) else 'overwritten'}")
# --8<-- [end:ways]
for kind in (np.float32, np.int64, np.uint8, np.float16, np.complex64, np.bool_):
    for name, way in WAYS.items():
        for layout in (np.zeros((2, 2), kind).T, np.zeros((4, 2), kind)[::2]):
            assert keeps(way, layout) == keeps(way, np.zeros(2)), (name, kind)


# --8<-- [start:containers]
class DictEnvironment(Environment):
    def step(self):
        return {"position": super().step()}


environment = DictEnvironment()
shallow, deep = dict(environment.step()), copy.deepcopy(environment.step())
environment.step()
print(shallow["position"].tolist(), deep["position"].tolist())
# --8<-- [end:containers]
for wrap in (lambda x: (x,), lambda x: [x], lambda x: {"a": {"b": x}}):
    buffer = np.zeros(2)
    shallow, deep = copy.copy(wrap(buffer)), copy.deepcopy(wrap(buffer))
    buffer[:] = 9
    assert "9" in str(shallow) and "9" not in str(deep)
lent = torch.zeros(2)
kept = [lent, lent.detach(), lent.numpy(), lent.cpu(), lent.to(torch.float32)], [lent.clone(), lent.to(torch.float64), torch.tensor(lent.tolist())]
lent.fill_(9)
assert all(float(x[0]) == 9 for x in kept[0]) and all(float(x[0]) == 0 for x in kept[1])
