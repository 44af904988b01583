# --8<-- [start:once]
pip install ast-grep-cli==0.51.1
curl -fsSLO https://alias-or-copy.example/checker/en/alias-or-copy.yml
ast-grep scan -r alias-or-copy.yml src
# --8<-- [end:once]

# --8<-- [start:fix]
ast-grep scan -r alias-or-copy.yml --update-all src
git diff
# --8<-- [end:fix]

# --8<-- [start:keep]
mkdir -p .ast-grep
curl -fsSL -o .ast-grep/alias-or-copy.yml https://alias-or-copy.example/checker/en/alias-or-copy.yml
echo "ruleDirs: [.ast-grep]" > sgconfig.yml
ast-grep scan
# --8<-- [end:keep]
