# --8<-- [start:raise]
import torch

model = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Linear(2, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
first, second = (model(torch.ones(1, 2)).sum() for _ in range(2))
first.backward()
optimizer.step()
try:
    second.backward()
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split(';')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
optimizer.zero_grad()
first, second = (model(torch.ones(1, 2)).sum() for _ in range(2))
first.backward()
second.backward()
optimizer.step()
print("stepped after both")
# --8<-- [end:cure]
assert model[0].weight.grad is not None
