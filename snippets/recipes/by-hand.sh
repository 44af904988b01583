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

# --8<-- [start:notebooks]
pip install jupytext==1.19.6
for notebook in *.ipynb; do
  jupytext --quiet --to py:percent --output - "$notebook" | ast-grep scan --stdin --report-style short -r alias-or-copy.yml
done
# --8<-- [end:notebooks]
