# --8<-- [start:train]
import torch

model = torch.nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
best_loss = float("inf")
for epoch in range(3):
    loss = model(torch.ones(1, 2)).pow(2).sum()
    if loss < best_loss:
        best_loss, best_state = loss.item(), model.state_dict()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
# --8<-- [end:train]
