"use strict";
// Browsers choose in a switch by their own language, not by those that the reader asks for.
const primary = (tag) => tag.toLowerCase().split("-")[0];
for (const choice of document.querySelectorAll("switch")) {
  const texts = [...choice.children];
  const named = (tag) => texts.find((text) => primary(text.getAttribute("lang")) === primary(tag));
  const found = navigator.languages.map(named).find(Boolean);
  if (found) {
    found.removeAttribute("systemLanguage");
    choice.prepend(found);
    if (found.classList.contains("heading")) document.querySelector("title").textContent = found.textContent;
  }
}
