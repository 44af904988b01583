# --8<-- [start:load]
import copy

import torch


def step(weight, optimizer, gradient):
    weight.grad = torch.full_like(weight, gradient)
    optimizer.step()


first, second = torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)
one = torch.optim.SGD([first], lr=1.0, momentum=0.5)
two = torch.optim.SGD([second], lr=1.0, momentum=0.5)
step(first, one, gradient=1)

two.load_state_dict(copy.deepcopy(one.state_dict()))
before = two.state[second]["momentum_buffer"].item()
step(first, one, gradient=8)
print("second optimizer's momentum:", before, "->", two.state[second]["momentum_buffer"].item())
# --8<-- [end:load]
