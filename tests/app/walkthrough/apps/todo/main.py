"""A to-do list in the style of tutorials: rows that are kept in a file beside the app, and two themes."""

import json
from pathlib import Path

from kivy.app import App
from kivy.core.window import Window
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

FILE = Path(__file__).with_name("tasks.json")


class Row(BoxLayout):
    number = NumericProperty(0)
    text = StringProperty("")
    done = BooleanProperty(False)


class TodoApp(App):
    rows = ListProperty()
    count = StringProperty("")

    def build(self):
        self.tasks = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else []
        self.show()

    def show(self):
        self.rows = [{"number": number, **task} for number, task in enumerate(self.tasks)]
        left = sum(not task["done"] for task in self.tasks)
        self.count = f"{left} left" if left else "Nothing left"
        FILE.write_text(json.dumps(self.tasks), encoding="utf-8")

    def add(self, field):
        if field.text.strip():
            self.tasks.append({"text": field.text.strip(), "done": False})
            field.text = ""
            self.show()

    def mark(self, number, done):
        if self.tasks[number]["done"] != done:
            self.tasks[number]["done"] = done
            self.show()

    def delete(self, number):
        del self.tasks[number]
        self.show()


def light():
    Window.clearcolor = (1, 1, 1, 1)


def dark():
    Window.clearcolor = (0, 0, 0, 1)


if __name__ == "__main__":
    TodoApp().run()
