# --8<-- [start:raise]
import torch

torch.save({"weight": torch.ones(2)}, "old.pt", _use_new_zipfile_serialization=False)
try:
    torch.load("old.pt", mmap=True)
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('`')[0].strip()}")
# --8<-- [end:raise]

# --8<-- [start:cure]
torch.save(torch.load("old.pt"), "new.pt")
print(torch.load("new.pt", mmap=True))
# --8<-- [end:cure]

