"use strict";
{
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Without this script the page shows everything, in one language.
  document.querySelector(".tools").hidden = false;
  all(".filters").forEach((form) => { form.hidden = false; });

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

  // The checklist stands once in each language; what is said in one counts in all, and can be saved as a file.
  const questions = (name) => all(`[data-question="${name}"]`);
  const names = [...new Set(all("[data-question]").map((each) => each.dataset.question))];
  const share = (event) => {
    const from = event.target.closest("[data-question]");
    if (!from) return;
    for (const each of questions(from.dataset.question).filter((other) => other !== from)) {
      all("input", each).forEach((input, index) => { input.checked = all("input", from)[index].checked; });
      each.querySelector("textarea").value = from.querySelector("textarea").value;
    }
  };
  addEventListener("input", share);
  addEventListener("change", share);
  const said = (name) => {
    const [question] = questions(name);
    const chosen = all("input", question).find((input) => input.checked);
    return { answer: chosen ? chosen.value : "", note: question.querySelector("textarea").value };
  };
  all(".keep").forEach((part) => { part.hidden = false; });
  all("[data-save]").forEach((button) => button.addEventListener("click", () => {
    const answers = Object.fromEntries(names.map((name) => [name, said(name)]).filter(([, each]) => each.answer || each.note));
    const file = { checklist: Number(button.dataset.version), answers };
    const link = document.createElement("a");
    link.href = "data:application/json;charset=utf-8," + encodeURIComponent(JSON.stringify(file, null, 1) + "\n");
    link.download = "answers.json";
    link.click();
  }));

  // A place fits when, along every dimension that is chosen, it lists the chosen value.
  const fits = (place, chosen) => chosen.every(([key, value]) => place.getAttribute("data-d" + key).split(" ").includes(value));

  const filter = (form) => {
    const values = all("select", form).map((select) => [select.dataset.key, select.value]);
    const rule = values.find(([key]) => key === "rule")[1];
    const chosen = values.filter(([key, value]) => key !== "rule" && value !== "");
    let shown = 0;
    for (const defect of all(".defect", form.closest("main"))) {
      const places = all(".place", defect);
      places.forEach((place) => { place.hidden = !fits(place, chosen); });
      defect.hidden = (rule !== "" && defect.dataset.rule !== rule) || places.every((place) => place.hidden);
      shown += defect.hidden ? 0 : 1;
    }
    const output = form.querySelector("output");
    output.value = output.dataset.text.replace("#", shown);
  };
  all(".filters").forEach((form) => form.addEventListener("change", () => filter(form)));

  // A link to a defect that a filter hides clears the filter first.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.hidden) {
      const form = target.closest("main").querySelector(".filters");
      form.reset();
      filter(form);
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
}
