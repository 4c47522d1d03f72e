"""For those who test rules, places and policy of their own; `strategies` needs the extra `eligibility[testing]`.

- `cases`: the case tables and their runner; `mutants` and `noticing`: small changes of rules, and whether rows notice.
- `strategies`: persons, households and partial dates for Hypothesis; `properties`: what has to hold of every answer.
- `by_hand`: one fully known case after another judged without any engine; `edits`: a household with a little more or
  less said of it; `everybody`: two wordings of a rule compared over a person of whom nothing is known.
"""
