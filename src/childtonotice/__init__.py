"""Child to Notice: finds the children police came across whom no safeguarding referral covers."""
