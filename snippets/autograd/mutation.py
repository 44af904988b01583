# --8<-- [start:allowed]
import torch

x = torch.zeros(1, requires_grad=True)
with torch.autograd.graph.allow_mutation_on_saved_tensors():
    y = x.exp()
    y.add_(1)
    y.backward()
print(x.grad.item())
# --8<-- [end:allowed]
for dtype in (torch.float64, torch.complex64):
    x = torch.zeros(2, 2, dtype=dtype).requires_grad_()
    with torch.autograd.graph.allow_mutation_on_saved_tensors():
        y = x.t().exp()
        y.mul_(9)
        y.backward(torch.ones_like(y))
    assert x.grad.tolist() == [[9, 9], [9, 9]]
