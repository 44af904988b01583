# --8<-- [start:call]
def mutate(items):
    items.append("new")


def rebind(items):
    items = items + ["new"]
    return items


basket = ["apple"]
rebind(basket)
print(basket)
mutate(basket)
print(basket)
# --8<-- [end:call]
received = []


def look(argument):
    received.append(argument)
    return argument


assert look(basket) is basket and received[0] is basket
pair = (basket, basket)
assert pair[0] is basket

# --8<-- [start:default]
def add(item, items=[]):
    items.append(item)
    return items


print(add("apple"))
print(add("pear"))
# --8<-- [end:default]
assert add("fig") is add("plum")
assert add("kiwi", ["own"]) == ["own", "kiwi"]

# --8<-- [start:none]
def add(item, items=None):
    items = [] if items is None else items
    items.append(item)
    return items


print(add("apple"))
print(add("pear"))
# --8<-- [end:none]
