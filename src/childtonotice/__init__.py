"""Child to Notice: finds the children police came across whom no safeguarding referral covers."""

import os

if os.environ.get("CTN_RULES") == "compiled":  # so that every process that a command starts chooses as it did
    from childtonotice.compiled import choose_rules

    choose_rules()
