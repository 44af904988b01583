# %% [markdown] tags=["zh"] description="先猜，再核对：赋值、浅拷贝、深拷贝之后，嵌套列表各是什么样。答案由 notebook 自己核对。"
# # 列表练习：先猜再看 {#list-exercise}
#
# 原文第 5、6 节的列表例子，换成一份练习。每道题先读代码，再写下你的预测，替换掉 `...`，然后运行下一格核对：`✓` 是猜对了，`✗` 后面是你的答案和真正的结果，`?` 是还没作答。本页上录下来的是没作答时的样子，所以答案不在这一页。

# %% [markdown] tags=["en"] description="Predict, then check: what nested lists look like after assignment, shallow and deep copy. The notebook checks the answers itself."
# # The list exercise: predict, then check {#list-exercise}
#
# The list examples of the article's sections 5 and 6, as an exercise. Read the code of each question, write your prediction in place of `...`, and run the next cell to check it: `✓` is right, `✗` is followed by your answer and the real one, `?` is not answered yet. This page was recorded without answers, so it does not give them away.

# %%
import copy


def check(**answers):
    for name, (predicted, real) in answers.items():
        if predicted is ...:
            print(f"{name}  ?")
        elif predicted == real:
            print(f"{name}  ✓")
        else:
            print(f"{name}  ✗  {predicted!r} -> {real!r}")


# %% [markdown] tags=["zh"]
# ## 一次追加，一次改里层 {#append}
#
# `b` 是赋值，`c` 是浅拷贝，`d` 是深拷贝。往外层追加一项，再往里层追加一项：

# %% [markdown] tags=["en"]
# ## One append outside, one inside {#append}
#
# `b` is assigned, `c` is a shallow copy, `d` a deep one. One item is appended to the outer list and one to the inner:

# %%
a = [1, 2, 3, 4, ["a", "b"]]
b, c, d = a, copy.copy(a), copy.deepcopy(a)
a.append(5)
a[4].append("c")

# %% [markdown] tags=["zh"]
# 三个列表各是什么？

# %% [markdown] tags=["en"]
# What are the three lists?

# %%
predicted_b = ...
predicted_c = ...
predicted_d = ...

# %%
check(b=(predicted_b, b), c=(predicted_c, c), d=(predicted_d, d))

# %% [markdown] tags=["zh"]
# ## 只有外层 {#flat}
#
# 列表里全是整数，浅拷贝够不够？

# %% [markdown] tags=["en"]
# ## Nothing inside {#flat}
#
# If the list holds integers only, is a shallow copy enough?

# %%
first = [1, 2, 3]
second = copy.copy(first)
second.append(5)

# %%
predicted_first = ...

# %%
check(first=(predicted_first, first))

# %% [markdown] tags=["zh"]
# ## 深拷贝之后改里层 {#deep}
#
# `li1` 变了吗？

# %% [markdown] tags=["en"]
# ## Changing the inside of a deep copy {#deep}
#
# Has `li1` changed?

# %%
li1 = [1, 2, [3, 5], 4]
li2 = copy.deepcopy(li1)
li2[2][0] = 7

# %%
predicted_li1 = ...

# %%
check(li1=(predicted_li1, li1))

# %% [markdown] tags=["zh"]
# ## 浅拷贝之后的四种改法 {#four-edits}
#
# 每一种都从一对新的列表开始，改的是浅拷贝 `y`，问的是原来的列表：`item`、`inner`、`replaced`、`extended` 各是什么？

# %% [markdown] tags=["en"]
# ## Four edits of a shallow copy {#four-edits}
#
# Each begins with a new pair of lists. The edit is made to the shallow copy `y`; the question is the original: what are `item`, `inner`, `replaced` and `extended`?

# %%
def pair():
    x = [1, 2, [3, 5], 4]
    return x, copy.copy(x)


item, y = pair()
y[1] = 7

inner, y = pair()
y[2][0] = 7

replaced, y = pair()
y[2] = [9]

extended, y = pair()
y[2] += [6]

# %%
predicted_item = ...
predicted_inner = ...
predicted_replaced = ...
predicted_extended = ...

# %%
check(
    item=(predicted_item, item),
    inner=(predicted_inner, inner),
    replaced=(predicted_replaced, replaced),
    extended=(predicted_extended, extended),
)

# %% [markdown] tags=["zh"]
# ## 想一想 {#why}
#
# 猜错的题，多半错在同一个地方：给 `y[2]` 赋一个新列表，换掉的是外层列表里的一个引用，只碰自己那份外层；给 `y[2][0]` 赋值，或者对 `y[2]` 用 `+=`，改的却是两边共有的里层列表。讲解见[动手](docs/hands-on.md)和[深与浅](docs/deep-vs-shallow.md)。

# %% [markdown] tags=["en"]
# ## Why {#why}
#
# Wrong guesses mostly go wrong in one place: assigning a new list to `y[2]` replaces a reference in the outer list, which is one's own; assigning to `y[2][0]`, or using `+=` on `y[2]`, changes the inner list that both share. Both are worked through on [Hands-on](docs/hands-on.md) and [Deep against shallow](docs/deep-vs-shallow.md).
