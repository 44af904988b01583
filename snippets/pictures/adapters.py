# --8<-- [start:same]
import copy

from torch import nn

reference = nn.Sequential(nn.Linear(1, 1, bias=False))
policy = reference
policy[0] = nn.Identity()
# --8<-- [end:same]
# draw: reference, policy
assert isinstance(reference[0], nn.Identity)

# --8<-- [start:own]
reference = nn.Sequential(nn.Linear(1, 1, bias=False))
nn.init.ones_(reference[0].weight)
policy = copy.deepcopy(reference)
nn.init.zeros_(policy[0].weight)
# --8<-- [end:own]
# draw: reference, policy
assert reference[0].weight.item() == 1
