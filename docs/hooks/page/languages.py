"""The languages of the site: how a path names one, and the words that every page of it has."""

LANGUAGES = {
    "zh": {"name": "中文", "site_name": "别名还是拷贝", "locale": "zh_CN",
           "home": "别名还是拷贝：赋值、浅拷贝、深拷贝与 state_dict", "lab": "{}（实验）",
           "card": "别名还是拷贝：这一行之后，两个名字是不是共用同一块内存？",
           "permalink": "本节的链接", "search_other": "在英文版中搜索",
           "theme": {"action.skip": "跳到正文"},  # where the theme's own words are half a phrase
           "palette": ["跟随系统；点按换成浅色", "浅色；点按换成深色", "深色；点按换成跟随系统"]},
    "en": {"name": "English", "site_name": "Alias or Copy", "locale": "en_US",
           "home": "Alias or copy: assignment, shallow and deep copy, state_dict", "lab": "{} (lab)",
           "card": "Alias or copy: after this line, do two names share one piece of memory?",
           "permalink": "Link to this section", "search_other": "Search the Chinese pages", "theme": {},
           "palette": ["Follows the system; switch to light", "Light; switch to dark", "Dark; switch to follow the system"]},
}


def language_of(src_uri: str) -> str | None:
    """The language of a page by its path below docs, or None."""
    first = src_uri.split("/")[0]
    return first if first in LANGUAGES else None
