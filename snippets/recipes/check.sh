# --8<-- [start:install]
pip install https://alias-or-copy.example/checker/alias_or_copy_check-1-py3-none-any.whl
alias-or-copy-check src
# --8<-- [end:install]

# --8<-- [start:notebooks]
alias-or-copy-check --language zh notebooks/train.ipynb
# --8<-- [end:notebooks]

# --8<-- [start:baseline]
alias-or-copy-check --write-baseline .alias-or-copy.txt src
alias-or-copy-check --baseline .alias-or-copy.txt src
# --8<-- [end:baseline]
