"""How a reader refuses: with one of the codes of docs/FORMAT.md, section 8."""


class Refusal(Exception):
    def __init__(self, code, why=""):
        super().__init__(f"{code}: {why}")
        self.code = code
        self.why = why


def damaged(why):
    return Refusal("vault-damaged", why)
