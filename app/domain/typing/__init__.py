"""What a phone's keyboard does with the keys that are pressed: pinyin becomes characters."""
