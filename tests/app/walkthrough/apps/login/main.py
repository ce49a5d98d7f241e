"""A login form in the style of tutorials: two screens, a dialog, and a name that is remembered."""

import argparse
import os

import accounts
from kivy.app import App
from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.storage.jsonstore import JsonStore
from kivy.uix.label import Label
from kivy.uix.popup import Popup
from kivy.uix.screenmanager import Screen, ScreenManager

Builder.load_string("""
<LoginScreen>:
    BoxLayout:
        orientation: "vertical"
        padding: 20
        spacing: 10
        Label:
            text: "[b]Welcome[/b]"
            markup: True
        TextInput:
            id: user
            hint_text: "User name"
            multiline: False
        TextInput:
            id: password
            hint_text: "Password"
            password: True
            multiline: False
            on_text_validate: root.log_in()
        BoxLayout:
            CheckBox:
                id: remember
            Label:
                text: "Remember me"
        Button:
            id: log_in
            text: "Log in"
            on_release: root.log_in()
        Button:
            id: help
            text: "Help"
            on_release: app.open_help()

<HomeScreen>:
    BoxLayout:
        orientation: "vertical"
        Label:
            id: greeting
            text: root.greeting
        Button:
            text: "Log out"
            on_release: root.manager.current = "login"
        Button:
            text: "Crash"
            on_release: root.crash()
        Button:
            text: "Quit"
            on_release: app.stop()
        Button:
            text: "Leave"
            on_release: root.leave(3)
        Button:
            text: "Die"
            on_release: root.die()
        Button:
            text: "Hang"
            on_release: root.hang()
        Button:
            text: "Website"
            on_release: root.website()
""")


class LoginScreen(Screen):
    def on_pre_enter(self, *args):
        self.ids.user.text = App.get_running_app().remembered()

    def log_in(self):
        user, password = self.ids.user.text, self.ids.password.text
        print("logging in", user)
        if not accounts.known(user, password):
            Popup(title="Error", content=Label(text="Wrong name or password"), size_hint=(0.8, 0.3)).open()
            return
        if self.ids.remember.active:
            App.get_running_app().store.put("user", name=user)
        self.ids.log_in.text = "Please wait"
        Clock.schedule_once(lambda dt: self.welcome(user), 2)

    def welcome(self, user):
        self.ids.log_in.text = "Log in"
        self.manager.get_screen("home").greeting = f"Hello, {user}!"
        self.manager.current = "home"


class HomeScreen(Screen):
    greeting = StringProperty("")

    def crash(self):
        return {}["nothing"]

    def leave(self, code):
        raise SystemExit(code)

    def die(self):
        import signal

        signal.raise_signal(signal.SIGSEGV)

    def hang(self):
        while True:
            pass

    def website(self):
        import webbrowser

        webbrowser.open("https://example.com")


class LoginApp(App):
    def build(self):
        parser = argparse.ArgumentParser()
        parser.add_argument("--title", default="Login")
        self.title = parser.parse_args().title
        self.store = JsonStore(os.path.join(self.user_data_dir, "settings.json"))
        manager = ScreenManager()
        manager.add_widget(LoginScreen(name="login"))
        manager.add_widget(HomeScreen(name="home"))
        return manager

    def remembered(self):
        return self.store.get("user")["name"] if self.store.exists("user") else ""

    def open_help(self):
        Popup(title="Help", content=Label(text=f"This is {self.title}."), size_hint=(0.8, 0.4)).open()

    def on_stop(self):
        with open("stopped.txt", "a", encoding="utf-8") as file:
            file.write("stopped\n")


if __name__ == "__main__":
    LoginApp().run()
