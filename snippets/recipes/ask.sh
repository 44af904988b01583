# --8<-- [start:get]
curl -fsSLO https://alias-or-copy.example/alias_or_copy.pyz
curl -fsSL https://alias-or-copy.example/alias_or_copy.pyz.sha256 | sha256sum --check
# --8<-- [end:get]

# --8<-- [start:lines]
python alias_or_copy.pyz "a = torch.zeros(3)" "b = a[1:]"
# --8<-- [end:lines]

# --8<-- [start:script]
python alias_or_copy.pyz train.py --at 9 best_state model
# --8<-- [end:script]

# --8<-- [start:files]
python alias_or_copy.pyz "a = [1, [2]]" "b = a[:]" --svg heap.svg --html steps.html
python alias_or_copy.pyz "a = [1, [2]]" "b = a[:]" --json --expect shallow
# --8<-- [end:files]

# --8<-- [start:tests]
PYTHONPATH=alias_or_copy.pyz python -m pytest
# --8<-- [end:tests]
