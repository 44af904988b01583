import warnings

# --8<-- [start:dtype]
import numpy as np
import torch

for dtype in (torch.float32, torch.float16):
    weight = torch.ones(2, dtype=dtype)
    weight.float().mul_(0)
    print(dtype, weight.tolist())
# --8<-- [end:dtype]

# --8<-- [start:layout]
for name, t in (("contiguous", torch.ones(2, 2)), ("transposed", torch.arange(4.0).view(2, 2).t())):
    reached = []
    for change in (torch.Tensor.contiguous, lambda t: t.reshape(-1), torch.Tensor.flatten):
        t.fill_(1)
        change(t).zero_()
        reached.append(not t.any().item())
    print(name, reached)
# --8<-- [end:layout]

# --8<-- [start:numpy]
for dtype in (np.float64, np.float32):
    a = np.ones(2, dtype)
    np.asarray(a, dtype=np.float64)[0] = 5
    a.astype(np.float64, copy=False)[1] = 6
    print(dtype.__name__, a.tolist())
# --8<-- [end:numpy]
assert a.tolist() == [1, 1]


def reaches(value, convert, write):
    before = value.clone()
    write(convert(value))
    return not torch.equal(value, before)


zero = torch.Tensor.zero_
for dtype in (torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int32, torch.bool):
    assert reaches(torch.ones(2, dtype=dtype), torch.Tensor.float, zero) is (dtype == torch.float32)
    assert reaches(torch.ones(2, dtype=dtype), torch.Tensor.cpu, zero)
    assert reaches(torch.ones(2, dtype=dtype), lambda t: t.to(t.dtype), zero)
    assert not reaches(torch.ones(2, dtype=dtype), lambda t: t.to(t.dtype, copy=True), zero)
    for copied in (torch.Tensor.clone, lambda t: t.repeat(1), torch.tensor, lambda t: torch.cat([t]), lambda t: torch.stack([t])):
        with torch.no_grad():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                assert not reaches(torch.ones(2, dtype=dtype), copied, zero)
    for view in (torch.Tensor.detach, lambda t: t.view(-1), lambda t: t[:], lambda t: t.expand(2), torch.Tensor.squeeze,
                 lambda t: torch.as_tensor(t), lambda t: t.data):
        assert reaches(torch.ones(2, dtype=dtype), view, zero)
shared = torch.ones(2).share_memory_()
assert reaches(shared, torch.Tensor.float, zero) and not reaches(torch.ones(2).half().share_memory_(), torch.Tensor.float, zero)
parameter = torch.nn.Parameter(torch.ones(2))
assert reaches(parameter, lambda p: p.float().detach(), zero)
