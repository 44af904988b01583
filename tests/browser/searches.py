"""What readers search for and where it must lead; and how to search as they do. For the test and the benchmark."""

import re
from dataclasses import dataclass

# (language, words, where they lead: the page that stands first, or with "#" the very section that Enter opens)
SEARCHES = [
    ("zh", "拷贝", "conclusions/"),
    ("zh", "别名", "atlas/"),
    ("zh", "赋值", "conclusions/"),
    ("zh", "浅拷贝", "conclusions/"),
    ("zh", "深拷贝", "conclusions/"),
    ("zh", "浅拷贝 深拷贝 区别", "conclusions/"),
    ("zh", "循环引用", "conclusions/#memo"),
    ("zh", "可变默认参数", "conclusions/#mutable-default"),
    ("zh", "状态字典", "state-dict/"),
    ("zh", "state_dict", "state-dict/"),
    ("zh", "state_dict 浅拷贝", "state-dict/"),
    ("zh", "keep_vars", "state-dict/#keep-vars"),
    ("zh", "load_state", "load-state-dict/"),
    ("zh", "load_state_dict assign", "load-state-dict/"),
    ("zh", "最优模型", "best-model/"),
    ("zh", "早停", "best-model/#early-stopping"),
    ("zh", "优化器", "best-model/"),
    ("zh", "联邦平均", "federated/"),
    ("zh", "fedavg", "federated/"),
    ("zh", "整数缓冲区", "federated/#integer-buffers"),
    ("zh", "原地操作", "autograd/"),
    ("zh", "共享权重", "copying-modules/"),
    ("zh", "复制模型", "copying-modules/"),
    ("zh", "叶子张量", "corrections/#leaf"),
    ("zh", "deepcpy", "copying-modules/"),
    ("zh", "state_dcit", "state-dict/"),
    ("zh", "目标网络", "labs/target-networks/"),
    ("zh", "检查点", "labs/lost-checkpoint/"),
    ("zh", "torch.from_numpy", "atlas/#torch-from-numpy"),
    ("zh", "reshape", "atlas/"),
    ("zh", "内存", ""),
    ("zh", "视图", "pictures/"),
    ("zh", "勘误", "corrections/"),
    ("zh", "AC301", "rules/ac301/"),
    ("zh", "ac503", "rules/ac503/"),
    ("zh", "Ac201", "rules/ac201/"),
    ("zh", "检查器", "checker/"),
    ("zh", "评审规则", "rules/"),
    ("zh", "浅拷贝和深拷贝的区别", "conclusions/"),
    ("zh", "赋值和拷贝的区别", "conclusions/"),
    ("zh", "深浅拷贝", "conclusions/"),
    ("zh", "深复制", "conclusions/"),
    ("zh", "引用", "pictures/"),
    ("zh", "小整数", "pictures/#small-integers"),
    ("zh", "默认参数", "conclusions/#mutable-default"),
    ("zh", "二维列表", "labs/list-exercise/"),
    ("zh", "+=", "deep-vs-shallow/#plus-equals"),
    ("zh", "state dict", "state-dict/"),
    ("zh", "load-state-dict", "load-state-dict/"),
    ("zh", "strict=False", "load-state-dict/#shape"),
    ("zh", "键不匹配", "load-state-dict/#errors"),
    ("zh", "a leaf Variable that requires grad is being used in an in-place operation", "messages/autograd/"),
    ("zh", "保存最好的模型", "best-model/"),
    ("zh", "deepcopy模型", "copying-modules/"),
    ("zh", "FedAvg 权重", "federated/"),
    ("zh", "DQN", "rules/ac501/"),
    ("zh", "多进程 队列", "rules/ac205/"),
    ("zh", "301", "rules/ac301/"),
    ("zh", "flake8", "checker/"),
    ("zh", "怎么贡献", "contributing/"),
    ("zh", "ｓｔａｔｅ＿ｄｉｃｔ", "state-dict/"),
    ("zh", "modified by an inplace operation", "autograd/"),
    ("zh", "梯度越积越多", "autograd/#two-owners"),
    ("zh", "两个模型共享梯度", "autograd/#two-owners"),
    ("zh", "显存一直涨", "autograd/#losses"),
    ("zh", "detach 和 data 的区别", "autograd/#detach"),
    ("zh", "版本计数器", "autograd/#versions"),
    ("zh", "expand 原地", "autograd/#overlap"),
    ("zh", "回放池 观测 覆盖", "buffers/"),
    ("zh", "钩子 激活值", "buffers/#hooks"),
    ("zh", "求解器 初值", "buffers/"),
    ("zh", "函数改了参数", "buffers/"),
    ("zh", "内存映射", "buffers/#maps"),
    ("zh", "「最优模型」", "best-model/"),
    ("zh", "“最优模型”", "best-model/"),
    ("zh", "最佳模型", "best-model/"),
    ("zh", 'Missing key(s) in state_dict: "fc.weight", "fc.bias".', "messages/loading/"),
    ("zh", "RuntimeError: Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment", "messages/autograd/"),
    ("zh", "SettingWithCopyWarning", "lost-writes/"),
    ("zh", "Weights only load failed", "resuming/#weights-only"),
    ("zh", "TypeError: cannot pickle '_thread.lock' object", "messages/pickling/#pickle-lock"),
    ("zh", "适配器 基础模型", "shared-models/#adapters"),
    ("zh", "LoRA 参考模型", "shared-models/"),
    ("zh", "KV 缓存", "shared-models/#cache"),
    ("zh", "教师模型 统计量", "shared-models/#averages"),
    ("en", "copy", "copying-modules/"),
    ("en", "alias", "atlas/"),
    ("en", "assignment", "conclusions/"),
    ("en", "shallow copy", "conclusions/"),
    ("en", "deep copy", "conclusions/"),
    ("en", "mutable default", "conclusions/#mutable-default"),
    ("en", "state dict", "state-dict/"),
    ("en", "state_dict", "state-dict/"),
    ("en", "state_dict shallow copy", "state-dict/"),
    ("en", "keep_vars", "state-dict/#keep-vars"),
    ("en", "load_state", "load-state-dict/"),
    ("en", "load_state_dict assign", "load-state-dict/"),
    ("en", "loadstatedict", "load-state-dict/"),
    ("en", "best model", "best-model/"),
    ("en", "best model last epoch", "best-model/"),
    ("en", "early stopping", "best-model/#early-stopping"),
    ("en", "federated averaging", "federated/"),
    ("en", "FedAvg", "federated/"),
    ("en", "integer buffers", "federated/#integer-buffers"),
    ("en", "in-place", "autograd/"),
    ("en", "deepcopy model", "copying-modules/"),
    ("en", "tied weights", "copying-modules/"),
    ("en", "optimizer", "best-model/"),
    ("en", "leaf tensor", "corrections/#leaf"),
    ("en", "deepc", "copying-modules/"),
    ("en", "deepcpy", "copying-modules/"),
    ("en", "state_dcit", "state-dict/"),
    ("en", "target network", "labs/target-networks/"),
    ("en", "lost checkpoint", "labs/lost-checkpoint/"),
    ("en", "torch.from_numpy", "atlas/#torch-from-numpy"),
    ("en", "corrections", "corrections/"),
    ("en", "AC301", "rules/ac301/"),
    ("en", "ac503", "rules/ac503/"),
    ("en", "Ac201", "rules/ac201/"),
    ("en", "checker", "checker/"),
    ("en", "pre-commit", "checker/"),
    ("en", "difference between shallow copy and deep copy", "conclusions/"),
    ("en", "default argument", "conclusions/#mutable-default"),
    ("en", "reference", "pictures/"),
    ("en", "small integers", "pictures/#small-integers"),
    ("en", "aliasing", "atlas/"),
    ("en", "+=", "deep-vs-shallow/#plus-equals"),
    ("en", "in place", "autograd/"),
    ("en", "state-dict", "state-dict/"),
    ("en", "load-state-dict", "load-state-dict/"),
    ("en", "Missing key(s) in state_dict", "load-state-dict/#errors"),
    ("en", "strict=False", "load-state-dict/#shape"),
    ("en", "leaf tensors", "autograd/#leaf"),
    ("en", "a leaf Variable that requires grad is being used in an in-place operation", "corrections/#leaf"),
    ("en", "Only Tensors created explicitly by the user", "messages/autograd/#deepcopy-non-leaf"),
    ("en", "deepcopying", "copying-modules/"),
    ("en", "saving the best model", "best-model/"),
    ("en", "optimiser", "best-model/"),
    ("en", "clone", "autograd/#detach"),
    ("en", "checkpoints", "labs/lost-checkpoint/"),
    ("en", "DQN", "rules/ac501/"),
    ("en", "AC 301", "rules/ac301/"),
    ("en", "301", "rules/ac301/"),
    ("en", "linter", "checker/"),
    ("en", "contribute", "contributing/"),
    ("en", "modified by an inplace operation", "autograd/"),
    ("en", "gradients pile up since PyTorch 2.0", "autograd/#two-owners"),
    ("en", "zero_grad set_to_none", "autograd/"),
    ("en", "one gradient two owners", "autograd/#two-owners"),
    ("en", "memory grows losses append", "autograd/#losses"),
    ("en", "difference between detach and data", "autograd/#detach"),
    ("en", "more than one element of the written-to tensor refers to a single memory location", "autograd/#overlap"),
    ("en", "retain_graph", "autograd/#fix"),
    ("zh", "改了没反应", "lost-writes/"),
    ("zh", "修改不生效", "lost-writes/"),
    ("zh", "赋值不生效", "lost-writes/"),
    ("zh", "循环里给参数赋值没有变化", "lost-writes/"),
    ("zh", "SettingWithCopyWarning", "lost-writes/"),
    ("zh", "链式赋值", "lost-writes/"),
    ("zh", "iterrows 修改无效", "lost-writes/"),
    ("zh", "掩码 赋值 不生效", "lost-writes/"),
    ("zh", "滑动平均 权重 没有写回模型", "lost-writes/"),
    ("en", "nothing changed", "lost-writes/"),
    ("en", "averaged weights never arrive in the model", "symptoms/"),
    ("en", "assign to param in loop has no effect", "lost-writes/"),
    ("en", "SettingWithCopyWarning", "lost-writes/"),
    ("en", "chained assignment", "lost-writes/"),
    ("en", "iterrows does not change the frame", "lost-writes/"),
    ("en", "mask fill_ no effect", "lost-writes/"),
    ("en", "weight_norm init has no effect", "shared-models/"),
    ("en", "optimizer.step does not change weights", "lost-writes/"),
    ("zh", "每个 worker 的随机数都一样", "loading-data/"),
    ("zh", "DataLoader worker", "loading-data/"),
    ("zh", "dataset.epoch 传不进 worker", "loading-data/"),
    ("zh", "persistent_workers", "loading-data/"),
    ("zh", "num_workers 内存增长", "loading-data/"),
    ("zh", "数据集每个 epoch 都在变", "loading-data/"),
    ("zh", "__getitem__ 原地修改", "loading-data/"),
    ("zh", "random_split 验证集 数据增强", "loading-data/"),
    ("en", "all workers draw the same random numbers", "loading-data/"),
    ("en", "DataLoader workers", "loading-data/"),
    ("en", "dataset.epoch never reaches the workers", "loading-data/"),
    ("en", "persistent_workers", "loading-data/"),
    ("en", "memory grows num_workers", "loading-data/"),
    ("en", "my data set changes from epoch to epoch", "loading-data/"),
    ("en", "__getitem__ in place", "loading-data/"),
    ("en", "random_split transform validation", "loading-data/"),
    ("zh", "断点续训", "resuming/"),
    ("zh", "恢复训练 loss 变高", "resuming/"),
    ("zh", "Some tensors share memory", "resuming/"),
    ("zh", "safetensors", "resuming/"),
    ("zh", "to_empty 权重绑定 丢失", "resuming/"),
    ("zh", "weights_only", "resuming/"),
    ("zh", "去掉 module. 前缀", "resuming/"),
    ("zh", "部分加载 预训练权重", "resuming/"),
    ("en", "resume training", "resuming/"),
    ("en", "loss goes up after resuming", "resuming/"),
    ("en", "Some tensors share memory", "resuming/"),
    ("en", "safetensors", "resuming/"),
    ("en", "weight tying lost after to_empty", "resuming/"),
    ("en", "weights_only", "resuming/"),
    ("en", "asynchronous checkpoint", "resuming/"),
    ("zh", "张量归一化 DataFrame 也变了", "between-libraries/"),
    ("zh", "只读数组 torch", "between-libraries/"),
    ("zh", "The given NumPy array is not writable", "messages/numpy/"),
    ("zh", "DLPack", "between-libraries/"),
    ("zh", "joblib 只读", "between-libraries/"),
    ("en", "normalizing a tensor changed my DataFrame", "between-libraries/"),
    ("en", "read-only array torch", "between-libraries/"),
    ("en", "The given NumPy array is not writable", "messages/numpy/"),
    ("en", "DLPack", "between-libraries/"),
    ("en", "joblib read-only", "between-libraries/"),
    ("en", "JAX device_put", "between-libraries/"),
    ("en", "replay buffer same observation", "buffers/#environment"),
    ("en", "environment returns the same array", "buffers/"),
    ("en", "activations kept by my hook are rectified", "buffers/#hooks"),
    ("en", "solver returns its starting point", "buffers/"),
    ("en", "fsolve reused array", "buffers/"),
    ("en", "function changes its argument", "buffers/"),
    ("en", "generator yields the same buffer", "buffers/"),
    ("en", "memmap", "buffers/"),
    ("en", 'Missing key(s) in state_dict: "fc.weight", "fc.bias".', "load-state-dict/"),
    ("en", "SettingWithCopyWarning", "lost-writes/"),
    ("en", "Weights only load failed", "resuming/"),
    ("en", "The given NumPy array is not writable", "messages/numpy/#not-writable"),
    ("en", "ValueError: assignment destination is read-only", "messages/numpy/#assignment-read-only"),
    ("en", "TypeError: cannot pickle '_thread.lock' object", "messages/pickling/#pickle-lock"),
    ("en", "RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed)", "messages/autograd/#backward-twice"),
    ("en", "size mismatch for fc.weight: copying a param with shape torch.Size([10, 512]) from checkpoint, the shape in current model is torch.Size([100, 512]).", "load-state-dict/#shape"),
    ("en", "adapters change the base model", "shared-models/#adapters"),
    ("en", "KL to the reference is 0", "shared-models/"),
    ("en", "LoRA reference model", "shared-models/"),
    ("en", "key-value cache used again", "shared-models/#cache"),
    ("en", "functional_call buffers", "shared-models/#functional"),
]


