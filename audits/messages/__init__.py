"""What the words of an error message say, judged by word lists, one TOML a language; knows no Kivy."""
