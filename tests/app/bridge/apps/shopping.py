"""A shopping list made with KivyMD, written as its tutorials write."""

from kivy.lang import Builder
from kivymd.app import MDApp
from kivymd.uix.list import MDListItem, MDListItemHeadlineText

KV = """
MDScreen:
    md_bg_color: self.theme_cls.backgroundColor
    MDBoxLayout:
        orientation: 'vertical'
        MDTopAppBar:
            type: 'small'
            MDTopAppBarTitle:
                text: 'Shopping'
            MDTopAppBarTrailingButtonContainer:
                MDActionTopAppBarButton:
                    icon: 'delete-outline'
                    on_release: app.clear()
        MDTextField:
            MDTextFieldHintText:
                text: 'What to buy'
        MDBoxLayout:
            adaptive_height: True
            MDLabel:
                text: 'Organic'
            MDCheckbox:
                size_hint: None, None
                size: '48dp', '48dp'
                accessible_name: 'Organic'
                active: True
        MDButton:
            on_release: app.add('Butter')
            MDButtonIcon:
                icon: 'plus'
            MDButtonText:
                text: 'Add'
        MDScrollView:
            MDList:
                id: things
                MDListItem:
                    MDListItemLeadingIcon:
                        icon: 'baguette'
                    MDListItemHeadlineText:
                        text: 'Bread'
"""


class ShoppingApp(MDApp):
    def build(self):
        return Builder.load_string(KV)

    def add(self, what):
        self.root.ids.things.add_widget(MDListItem(MDListItemHeadlineText(text=what)))

    def clear(self):
        self.root.ids.things.clear_widgets()


if __name__ == "__main__":
    ShoppingApp().run()
