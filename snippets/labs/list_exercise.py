# %% [markdown] tags=["zh"] description="先猜，再运行：赋值、浅拷贝、深拷贝之后，嵌套列表各是什么样。答案由 notebook 自己核对。"
# # 列表练习：先猜再跑 {#list-exercise}
#
# 原文第 5、6 节的列表例子，换成一份练习。每道题先写下你的预测，替换掉 `...`，再运行下一格：`✓` 是猜对了，`✗` 后面是你的答案和真正的结果，`?` 是还没作答。本页上录下来的是没作答时的样子。

# %% [markdown] tags=["en"] description="Predict, then run: what nested lists look like after assignment, shallow and deep copy. The notebook checks the answers itself."
# # The list exercise: predict, then run {#list-exercise}
#
# The list examples of the article's sections 5 and 6, as an exercise. Write your prediction in place of `...`, then run the next cell: `✓` is right, `✗` is followed by your answer and the real one, `?` is not answered yet. What is recorded on this page is the state without answers.

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
# `b` 是赋值，`c` 是浅拷贝，`d` 是深拷贝。先往外层追加一项，再往里层追加一项：
#
# ```python
# a = [1, 2, 3, 4, ["a", "b"]]
# b, c, d = a, copy.copy(a), copy.deepcopy(a)
# a.append(5)
# a[4].append("c")
# ```
#
# 三个列表各是什么？

# %% [markdown] tags=["en"]
# ## One append outside, one inside {#append}
#
# `b` is assigned, `c` is a shallow copy, `d` a deep one. One item is appended to the outer list and one to the inner:
#
# ```python
# a = [1, 2, 3, 4, ["a", "b"]]
# b, c, d = a, copy.copy(a), copy.deepcopy(a)
# a.append(5)
# a[4].append("c")
# ```
#
# What are the three lists?

# %%
predicted_b = ...
predicted_c = ...
predicted_d = ...

# %%
a = [1, 2, 3, 4, ["a", "b"]]
b, c, d = a, copy.copy(a), copy.deepcopy(a)
a.append(5)
a[4].append("c")
check(b=(predicted_b, b), c=(predicted_c, c), d=(predicted_d, d))

# %% [markdown] tags=["zh"]
# ## 只有外层 {#flat}
#
# 列表里全是整数时，浅拷贝够不够？
#
# ```python
# first = [1, 2, 3]
# second = copy.copy(first)
# second.append(5)
# ```

# %% [markdown] tags=["en"]
# ## Nothing inside {#flat}
#
# If the list holds integers only, is a shallow copy enough?
#
# ```python
# first = [1, 2, 3]
# second = copy.copy(first)
# second.append(5)
# ```

# %%
predicted_first = ...

# %%
first = [1, 2, 3]
second = copy.copy(first)
second.append(5)
check(first=(predicted_first, first))

# %% [markdown] tags=["zh"]
# ## 深拷贝之后改里层 {#deep}
#
# ```python
# li1 = [1, 2, [3, 5], 4]
# li2 = copy.deepcopy(li1)
# li2[2][0] = 7
# ```
#
# `li1` 变了吗？

# %% [markdown] tags=["en"]
# ## Changing the inside of a deep copy {#deep}
#
# ```python
# li1 = [1, 2, [3, 5], 4]
# li2 = copy.deepcopy(li1)
# li2[2][0] = 7
# ```
#
# Has `li1` changed?

# %%
predicted_li1 = ...

# %%
li1 = [1, 2, [3, 5], 4]
li2 = copy.deepcopy(li1)
li2[2][0] = 7
check(li1=(predicted_li1, li1))

# %% [markdown] tags=["zh"]
# ## 浅拷贝之后的四种改法 {#four-edits}
#
# 每一种都从一对新的列表开始：`x = [1, 2, [3, 5], 4]`，`y = copy.copy(x)`。改的是 `y`，问的是 `x`。
#
# | 题 | 改法 |
# |---|---|
# | `item` | `y[1] = 7` |
# | `inner` | `y[2][0] = 7` |
# | `replaced` | `y[2] = [9]` |
# | `extended` | `y[2] += [6]` |

# %% [markdown] tags=["en"]
# ## Four edits of a shallow copy {#four-edits}
#
# Each begins with new lists: `x = [1, 2, [3, 5], 4]`, `y = copy.copy(x)`. The edit is made to `y`; the question is `x`.
#
# | question | edit |
# |---|---|
# | `item` | `y[1] = 7` |
# | `inner` | `y[2][0] = 7` |
# | `replaced` | `y[2] = [9]` |
# | `extended` | `y[2] += [6]` |

# %%
predicted_item = ...
predicted_inner = ...
predicted_replaced = ...
predicted_extended = ...

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
check(
    item=(predicted_item, item),
    inner=(predicted_inner, inner),
    replaced=(predicted_replaced, replaced),
    extended=(predicted_extended, extended),
)

# %% [markdown] tags=["zh"]
# ## 想一想 {#why}
#
# 猜错的题，多半错在同一个地方：`y[2] = [9]` 换掉的是外层列表里的一个引用，`y[2][0] = 7` 和 `y[2] += [6]` 改的是两边共有的里层列表。前一种只碰自己那份外层，后两种碰的是同一个对象。带图的讲解见[动手](docs/hands-on.md)和[深浅之别](docs/deep-vs-shallow.md)。

# %% [markdown] tags=["en"]
# ## Why {#why}
#
# Wrong guesses mostly go wrong in one place: `y[2] = [9]` replaces a reference in the outer list, while `y[2][0] = 7` and `y[2] += [6]` change the inner list that both share. The first touches only one's own outer list; the other two touch one and the same object. Both cases are worked through on [Hands-on](docs/hands-on.md) and [Deep against shallow](docs/deep-vs-shallow.md).
