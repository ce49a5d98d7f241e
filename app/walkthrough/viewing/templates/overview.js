"use strict";
{
  const words = JSON.parse(document.getElementById("words").textContent);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const say = (key, values = {}) => {
    const texts = words[document.documentElement.lang] || Object.values(words)[0];
    const form = values.n === 1 && texts[`${key}_one`] !== undefined ? `${key}_one` : key;
    return texts[form].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
  const form = document.querySelector(".filters");
  if (form) {
    form.hidden = false;
    const value = (walk, key) => ["result", "flow"].includes(key) ? walk.dataset[key] : walk.getAttribute(`data-of-${key.replaceAll("_", "-")}`);
    const filter = () => {
      const chosen = all("select", form).filter((select) => select.value);
      const wanted = form.querySelector("input").value.trim().toLowerCase();
      let shown = 0;
      for (const walk of all(".walks > li")) {
        walk.hidden = !chosen.every((select) => value(walk, select.dataset.key) === select.value)
          || !walk.textContent.toLowerCase().includes(wanted);
        shown += walk.hidden ? 0 : 1;
      }
      form.querySelector("output").value = say("overview.shown", { n: shown });
    };
    // An option stands there in each language: the chosen one is kept when the language changes.
    const relabel = () => {
      all("select", form).forEach((select) => {
        select.options[0].textContent = say("overview.any");
        const same = all("option", select).find((option) => option.value === select.value && !option.hidden);
        if (same) same.selected = true;
      });
      form.setAttribute("aria-label", say(form.dataset.label));
      filter();
    };
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("language", relabel);
    relabel();
  }
}
