# --8<-- [start:test]
import copy

import torch
from alias_or_copy import assert_independent


def test_the_snapshot_does_not_change():
    model = torch.nn.Linear(2, 1)
    best_state = copy.deepcopy(model.state_dict())
    assert_independent(best_state, model)
# --8<-- [end:test]
