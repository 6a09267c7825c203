"""The core of cchc: rules, scores, checks and answers, with no front end in it."""