# What no result shows: zero-width marks, prompts, a button's words.
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]|In \\[\\d*\\]|Out\\[|Copied!")


@dataclass
class Found:
    """What a search shows."""

    pages: list[str]  # in order, as addresses below the language's root
    best: str         # the place that Enter opens
    text: str         # all that it shows, or could be copied
    strangers: list[str]  # addresses outside the language
    ms: float         # from the last key to the results


def open_search(page) -> None:
    """Open the search of a page by its key and wait until it is ready for words."""
    waiting = page.locator(".md-search-result__meta").inner_text()
    page.keyboard.press("/")
    page.wait_for_function("waiting => document.querySelector('.md-search-result__meta').innerText !== waiting", arg=waiting)


def search(page, words: str) -> Found:
    """Put words into the opened search and press a key, as typing Chinese by program presses none."""
    field = page.locator("input.md-search__input")
    page.evaluate(AWAIT)  # before the words: if the field got its focus just now, the theme reads them without a key
    field.fill(words)
    field.press("Shift")
    return Found(**page.evaluate(ANSWER))


def check_searches(page, language: str) -> None:
    """Assert in the opened search of a page that each search of its language leads where it must."""
    wrong = []
    for words, expected in [(words, place) for of, words, place in SEARCHES if of == language]:
        found = search(page, words)
        first = found.best if "#" in expected else found.pages[0] if found.pages else None
        if first != expected:
            wrong.append(f"{words}: {first}, not {expected}; then {found.pages[1:4]}")
        assert not found.strangers, (words, found.strangers)
        assert not UNSEEN.search(found.text), (words, found.text)
    assert not wrong, "\n".join(wrong)


def search_by_typing(page, words: str, delay: float) -> Found:
    """The same, letter by letter with `delay` ms between, the last letter once all others are answered."""
    field = page.locator("input.md-search__input")
    field.fill("")
    field.press("Shift")
    field.press_sequentially(words[:-1], delay=delay)
    page.wait_for_timeout(300)
    page.evaluate(AWAIT)
    field.press_sequentially(words[-1])
    if not words[-1].isascii():
        field.press("Shift")
    return Found(**page.evaluate(ANSWER))


# The theme replaces the heading and the list of the results with each answer, at one go.
AWAIT = """() => {
  window.answered = new Promise((resolve, reject) => {
    const field = document.querySelector('.md-search__input')
    let key = performance.now()
    setTimeout(() => reject(new Error(`no results for "${field.value}" in 20 s`)), 20_000)
    field.addEventListener('keyup', () => key = performance.now(), { once: true, capture: true })
    new MutationObserver((_, watch) => {
      watch.disconnect()
      resolve(performance.now() - key)
    }).observe(document.querySelector('.md-search-result'), { childList: true, subtree: true })
  })
}"""
ANSWER = """async () => {
  const ms = await window.answered
  const home = new URL(JSON.parse(document.getElementById('__config').textContent).base + '/', location).href
  const place = link => link.href.replace(/\\?h=[^#]*/, '').replace(home, '')
  const score = link => parseFloat(link.querySelector('[data-md-score]').dataset.mdScore)
  const result = document.querySelector('.md-search-result')
  for (let waits = 0; waits < 20 && !result.querySelector('.md-search-result__item'); waits++) {
    await new Promise(resolve => setTimeout(resolve, 50))  // on a busy machine the old list goes before the new one comes
  }
  const pages = [...result.querySelectorAll('.md-search-result__item')]
  const links = pages.length ? [...pages[0].querySelectorAll('.md-search-result__link')] : []
  return {
    ms,
    pages: pages.map(page => place(page.querySelector('.md-search-result__link'))),
    best: links.length ? place(links.reduce((best, link) => score(link) > score(best) ? link : best)) : '',
    text: result.textContent,
    strangers: [...result.querySelectorAll('a')].map(link => link.href).filter(href => !href.startsWith(home)),
  }
}"""
