"""Who may log in."""

tries = 0


def known(user, password):
    global tries
    tries += 1
    return (user, password) == ("ada", "lovelace")
