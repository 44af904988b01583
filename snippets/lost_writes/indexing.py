# --8<-- [start:lost]
import numpy as np
import torch

for a in (np.zeros(3), torch.zeros(3)):
    a[[0, 1]][0] = 9
    a[a == 0][:] = 9
    part = a[[0, 1]]
    part += 9
    print(a.tolist())
# --8<-- [end:lost]
assert not a.any()

# --8<-- [start:reaches]
for a in (np.zeros(3), torch.zeros(3)):
    a[[0, 1]] = 9
    a[a == 9] += 1
    a[0:2][0] = 5
    print(a.tolist())
# --8<-- [end:reaches]
assert a.tolist() == [5, 10, 0]

for index in ([0, 1], np.array([0, 1]), np.array([True, True, False]), ([0, 1],)):
    for dtype in (np.float32, np.int8, np.complex64, object):
        a = np.zeros(3, dtype)
        a[index][...] = 1
        assert not a.any()
        a[index] = 1
        assert a.sum() == 2
for index in ([0, 1], torch.tensor([0, 1]), torch.tensor([True, True, False])):
    for dtype in (torch.float32, torch.bfloat16, torch.int8, torch.complex64):
        for layout in (lambda t: t, lambda t: t.repeat(2).view(2, 3).t()[:, 0], lambda t: t.share_memory_()):
            t = layout(torch.zeros(3, dtype=dtype))
            t[index].fill_(1)
            assert not t.any()
            t[index] = 1
            assert t.sum() == 2
table, array = torch.zeros(2, 2), np.zeros((2, 2))
table[torch.tensor(0)].fill_(1)
array[np.array(0)].fill(1)
assert table[0].tolist() == [1, 1] and not array.any()
parameter = torch.nn.Parameter(torch.zeros(3))
with torch.no_grad():
    parameter[[0, 1]].fill_(1)
    assert not parameter.any()
    parameter[0:2].fill_(1)
    assert parameter.sum() == 2

# --8<-- [start:repeated]
counts, right = np.zeros(2), np.zeros(2)
counts[[0, 0, 1]] += 1
np.add.at(right, [0, 0, 1], 1)
print(counts.tolist(), right.tolist())
counts, where = torch.zeros(2), torch.tensor([0, 0, 1])
counts[where] += 1
right = torch.zeros(2).index_add_(0, where, torch.ones(3))
print(counts.tolist(), right.tolist())
# --8<-- [end:repeated]
assert counts.tolist() == [1, 1] and right.tolist() == [2, 1]
assert torch.zeros(2).index_put_((where,), torch.ones(3), accumulate=True).tolist() == [2, 1]
assert torch.zeros(2).scatter_add_(0, where, torch.ones(3)).tolist() == [2, 1]
