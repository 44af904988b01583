# --8<-- [start:expand]
import torch

row = torch.zeros(3)
rows = row.expand(2, 3)
print(rows.stride())
try:
    rows += 1
except RuntimeError as error:
    print(str(error).split(". ")[0])
rows[0] = torch.ones(3)
print(rows.tolist(), row.tolist())
# --8<-- [end:expand]
def refused(write):
    try:
        write()
    except RuntimeError as error:
        return "single memory location" in str(error)
    return False


for dtype in (torch.float64, torch.bfloat16, torch.complex64, torch.int64):
    rows = torch.zeros(1, 3, dtype=dtype).expand(2, 3)
    index = torch.zeros(1, 3, dtype=torch.long)
    for write in (lambda: rows.add_(1), lambda: rows.copy_(torch.ones(2, 3)), lambda: rows.mul_(2),
                  lambda: rows.scatter_(0, index, 1)):
        assert refused(write)
    refuses = {"1.13": False, "2.13": True, "2.14": True, "2.15": False}
    release = ".".join(torch.__version__.split(".")[:2])
    column = refused(lambda: rows.__setitem__((slice(None), 0), 1))
    assert column is refuses.get(release, column)
    assert column or rows[:, 0].tolist() == [1, 1]
    for write in (lambda: rows.zero_(), lambda: rows.fill_(1), lambda: rows.__setitem__((0, 0), 5),
                  lambda: rows.__setitem__(0, torch.ones(3, dtype=dtype))):
        assert not refused(write)
    rows[1, 2] = 7
    assert rows[0, 2] == 7
assert not refused(lambda: torch.zeros(3, device="meta").expand(2, 3).add_(1))
for made in (torch.broadcast_to(row, (2, 3)), torch.broadcast_tensors(row, torch.zeros(2, 1))[0], row.expand_as(torch.zeros(2, 3))):
    assert refused(lambda: made.add_(1))

# --8<-- [start:windows]
signal = torch.arange(4.0)
windows = signal.unfold(0, 2, 1)
print(windows.tolist())
windows *= 2
print(signal.tolist())
# --8<-- [end:windows]
rows = torch.ones(3).as_strided((2, 2), (1, 1))
assert not refused(lambda: rows.add_(1)) and rows[0, 1] == 3

# --8<-- [start:gradient]
x = torch.zeros(3, requires_grad=True)
(grad,) = torch.autograd.grad(x.sum(), x)
x.sum().backward()
print(grad.stride(), x.grad.stride())
# --8<-- [end:gradient]
assert refused(lambda: grad.mul_(2)) and not refused(lambda: x.grad.mul_(2))
heard = []
x.register_hook(heard.append)
x.sum().backward()
assert heard[0].stride() == (0,)

# --8<-- [start:instead]
row = torch.zeros(3)
for own in (row.repeat(2, 1), row.expand(2, 3).clone(), row.expand(2, 3).contiguous()):
    own += 1
    print(own.stride(), own.tolist(), row.tolist())
# --8<-- [end:instead]
