"use strict";
{
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Without this script the page shows everything, in one language.
  document.querySelector(".tools").hidden = false;

  // Where no font has a language's letters, all of them show as the same box: that language is not offered.
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [96, 32];
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const drawn = (text) => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.font = `16px ${getComputedStyle(document.body).fontFamily}`;
    pen.fillText(text, 4, 24);
    return pen.getImageData(0, 0, canvas.width, canvas.height).data.join();
  };
  const hasFont = (text) => new Set([...text].map(drawn)).size > 1;
  all("[data-language]").forEach((button) => {
    if (button.ariaPressed !== "true" && !hasFont(button.textContent.trim())) button.remove();
  });

  const buttons = all("[data-language]");
  const show = (button) => {
    const language = button.dataset.language;
    root.lang = language;
    document.title = button.dataset.title;
    all("[data-in]").forEach((part) => { part.hidden = part.dataset.in !== language; });
    buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
    dispatchEvent(new Event("language"));
  };
  buttons.forEach((button) => button.addEventListener("click", () => show(button)));

  // The first language that the reader asks for and the page has: the same tag, else the same language.
  const primary = (tag) => tag.toLowerCase().split("-")[0];
  const asked = (tag) => buttons.find((button) => button.dataset.language.toLowerCase() === tag.toLowerCase())
    || buttons.find((button) => primary(button.dataset.language) === primary(tag));
  if (!("languageFixed" in root.dataset)) {
    const found = (navigator.languages || [navigator.language]).map(asked).find(Boolean);
    if (found) show(found);
  }

  const darkNow = () => root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  const themeButton = document.querySelector("[data-theme-switch]");
  const tell = () => themeButton.setAttribute("aria-pressed", String(darkNow()));
  themeButton.addEventListener("click", () => {
    root.dataset.theme = darkNow() ? "light" : "dark";
    tell();
  });
  tell();
}
