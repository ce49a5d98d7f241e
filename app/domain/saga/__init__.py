"""The back end (S01 to S10): a saga over six stores in two data centres, on a virtual clock."""
