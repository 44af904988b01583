# --8<-- [start:buffers]
import copy

import torch
from torch import nn

torch.manual_seed(0)
student = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
teacher = copy.deepcopy(student).requires_grad_(False)
for _ in range(50):
    student(torch.randn(8, 2) * 3 + 5)
with torch.no_grad():
    for t, s in zip(teacher.parameters(), student.parameters()):
        t.lerp_(s, 0.1)
print("mean in the student:", bool(student[1].running_mean.abs().sum() > 0.5))
print("mean in the teacher:", teacher[1].running_mean.tolist())
# --8<-- [end:buffers]

# --8<-- [start:copied]
with torch.no_grad():
    for t, s in zip(teacher.buffers(), student.buffers()):
        t.copy_(s)
print(torch.equal(teacher[1].running_mean, student[1].running_mean))
print(teacher[1].running_mean is student[1].running_mean)
# --8<-- [end:copied]

# --8<-- [start:train]
before = teacher[1].running_mean.clone()
with torch.no_grad():
    teacher(torch.randn(8, 2))
print(torch.equal(teacher[1].running_mean, before))
teacher.eval()
before = teacher[1].running_mean.clone()
with torch.no_grad():
    teacher(torch.randn(8, 2))
print(torch.equal(teacher[1].running_mean, before))
# --8<-- [end:train]

# --8<-- [start:frozen]
backbone = nn.Linear(2, 2)
policy = nn.Sequential(backbone, nn.Linear(2, 1))
reference = nn.Sequential(backbone, nn.Linear(2, 1)).requires_grad_(False)
print([p.requires_grad for p in policy.parameters()])
# --8<-- [end:frozen]
for dtype in (torch.float64, torch.bfloat16):
    norm = nn.BatchNorm1d(2).to(dtype)
    twin = copy.deepcopy(norm)
    norm(torch.randn(8, 2, dtype=dtype) + 5)
    assert twin.running_mean.abs().sum() == 0 and int(twin.num_batches_tracked) == 0
