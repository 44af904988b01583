"""What the site says of a rule's figures on public code: reliable, or a suggestion."""

import pytest

from docs.hooks.rules.figures import Figures
from docs.hooks.rules.registry import read_rules

RULE = next(rule for rule in read_rules() if rule.reliable)
BY_EYE = next(rule for rule in read_rules() if not rule.reliable)


def figures(real, harmless, hash_of=RULE.hash):
    return Figures({}, {"rules": {RULE.code: {"hash": hash_of, "all": {"real": real, "harmless": harmless}, "set_aside": {"real": [0, 0], "harmless": [0, 0]}}}})


@pytest.mark.parametrize("real, harmless, suggests", [
    ([8, 10], [0, 20], False), ([7, 10], [0, 20], True), ([9, 10], [1, 20], False), ([8, 10], [1, 20], True),
    ([1, 1], [0, 9], True), ([2, 2], [0, 9], False), ([0, 0], [0, 0], True), ([0, 4], [0, 4], True)])
def test_the_bar(real, harmless, suggests):
    own = figures(real, harmless)
    assert own.suggests(RULE) == suggests
    assert own.severity(RULE) == ("hint" if suggests else RULE.severity)


def test_a_rule_that_was_never_measured_suggests_and_says_so():
    own = Figures({}, {"rules": {}})
    assert own.suggests(RULE) and own.changed(RULE) and own.places(RULE)["real"] == [0, 0]


def test_a_rule_found_by_eye_suggests_nothing():
    assert not Figures().suggests(BY_EYE)


def test_a_changed_rule_says_so():
    assert figures([9, 9], [0, 9], "0" * 12).changed(RULE) and not figures([9, 9], [0, 9]).changed(RULE)


def test_the_sums():
    assert figures([3, 4], [1, 9]).total() == {"real": [3, 4], "harmless": [1, 9]}
