"""For those who test rules, places and policy of their own; needs the extra `eligibility[testing]`.

`strategies` draws households for Hypothesis, `properties` states what has to hold of every answer, `by_hand` judges one
fully known case after another without any engine, `edits` says a little more or less of a household.
"""
